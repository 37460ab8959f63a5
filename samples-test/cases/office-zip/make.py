"""Office documents are opened as the archives that they are; a macro in one is
seen, and is a gap as long as nobody looks into it."""
from kit import *


def office(macro):
    z = (Zip().add("[Content_Types].xml", b'<?xml version="1.0"?><Types xmlns='
                   b'"http://schemas.openxmlformats.org/package/2006/content-types"/>')
         .add("_rels/.rels", b"<Relationships/>").add("word/document.xml", b"<w:document/>"))
    if macro:
        z.add("word/vbaProject.bin", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))
    return z.bytes()


def make():
    return (Mail("議事録の送付", "tanaka@partner.example.co.jp", name="田中")
            .text("議事録をお送りします。ご確認をお願いいたします。\n")
            .attach("議事録.docx", office(False)).attach("集計.docm", office(True)).bytes())
