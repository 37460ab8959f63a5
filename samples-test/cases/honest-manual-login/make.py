"""The manual of an in-house system: its pages show the login form."""
from kit import *


def make():
    page = ('<!DOCTYPE html><html><head><link href="bootstrap.min.css" rel="stylesheet"><script src="bootstrap.min.js"></script></head><body>'
            '<div class="container"><h1>勤怠システムの使い方</h1><p>次の画面で社員番号とパスワードを入力し、ログインを押します。画面は見本です。</p>'
            '<form class="form-signin" action="#"><input class="form-control" placeholder="社員番号"><input type="password" class="form-control" placeholder="パスワード">'
            '<button class="btn btn-primary" onclick="location.href=\'menu.html\'">ログイン</button></form></div></body></html>')
    z = Zip().add("manual/index.html", page.encode()).add("manual/bootstrap.min.js", programs.MINI.encode()).bytes()
    return (Mail("勤怠システムのマニュアル", "jinji@example.co.jp", name="人事部").text("マニュアルをお送りします。展開して index.html をご覧ください。\n")
            .attach("manual.zip", z, "application/zip").bytes())
