"""Sheets in a locked RAR of the old format: names in CP932 with UTF-16 beside them, and
a list that is not locked."""
from kit import *


def make():
    rar = (Rar4().add("見積書_表紙.xlsx", docs.ooxml("xlsx"), unicode="見積書_表紙.xlsx", password="k7Gh3Lq")
           .add("一覧\\ソフト表.txt", "品名,数量\r\n".encode("cp932")))
    return (Mail("お見積書送付の件", "suzuki@trading.example.co.jp", name="鈴木", charset="iso-2022-jp")
            .text("株式会社例示 御中\n\nいつもお世話になっております。鈴木です。\n"
                  "お見積書をお送りいたします。パスワードは別途メールにてお送りいたします。\n"
                  "よろしくお願いいたします。\n")
            .attach("お見積書.rar", rar.bytes(), "application/octet-stream", charset="iso-2022-jp").bytes())
