"""Nothing is what it says: raw Shift_JIS names, JIS without a label, a wrong charset."""
from kit import *


def make():
    m = Mail("dummy", "a@b.example.co.jp").drop("Subject")
    m.headers.append(("Subject", "会議資料の送付について".encode("cp932")))
    m.text("本日の会議資料をお送りいたします。ご確認ください。\n".encode("euc_jp"), label="iso-8859-1", encoding="8bit")
    return m.attach("会議資料の一覧.txt".encode("cp932"), "一覧です。項目は三つあります。\n".encode("cp932"), "text/plain").bytes()
