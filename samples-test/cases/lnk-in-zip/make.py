"""A shortcut in an archive, another one attached, both named like documents."""
from kit import *


def make():
    z = Zip().add("取材依頼書.pdf.lnk", lnk("/c echo inert"), charset="cp932").bytes()
    return (Mail("取材のお願い", "kisha@press.example.jp", charset="utf-8").text("取材をお願いしたく、依頼書をお送りします。\n")
            .attach("取材依頼書.zip", z).attach("日程.doc.lnk", lnk()).bytes())
