"""PPAP as 7-Zip writes it: names in UTF-8, documents of every kind."""
from kit import *


def make():
    z = Zip()
    for n, e in (("第3回 理事会 議事録.docx", "docx"), ("予算案_令和.xlsx", "xlsx"), ("説明資料.pptx", "pptx"), ("現場写真 01.jpg", "jpg")):
        z.add(n, docs.of(e), password="R1jikai2016")
    return (Mail("第3回理事会資料の送付", "jimukyoku@npo.example.or.jp", name="NPO事務局")
            .text(letters.PPAP.replace("別途メールにてお知らせ", "先日お電話にてお伝え"))
            .attach("理事会.zip", z.bytes(), "application/zip").bytes())
