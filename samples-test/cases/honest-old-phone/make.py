"""A mail from an old telephone: Shift_JIS under the label of ISO-2022-JP, kana in half width, and a face."""
from kit import *


def make():
    return (Mail("お疲れさま", "taro@phone.example.ne.jp", name="太郎", charset="iso-2022-jp")
            .text("ｶﾗｵｹは19時からです。\n駅前のｺﾝﾋﾞﾆで待ってます(´Д｀)\n".encode("cp932"), label="iso-2022-jp").bytes())
