"""A name that shows as a document's because a bidi override turns it round."""
from kit import *


def make():
    exe = Pe().icon(icons.folder()).bytes()
    z = Zip().add("出張報告\u202excod.scr", exe).bytes()
    return (Mail("出張報告", "kato@gmail.com", charset="utf-8")
            .text("加藤です。報告書を送ります。\n").attach("houkoku.zip", z).bytes())
