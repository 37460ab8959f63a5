"""A partner's figures, locked with what the two firms agreed on: it stands in the site's list."""
from kit import *


def make():
    z = Zip().add("8月分売上.csv", "日付,金額\r\n".encode("cp932") * 9, charset="cp932", password="みなと4471".encode("cp932"))
    book = agile(docs.of("xlsx"), "minato-2608")
    return (Mail("8月分の売上データ", "kimura@minato-kogyo.example.jp", name="木村 直子", charset="iso-2022-jp")
            .text("お世話になっております。みなと工業の木村です。\n8月分の売上データをお送りします。\n"
                  "パスワードは、いつものものです。\n")
            .attach("売上08.zip", z.bytes(), "application/zip", charset="iso-2022-jp")
            .attach("予定表.xlsx", book, charset="iso-2022-jp").bytes())
