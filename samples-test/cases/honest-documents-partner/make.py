"""Documents of a Japanese office, one of LibreOffice on a machine where nothing was set, and a partner's table."""
from kit import *
from cases import load

LANG = load("documents-made-abroad").LANG


def make():
    return (Mail("見積書と図面", "wang@factory.example.cn", name="王", charset="iso-2022-jp")
            .text("お世話になっております。見積書と図面をお送りします。\nご確認をお願いいたします。\n")
            .attach("a.rtf", b"{\\rtf1\\ansi\\ansicpg932\\deff0\\deflang1033\\deflangfe1041 x}")
            .attach("b.docx", office.docx("本文", parts=[("word/styles.xml", (LANG % ("zh-CN", "hi-IN")).encode())]))
            .attach("c.docx", office.docx("本文", parts=[("word/styles.xml", (LANG % ("ja-JP", "ar-SA")).encode())]))
            .attach("d.pptx", office.pptx())
            .attach("e.xlsx", office.xlsx("1", parts=[("xl/styles.xml", b'<styleSheet><fonts><font><name val="x"/><charset val="134"/></font></fonts></styleSheet>')])).bytes())
