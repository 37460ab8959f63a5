"""A locked archive beside a note that the password comes by telephone."""
from kit import *


def make():
    inner = Zip().add("data.csv", b"a,b\n" * 20, password="k").bytes()
    z = Zip().add("data.zip", inner).add("readme.txt", "パスワードは電話でお知らせします。\r\n".encode("cp932"))
    return (Mail("調査データ", "kenkyu@univ.example.ac.jp")
            .text("調査データをお送りします。\n")
            .attach("research.zip", z.bytes(), "application/zip").bytes())
