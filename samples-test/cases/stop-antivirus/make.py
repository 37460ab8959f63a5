"""A viewer that nobody has asked for; the reader is to stop his antivirus before he opens it."""
from kit import *


def make():
    z = Zip().add("図面ビューア.exe", programs.lure(), charset="cp932").bytes()
    return (Mail("図面の送付", "kobayashi.zumen@yahoo.co.jp", name="小林", to="yamada@example.co.jp", charset="iso-2022-jp", date="Tue, 14 Jun 2022 09:12:00 +0900")
            .text("山田様\n\n図面をお送りします。\nウイルス対策ソフトを一時的に停止してから開いてください。\n\n小林\n")
            .attach("図面.zip", z, "application/zip", charset="iso-2022-jp").bytes())
