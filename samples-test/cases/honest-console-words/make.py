"""A note of the IT section that speaks of .msc files and attaches a list of them."""
from kit import *


def make():
    return (Mail("管理ツールの一覧", "jouhou@example.co.jp", name="情報システム課", charset="iso-2022-jp")
            .text("お疲れさまです。\n使う管理ツール (gpedit.msc など) の一覧を添付します。\n")
            .attach("msc一覧.csv", "名前,用途\r\ngpedit.msc,ポリシー\r\n".encode("cp932"), "text/csv").bytes())
