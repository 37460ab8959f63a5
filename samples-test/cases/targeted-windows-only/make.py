"""A notice on medical expenses that can only be opened on a Windows PC: a program in an LZH, dressed as a document.
Scenario: Emdivi, 2014 (JPCERT/CC, via itpro 14/110701797)."""
from kit import *


def make():
    z = Lzh(1).add("医療費通知.exe", programs.lure())
    return (Mail("医療費通知のお知らせ", "kenpo.unei@yahoo.co.jp", name="健康保険組合運営事務局", charset="iso-2022-jp", date="Mon, 10 Nov 2014 10:12:00 +0900")
            .text("被保険者の皆様へ\n\n健康保険組合運営事務局です。\n医療費通知をお送りします。\n携帯電話やスマートフォンでは開けません。Windowsパソコンで開いてください。\n")
            .attach("医療費通知.lzh", z.bytes(), charset="iso-2022-jp").bytes())
