"""A workbook of Excel 97, its password in the mail: what comes out is the plain one, byte for
byte but for the description of the lock."""
from kit import *


def make():
    return (Mail("集計表", "sato@example.co.jp", charset="iso-2022-jp").text("集計表です。\nパスワード：shukei97\n")
            .attach("集計表.xls", workbook("shukei97").bytes(scatter=True), "application/vnd.ms-excel", charset="iso-2022-jp").bytes())
