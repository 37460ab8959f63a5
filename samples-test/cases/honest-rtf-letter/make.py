"""A letter in RTF with nothing in it: all of it was looked at."""
from kit import *


def make():
    doc = Rtf().text("各位\n\n来週の停電作業についてお知らせします。").picture(b"\x89PNG\r\n\x1a\n" + bytes(100)).bytes()
    return (Mail("停電作業のお知らせ", "soumu@example.co.jp", charset="iso-2022-jp", date="Mon, 2 Jul 2012 10:20:00 +0900")
            .text("総務部です。\n停電作業のお知らせを添付します。\n").attach("お知らせ.rtf", doc, "application/rtf", charset="iso-2022-jp").bytes())
