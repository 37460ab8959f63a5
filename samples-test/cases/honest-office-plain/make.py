"""Documents of both ages with nothing in them that could act."""
from kit import *


def make():
    return (Mail("資料の送付", "sato@example.co.jp", charset="iso-2022-jp").text("資料をお送りします。\n")
            .attach("a.doc", office.doc()).attach("b.xls", office.xls()).attach("c.docx", office.docx("本文"))
            .attach("d.xlsx", office.xlsx("1\n2", parts=[("xl/printerSettings/printerSettings1.bin", bytes(range(200)))]))
            .attach("e.pptx", office.pptx()).bytes())
