"""A letter that speaks of a viewer, too, but brings a program that is called a quotation."""
from kit import *


def make():
    return (Mail("お見積書の送付", "kondo@keisoku.example", name="近藤", charset="iso-2022-jp", date="Tue, 12 Jun 2018 10:02:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=keisoku.example; dkim=pass header.d=keisoku.example")
            .text("永井様\n\nお世話になっております。近藤です。\n見積書をお送りします。専用のビューアを同梱しております。\n近藤\n")
            .attach("mitsumori.zip", Zip().add("見積書.exe", Pe(stamp=0x5A000000).bytes(), charset="cp932").bytes(), "application/zip", charset="iso-2022-jp").bytes())
