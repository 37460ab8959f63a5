"""A report with a table of Excel, a photograph, a table that is linked on the file server of
the house, and the template of the office."""
from kit import *


def make():
    sheet = workbook().bytes()
    doc = (Rtf().template("\\\\fs01\\office\\houkoku.dot").text("月次報告書\n売上は下の表の通りです。")
           .object("Excel.Sheet.8", sheet).picture(b"\x89PNG\r\n\x1a\n" + bytes(300))
           .link("Excel.Sheet.8", "\\\\fs01\\eigyo\\2018.xls").text("以上").bytes())
    return (Mail("月次報告書", "keiri@example.co.jp", charset="iso-2022-jp", date="Mon, 2 Jul 2018 10:20:00 +0900")
            .text("お疲れさまです。\n6月の月次報告書をお送りします。\n").attach("月次報告書.rtf", doc, "application/rtf", charset="iso-2022-jp").bytes())
