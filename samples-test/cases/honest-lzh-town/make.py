"""A town office sends its yearly form as LZH, as it has done for twenty years: folders, half-width
kana, levels of header by the program at hand, a letter in an old word processor's format."""
from kit import *


def make():
    z = (Lzh(2).add("防災訓練/申込表.xlsx", docs.of("xlsx")).add("防災訓練/ﾖﾃｲﾋｮｳ.txt", "１０月５日（日）９時\r\n".encode("cp932"))
         .add("防災訓練/地図ソフト用.jpg", docs.JPG).add("防災訓練/空.txt", b""))
    return (Mail("防災訓練のご案内", "bousai@town.example.lg.jp", name="町役場 防災係", charset="iso-2022-jp")
            .text("各位\n\n今年度の防災訓練について、申込表と予定表をお送りします。\nお手数ですが、9月20日までにご返送ください。\n\n町役場 総務課 防災係\n")
            .attach("防災訓練.lzh", z.bytes(), "application/x-lzh", charset="iso-2022-jp").bytes())
