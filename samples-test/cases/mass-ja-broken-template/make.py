"""Subject and sentence begin where a word should stand before, and a date lost its end; a program is in the zip.
Scenario: mass mail of 2016 to 2018."""
from kit import *


def make():
    body = ("{会社名} 御中\n\nお世話になっております。\n\nを添付いたしますので、ご確認をお願いいたします。\n"
            "お支払期限：2017年04月2\n")
    z = Zip().add("明細書_2017.scr", Pe().bytes(), charset="cp932").bytes()
    return (Mail("の明細書", "tanaka@shop.example.com", name="田中", date="Thu, 13 Apr 2017 09:10:00 +0900")
            .text(body, charset="iso-2022-jp").attach("明細書.zip", z, "application/zip").bytes())
