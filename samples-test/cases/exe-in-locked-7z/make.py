"""Mass mail: a program in a 7z archive whose names can be read and whose content is locked."""
from kit import *

BODY = """いつもご利用いただきありがとうございます。
お荷物のお届けについてお知らせいたします。
詳細は添付ファイルをご確認ください。
ファイルのパスワードは 4471 です。
"""


def make():
    z = SevenZip().add("お届け明細.pdf.scr", Pe().icon(icons.document()).bytes(), locked=True)
    return (Mail("お荷物お届けのお知らせ", "info@parcel.example.jp", name="配送センター",
                 charset="iso-2022-jp", Return_Path="<bounce71@mail.example.ru>")
            .text(BODY).attach("お届け明細.7z", z.bytes(), "application/x-7z-compressed", charset="iso-2022-jp").bytes())
