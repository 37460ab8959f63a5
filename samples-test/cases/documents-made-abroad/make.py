"""Three documents that machines set for Chinese made, and one for Korean, under a letter in Japanese."""
import struct
from kit import *

LANG = '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="x"/><w:lang w:val="en-US" w:eastAsia="%s" w:bidi="%s"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")


def summary(page):
    """[MS-OLEPS]: a property set whose only property is the code page."""
    section = struct.pack("<IIIIII", 24, 1, 1, 16, 2, page)
    return struct.pack("<HHI", 0xFFFE, 0, 0x20005) + bytes(16) + struct.pack("<I", 1) + SUMMARY + struct.pack("<I", 48) + section


def old(page):
    return Ole().add("WordDocument", bytes(4096)).add("\5SummaryInformation", summary(page).ljust(128, b"\0")).bytes()


def make():
    return (Mail("会議資料", "tanaka@free.example.com", name="田中", date="Tue, 13 Nov 2012 09:12:00 +0900", charset="iso-2022-jp")
            .text("会議の資料をお送りします。\nご確認をお願いいたします。\n")
            .attach("a.rtf", b"{\\rtf1\\ansi\\ansicpg936\\deff0\\deflang1033\\deflangfe2052 x}")
            .attach("b.docx", office.docx("本文", parts=[("word/styles.xml", (LANG % ("zh-CN", "ar-SA")).encode())]))
            .attach("c.doc", old(936))
            .attach("d.xlsx", office.xlsx("1", parts=[("xl/styles.xml", b'<styleSheet><fonts><font><name val="x"/><charset val="129"/></font></fonts></styleSheet>')])).bytes())
