"""Packages that were looked into and hold nothing that acts."""
from kit import *


def make():
    return (Mail("資料の送付", "sato@example.co.jp", charset="iso-2022-jp").text("資料をお送りします。\n")
            .attach("c.docx", office.docx("本文")).attach("d.zip", Zip().add("d.xlsx", office.xlsx("1\n2", parts=[
                ("xl/printerSettings/printerSettings1.bin", bytes(range(128, 250)) * 3)])).bytes(), "application/zip").bytes())
