"""A program that the packager put into a letter, among words and groups of nothing."""
from kit import *


def make():
    exe = Pe().icon(icons.document()).bytes()
    doc = Rtf().text("資料").object("Package", packaged("資料.doc.exe", exe)[4:], how=rtf.broken_up).bytes()
    return (Mail("資料の送付", "info@example.net", charset="iso-2022-jp", date="Thu, 14 May 2015 10:20:00 +0900")
            .text("文書の中の資料をご確認ください。\n").attach("案内.doc", doc, "application/msword", charset="iso-2022-jp").bytes())
