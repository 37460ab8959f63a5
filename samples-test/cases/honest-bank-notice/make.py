"""A bank's own notice, sent for it by a delivery service, in HTML with counted links."""
from kit import *

PAGE = """<html><body><p>お客様各位</p><p>平素より例示銀行をご利用いただき、誠にありがとうございます。</p>
<p>お振込の受付が完了しましたのでお知らせいたします。心当たりのない場合は、<b>至急</b>ご連絡ください。</p>
<p><a href="https://click.mail.bank.example.co.jp/r/91">https://direct.bank.example.co.jp/</a></p>
<p>メールでパスワードをお尋ねすることはありません。</p><img src="https://open.mail.bank.example.co.jp/o.gif" width="1" height="1"></body></html>"""


def make():
    return (Mail("【例示銀行】お振込受付のお知らせ", "info@mail.bank.example.co.jp", name="例示銀行", charset="iso-2022-jp", List_Unsubscribe="<https://mail.bank.example.co.jp/u>", Return_Path="<b-91@bounce.esp.example.net>")
            .text("お客様各位\n\nお振込の受付が完了しましたのでお知らせいたします。\nhttps://direct.bank.example.co.jp/\n").html(PAGE).bytes(subtype="alternative"))
