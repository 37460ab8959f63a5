"""PPAP from an old mailer: subject and name are raw CP932."""
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
    z = Zip().add("請求書（１１月分）.pdf", docs.PDF, charset="cp932", password="1234")
    raw = "請求書（11月分）.zip".encode("cp932")
    return (Mail("請求書送付".encode("cp932"), "keiri@factory.example.co.jp")
            .text(BODY, charset="cp932", label="shift_jis", encoding="8bit")
            .attach(raw, z.bytes(), "application/octet-stream").bytes())
