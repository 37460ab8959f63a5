"""Two RARs, old and new, whose headers are locked as well: not even names are seen."""
from kit import *


def make():
    old = Rar4(locked="x").add("設計図.pdf", docs.PDF, password="x").bytes()
    new = Rar5(locked="x").add("設計図.pdf", docs.PDF).bytes()
    return (Mail("図面の送付", "sekkei@partner.example.co.jp", name="設計部", charset="iso-2022-jp")
            .text("図面をお送りします。\nパスワードは別メールでお知らせします。\n")
            .attach("図面1.rar", old, "application/vnd.rar", charset="iso-2022-jp")
            .attach("図面2.rar", new, "application/vnd.rar", charset="iso-2022-jp").bytes())
