"""Prices by DDE, as brokers offer them, and a table that Word takes from Excel."""
from kit import *


def make():
    return (Mail("株価一覧", "sato@example.co.jp", charset="iso-2022-jp").text("株価の一覧表です。\n")
            .attach("kabuka.xlsx", office.xlsx_dde("RSS", "9984.T")).attach("kabuka.xls", office.xls(dde=("RSS", "9984.T")))
            .attach("hyo.docx", office.docx_dde('Excel.Sheet.8 "C:\\\\data\\\\uriage.xls" "Sheet1!R1C1:R9C5" \\a \\r', field="DDE")).bytes())
