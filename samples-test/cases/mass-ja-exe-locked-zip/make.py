"""Japanese mass mail: a copied parcel notice, the program sits in an encrypted zip.
Scenario: J-CRAT, activity report of the first half of fiscal 2016, 2 (1)."""
from kit import *

BODY = """いつもご利用いただきありがとうございます。
お荷物のお届けについてお知らせいたします。
詳細は添付ファイルをご確認ください。
ファイルのパスワードは 4471 です。
"""


def make():
    exe = Pe().icon(icons.document()).bytes()
    z = Zip().add("お届け明細.pdf.scr", exe, charset="cp932", password="4471").bytes()
    return (Mail("お荷物お届けのお知らせ", "info@parcel.example.jp", name="配送センター",
                 charset="iso-2022-jp", Return_Path="<bounce71@mail.example.ru>")
            .text(BODY).attach("お届け明細.zip", z, "application/zip", charset="iso-2022-jp").bytes())
