"""A link to a name that is one letter off a bank's."""
from kit import *


def make():
    return (Mail("ご確認のお願い", "info@mailer.example.net", to="soumu@example.co.jp")
            .text("お取引の確認をお願いします。\nhttps://www.mizuhobamk.co.jp/\n").bytes())
