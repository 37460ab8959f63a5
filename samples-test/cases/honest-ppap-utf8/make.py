"""PPAP as 7-Zip writes it: names in UTF-8, documents of every kind."""
from kit import *

BODY = """いつもお世話になっております。
株式会社山田商事の佐藤です。

ご依頼いただきました資料を添付にてお送りいたします。
添付ファイルにはパスワードを設定しております。
パスワードは別途メールにてお知らせいたします。

ご確認のほど、よろしくお願いいたします。

--
株式会社山田商事 営業部 佐藤 花子
TEL 03-0000-0000  https://www.yamada-shoji.example.jp/
"""


def make():
    z = Zip()
    for n, e in (("第3回 理事会 議事録.docx", "docx"), ("予算案_令和.xlsx", "xlsx"), ("説明資料.pptx", "pptx"), ("現場写真 01.jpg", "jpg")):
        z.add(n, docs.of(e), password="R1jikai2016")
    return (Mail("第3回理事会資料の送付", "jimukyoku@npo.example.or.jp", name="NPO事務局")
            .text(BODY.replace("別途メールにてお知らせ", "先日お電話にてお伝え"))
            .attach("理事会.zip", z.bytes(), "application/zip").bytes())
