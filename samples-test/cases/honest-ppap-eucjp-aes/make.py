"""PPAP from a university: the mail in EUC-JP, AES, the names in CP932."""
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
    z = (Zip()
         .add("名簿.xlsx", docs.ooxml("xlsx"), charset="cp932", aes=3)
         .add("送付状.pdf", docs.PDF, charset="cp932", aes=3))
    return (Mail("名簿の送付", "kyomu@example.ac.jp", name="教務課", charset="euc-jp")
            .text(BODY, charset="euc-jp")
            .attach("名簿.zip", z.bytes(), "application/zip", charset="euc-jp").bytes())
