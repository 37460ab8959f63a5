"""A salary table that Excel locked (agile); the password comes by telephone."""
from kit import *


def make():
    return (Mail("5月分勤務表", "tanaka@example.co.jp", name="田中", charset="iso-2022-jp")
            .text("総務課 御中\n\n5月分の勤務表をお送りします。パスワードは電話でお知らせします。\n田中\n")
            .attach("勤務表.xlsx", agile(docs.of("xlsx"), "gatsu-0517"), charset="iso-2022-jp").bytes())
