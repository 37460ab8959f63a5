"""A survey without a password, sent by mail when it is filled in."""
from kit import *


def make():
    page = ('<html><body><h1>研修アンケート</h1><form action="https://survey.example.co.jp/answer" method="post">'
            'お名前<input name="name"><br>部署<input name="section"><br>社員番号<input name="number"><br>'
            'ご意見<textarea name="opinion"></textarea><input type="submit" value="送信" onclick="return check()"></form>'
            '<script>function check(){if(document.forms[0].name.value==""){alert("お名前をご記入ください");return false;}document.forms[0].submit();}</script></body></html>')
    return (Mail("研修アンケートのお願い", "jinji@example.co.jp", name="人事部").text("添付のアンケートにご回答ください。\n")
            .attach("アンケート.html", page.encode("cp932"), "text/html; charset=shift_jis").bytes())
