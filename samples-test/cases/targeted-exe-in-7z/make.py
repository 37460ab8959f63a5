"""A program with a Japanese name and a document's icon in a 7z archive, as a notice to staff."""
from kit import *


def make():
    exe = Pe().icon(icons.document()).version(FileDescription="doc", CompanyName="").bytes()
    z = SevenZip().folder("資料").add("資料/人事異動のお知らせ.exe", exe).add("資料/読んでください.txt", "ご確認ください。\r\n".encode("cp932"))
    return (Mail("人事異動のお知らせ", "tanaka.jinji@yahoo.co.jp", charset="iso-2022-jp", to="kenkyu-a@example.ac.jp")
            .text("お疲れさまです。\n人事異動の件、添付のとおりです。\n田中\n")
            .attach("人事異動.7z", z.bytes(), "application/x-7z-compressed", charset="iso-2022-jp").bytes())
