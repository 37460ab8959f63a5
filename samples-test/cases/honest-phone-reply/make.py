"""A colleague answers from a telephone, which drops the references; a photograph is attached."""
from kit import *


def make():
    return (Mail("Re: 現場の件", "yamada.taro@icloud.com", date="Wed, 10 May 2023 12:12:00 +0900", X_Mailer="iPhone Mail (20E252)", message_id="<1F0C@icloud.com>")
            .text("写真です。\n\niPhoneから送信\n").attach("IMG_0117.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "image/jpeg").bytes())
