"""Links that readers take for others: a user before the host, a port, Cyrillic letters, a short one, a program."""
from kit import *


def make():
    return (Mail("ご確認ください", "info@cardsupport.example.net")
            .text("https://www.bank.example.co.jp@203.0.113.9/login\nhttp://files.example.com:8443/a\nhttps://www.b\u0430nk-reiji.com/\nhttps://bit.ly/3abc\nhttp://dl.example.com/viewer.exe\nhttp://dl.example.com/documents.zip\n").bytes())
