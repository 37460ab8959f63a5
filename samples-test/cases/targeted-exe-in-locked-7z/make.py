"""A program dressed as a document in a 7z archive whose names are locked too; the
password stands in the letter.  Scenario: J-CSIP, second quarter of 2016."""
from kit import *


def make():
    exe = Pe().icon(icons.document()).version(FileDescription="doc", CompanyName="").bytes()
    z = SevenZip(password="kenkyu2016").add("研究会のご案内.exe", exe, locked=True)
    return (Mail("研究会のご案内", "tanaka.kenkyu@yahoo.co.jp", charset="iso-2022-jp", to="kenkyu-a@example.ac.jp")
            .text("お世話になっております。\n研究会のご案内をお送りします。\n解凍パスワードは kenkyu2016 です。\n田中\n")
            .attach("研究会.7z", z.bytes(lock_header=True), "application/x-7z-compressed", charset="iso-2022-jp").bytes())
