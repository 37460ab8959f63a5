"""UTF-7 in the subject and in the body, and an archive whose names agree on GBK."""
from kit import *


def word(text):
    return "=?unicode-1-1-utf-7?Q?" + text.encode("utf_7").decode().replace(" ", "_") + "?="


def make():
    z = Zip()
    for name in "芦鶴 臼杵 会議".split():
        z.add((name + ".txt").encode("gbk"), (name + "\n").encode("gbk"))
    m = Mail("dummy", "a@b.example.cn").drop("Subject")
    m.headers.append(("Subject", word("会議の資料")))
    m.text("会議の資料をお送りします。ご確認ください。\n".encode("utf_7"), label="utf-7", encoding="7bit")
    return m.attach("资料.zip", z.bytes(), "application/zip", charset="gb18030").bytes()
