"""A statement of a bank, locked: what is in it cannot be seen, and that is no sign of harm."""
from kit import *


def make():
    p = Pdf("1.6").page(["x"], links=["https://www.example.com/"])
    p.trailer = "/Encrypt %d 0 R/ID[<00><00>]" % p.add("<</Filter/Standard/V 4/R 4/Length 128/P -1028/O(%s)/U(%s)>>" % ("o" * 32, "u" * 32))
    return (Mail("【重要】ご利用明細のお知らせ", "meisai@bank.example.co.jp", charset="iso-2022-jp", date="Mon, 3 Jul 2023 10:20:00 +0900")
            .text("いつもご利用いただきありがとうございます。\nご利用明細をお送りします。\nパスワードは生年月日です。\n").attach("meisai.pdf", p.bytes(), "application/pdf").bytes())
