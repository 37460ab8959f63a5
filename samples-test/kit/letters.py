"""Letters that several cases send, as a Japanese office writes them."""

# The file is locked and its password comes in another mail.
PPAP = """いつもお世話になっております。
株式会社山田商事の佐藤です。

ご依頼いただきました資料を添付にてお送りいたします。
添付ファイルにはパスワードを設定しております。
パスワードは別途メールにてお知らせいたします。

ご確認のほど、よろしくお願いいたします。

--
株式会社山田商事 営業部 佐藤 花子
TEL 03-0000-0000  https://www.yamada-shoji.example.jp/
"""
