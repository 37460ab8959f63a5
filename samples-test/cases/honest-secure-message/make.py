"""A page that decrypts its letter by itself for whoever knows the password: nothing in it could send that anywhere.
Look-alike of page-form-hidden."""
from kit import *

PAGE = """<html><head><meta charset="UTF-8"><title>Secure Message</title><script>
var payload="8a1fc0d2";function openMessage(){var k=document.getElementById("pw").value;document.getElementById("m").innerHTML=decrypt(payload,k);}
function decrypt(c,k){return c;}</script></head><body><h2>暗号化メッセージ</h2><p>ご契約時のパスワードを入力してください。</p>
<form onsubmit="openMessage();return false">パスワード <input type="password" id="pw"><input type="submit" value="開く"></form><div id="m"></div></body></html>"""


def make():
    return (Mail("団体保険の加入者名簿について", "dantai@insurance.example", name="例示生命 団体保険部", date="Tue, 25 Feb 2025 10:11:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=insurance.example; dkim=pass header.d=insurance.example; dmarc=pass header.from=insurance.example")
            .text("例示研究所 人事課 ご担当者様\n\n例示生命よりセキュアメールが届いています。\n添付の SecureMessage.html をブラウザで開いてください。\n")
            .attach("SecureMessage.html", PAGE.encode(), "text/html").bytes())
