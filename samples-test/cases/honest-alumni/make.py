"""The secretary of an alumni society writes to its members from a free mail address, with a roll in a zip."""
from kit import *


def make():
    z = Zip().add("同窓会名簿2016.csv", "氏名,卒業年\r\n山田,1998\r\n".encode("cp932"), charset="cp932").bytes()
    return (Mail("同窓会のご案内", "dosokai.kanji@gmail.com", name="工学部同窓会幹事", charset="iso-2022-jp")
            .text("会員各位\n\n新緑の候、皆様にはますますご清祥のこととお慶び申し上げます。\n本年度の同窓会を下記のとおり開催いたします。\n名簿に誤りがありましたら、今月末までにご連絡ください。\n\n日時: 7月16日(土) 17時\n場所: 学士会館\n会費: 5,000円\n\n幹事 佐藤\n")
            .attach("同窓会名簿.zip", z, "application/zip", charset="iso-2022-jp").bytes())
