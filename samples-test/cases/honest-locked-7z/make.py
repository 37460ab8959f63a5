"""A partner sends figures in a 7z archive whose names are locked too; the password comes later."""
from kit import *


def make():
    z = SevenZip().add("2016年度 見積一覧.xlsx", docs.of("xlsx"), locked=True)
    return (Mail("見積書送付の件", "sato@yamada-shoji.example.jp", name="佐藤 花子", charset="iso-2022-jp")
            .text(letters.PPAP).attach("見積一覧.7z", z.bytes(lock_header=True), "application/x-7z-compressed",
                                       charset="iso-2022-jp").bytes())
