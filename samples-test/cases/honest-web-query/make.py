"""A query of the house's own sales server, sent by a colleague."""
from kit import *


def make():
    return (Mail("売上照会", "keiri@example.co.jp", name="経理課", charset="iso-2022-jp")
            .text("お疲れさまです。\n売上照会の設定ファイルを送ります。Excelで開いてください。\n").attach("売上.iqy", b"WEB\r\n1\r\nhttp://sales01/query?month=5\r\n", charset="iso-2022-jp").bytes())
