"""A hotel booking that nobody made, the program in a zip is named after its number.
Scenario: mass mail of May 2017, via travelvision 77621."""
from kit import *


def make():
    z = Zip().add("予約(70511842).exe", programs.lure(), charset="cp932").bytes()
    return (Mail("予約完了のお知らせ(70511842)", "yoyaku@mail.example.ru", name="予約センター", charset="iso-2022-jp", date="Wed, 17 May 2017 09:12:00 +0900")
            .text("このたびはご予約いただき、ありがとうございます。\nご予約内容は添付のとおりです。\n").attach("予約(70511842).zip", z, "application/zip", charset="iso-2022-jp").bytes())
