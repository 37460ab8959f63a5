"""A locked workbook whose password stands in the mail holds another one that Excel opens by itself,
in which a packaged program lies."""
from kit import *


def make():
    inner = Ole().add("Workbook", bytes(600)).add("MBD0001/\1Ole10Native", packaged("請求書.exe", Pe().icon(icons.document()).bytes())).bytes()
    sheet = lambda data: (Zip().add("[Content_Types].xml", docs._CT.encode() % (b"xl/workbook.xml", b"spreadsheetml.sheet"))
                          .add("xl/workbook.xml", b"<x/>").add("xl/embeddings/oleObject1.bin", data).bytes())
    return (Mail("請求書送付のご案内", "keiri@example.net", charset="iso-2022-jp")
            .text("ご請求書をお送りします。\nパスワード：seikyu2016\n").attach("請求書.xlsx", agile(
                sheet(standard(sheet(inner), "VelvetSweatshop")), "seikyu2016", kind="sha1", bits=128), charset="iso-2022-jp").bytes())
