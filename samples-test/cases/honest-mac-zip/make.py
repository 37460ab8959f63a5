"""A zip from a Mac: names in NFD, resource forks."""
import struct
import unicodedata
from kit import *


def make():
    apple = struct.pack(">II16sH", 0x00051607, 0x00020000, b"Mac OS X        ", 2) + bytes(100)
    z = Zip()
    for n in ("資料/がいよう.docx", "資料/プレゼン.pptx"):
        n = unicodedata.normalize("NFD", n)
        z.add(n, docs.ooxml(n[-4:])).add("__MACOSX/資料/._" + n.split("/")[1], apple)
    z.add("資料/.DS_Store", b"\0\0\0\1Bud1" + bytes(600)).add("__MACOSX/._資料", apple)
    return (Mail("資料です", "design@studio.example.com", name="デザイン室", X_Mailer="Apple Mail (2.3124)")
            .text("資料です。よろしくお願いします。\n")
            .attach("資料.zip", z.bytes(), "application/zip").bytes())
