"""A plain business mail in ISO-2022-JP without any attachment."""
from kit import *


def make():
    return (Mail("打合せの件", "sato@partner.example.co.jp", name="佐藤 一郎", charset="iso-2022-jp", Cc="kaigi@example.co.jp",
                 Reply_To="sato@partner.example.co.jp", Return_Path="<sato@partner.example.co.jp>", User_Agent="Mozilla/5.0 Thunderbird/45.0",
                 In_Reply_To="<20160516.1@example.co.jp>",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=partner.example.co.jp; dkim=none")
            .text("佐藤です。\n\n明日の打合せは14時から第2会議室でお願いいたします。\n"
                  "資料は https://portal.partner.example.co.jp/docs/17 にあります。連絡先は sato@partner.example.co.jp です。\n").bytes())
