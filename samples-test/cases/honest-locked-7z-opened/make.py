"""A partner sends figures in a locked 7z and a locked RAR, with the password in the same
mail: bad custom, and honest."""
from kit import *


def make():
    z = SevenZip(method=b"\x21", password="yamada0517").add("2016年度 見積一覧.xlsx", docs.of("xlsx"), locked=True)
    rar = Rar5(locked="yamada0517", power=15).add("2016年度 注文一覧.xlsx", docs.of("xlsx"), password="yamada0517")
    old = Rar4(locked="yamada0517").add("納品書.txt", "品名,数量\r\n".encode("cp932") * 9, password="yamada0517")
    return (Mail("見積書送付の件", "sato@yamada-shoji.example.jp", name="佐藤 花子", charset="iso-2022-jp")
            .text("いつもお世話になっております。\n株式会社山田商事の佐藤です。\n\n"
                  "ご依頼いただきました資料を添付にてお送りいたします。\nパスワード: yamada0517\n\n"
                  "ご確認のほど、よろしくお願いいたします。\n")
            .attach("見積一覧.7z", z.bytes(lock_header=True), "application/x-7z-compressed", charset="iso-2022-jp")
            .attach("注文一覧.rar", rar.bytes(), "application/vnd.rar", charset="iso-2022-jp")
            .attach("納品書.rar", old.bytes(), "application/vnd.rar", charset="iso-2022-jp").bytes())
