"""Everyday business in Japan: an encrypted zip of sheets, the password follows.
Source: JIPDEC/ITR 2022, 85.5 % of firms say that they receive such mail."""
from kit import *


def make():
    z = (Zip().add("見積書_20160517.xlsx", b"PK inert sheet" * 40, charset="cp932", password="k7Gh3Lq")
         .add("注文書.pdf", b"%PDF-1.4 inert" * 30, charset="cp932", password="k7Gh3Lq").bytes())
    return (Mail("お見積書送付の件", "suzuki@trading.example.co.jp", name="鈴木", charset="iso-2022-jp")
            .text("株式会社例示 御中\n\nいつもお世話になっております。鈴木です。\n"
                  "お見積書をお送りいたします。パスワードは別途メールにてお送りいたします。\n"
                  "よろしくお願いいたします。\n")
            .attach("お見積書.zip", z, "application/zip", charset="iso-2022-jp").bytes())
