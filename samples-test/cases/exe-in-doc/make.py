"""A letter of Word 97 with a packaged screensaver."""
from kit import *


def make():
    exe = Pe().icon(icons.document()).bytes()
    doc = (Ole(clsid=bytes.fromhex("0609020000000000c000000000000046")).add("WordDocument", b"\xec\xa5\xc1\0" + bytes(5000)).add("1Table", bytes(4100))
           .add("ObjectPool/_1279313719/\1Ole10Native", packaged("ご案内.pdf.scr", exe, "C:\\表示\\ご案内.pdf.scr"))
           .add("ObjectPool/_1279313719/\3ObjInfo", bytes(6)).bytes(scatter=True))
    return (Mail("ご案内", "info@example.net", charset="iso-2022-jp").text("文書の中の図を開いてください。\n")
            .attach("案内.doc", doc, "application/msword", charset="iso-2022-jp").bytes())
