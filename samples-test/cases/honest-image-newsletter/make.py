"""A shop's newsletter that is one image, counts who opened it and shortens its links."""
from kit import *

PAGE = """<html><body><a href="https://shop.example.com/s/1"><img src="https://img.shop.example.com/spring.jpg" alt=""></a>
<img src="https://t.shop.example.com/o?u=17" width="1" height="1"></body></html>"""


def make():
    return (Mail("【本日まで】春のセール開催中", "news@shop.example.com", name="例示ショップ", List_Unsubscribe="<https://shop.example.com/u>", Precedence="bulk", Return_Path="<b-17@bounce.esp.example.net>")
            .html(PAGE).bytes())
