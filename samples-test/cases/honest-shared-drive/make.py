"""A partner puts the files on a shared drive and sends its password in a second mail."""
from kit import *


def make():
    return (Mail("打ち合わせ資料の共有", "sato@yamada-shoji.example.jp", name="佐藤 花子", to="yamada@example.co.jp", charset="iso-2022-jp", date="Wed, 18 May 2022 10:02:00 +0900")
            .text("例示株式会社\n営業部 山田 様\n\nいつもお世話になっております。\n山田商事の佐藤です。\n先日はお打ち合わせのお時間をいただき、ありがとうございました。\n資料を下記の共有フォルダに置きましたので、ご確認ください。\n\nhttps://app.box.com/s/9f2k1m\n\nパスワードは別途メールにてお送りします。\n\n--\n山田商事 佐藤\nhttps://www.yamada-shoji.example.jp/\n").bytes())
