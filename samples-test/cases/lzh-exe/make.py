"""An LZH archive, as old offices still open it: its name in raw CP932, with bytes 0x5C in it,
and a program in it that is dressed as a document.
Scenario: targeted mails to Japanese ministries and companies, 2005 to 2010."""
from kit import *


def make():
    z = Lzh(1).add("能力開発表.doc.exe", programs.lure()).add("ｼﾘｮｳ.txt", "資料です。\r\n".encode("cp932"))
    return (Mail("能力開発表の送付", "soumuka@yahoo.example", charset="iso-2022-jp")
            .text("能力開発表をお送りします。ご確認ください。\n").attach("能力開発表.lzh", z.bytes()).bytes())
