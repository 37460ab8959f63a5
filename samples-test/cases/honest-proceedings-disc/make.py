"""A printer sends the image of a conference's disc, which starts its menu by itself, for a check.
Look-alike of disk-image and of a program with a folder's icon (disc-of-later)."""
from kit import *


def make(date="Tue, 29 Jun 2010 20:14:00 +0900"):
    iso = Iso(volume="TAIKAI")
    for name, data in [("AUTORUN.INF", b"[autorun]\r\nopen=START.EXE\r\n"), ("INDEX.HTM", b"<html><body>Contents</body></html>"),
                       ("START.EXE", Pe().icon(icons.folder()).version(CompanyName="Example Printing Co.", FileDescription="CD-ROM Launcher").bytes()),
                       ("PDF/A101.PDF", docs.PDF), ("PDF/A102.PDF", docs.PDF), ("PDF/B201.PDF", docs.PDF)]:
        iso.add(name, data)
    return (Mail("予稿集CD-ROM マスターの確認のお願い", "hensyu@insatsu.example", name="学会印刷", charset="iso-2022-jp", date=date)
            .text("プログラム担当 先生\n\n予稿集CD-ROMのマスターイメージをお送りいたします。挿入しますと自動でメニューが開きます。\n7月2日までに校了のご連絡をお願いいたします。\n")
            .attach("TAIKAI_master.iso", iso.bytes()).bytes())
