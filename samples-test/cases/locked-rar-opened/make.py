"""Mass mail: a program with two extensions in a locked RAR 5; the password is in the letter."""
from kit import *


def make():
    rar = Rar5(power=15).add("お届け明細.pdf.scr", Pe().icon(icons.document()).bytes(), password="4471")
    return (Mail("お荷物お届けのお知らせ", "info@parcel.example.jp", name="配送センター",
                 charset="iso-2022-jp", Return_Path="<bounce71@mail.example.ru>")
            .text("いつもご利用いただきありがとうございます。\nお荷物のお届けについてお知らせいたします。\n"
                  "詳細は添付ファイルをご確認ください。\nファイルのパスワードは 4471 です。\n")
            .attach("お届け明細.rar", rar.bytes(), "application/vnd.rar", charset="iso-2022-jp").bytes())
