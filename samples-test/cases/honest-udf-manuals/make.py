"""Manuals as the image of a disc that only UDF can read; readers of old find one text
that says so, as Microsoft's writer leaves it."""
from kit import *


def make():
    iso = Iso(joliet=False).add("README.TXT", b"This disc contains a \"UDF\" file system.\r\n").bytes(middle=VRS)
    disc = (Udf(base=iso).add("取扱説明書.txt", "電源を入れます。\r\n".encode("cp932"))
            .add("html/index.html", b"<html><body><p>manual</p></body></html>").add("html/empty.css", b"").bytes())
    return (Mail("取扱説明書のディスクイメージ", "support@devices.example.co.jp", name="サポートセンター")
            .text("お客様各位\n\nご依頼の取扱説明書ディスクのイメージをお送りします。\n").attach("manual.iso", disc).bytes())
