"""A carrier tells when a parcel comes, to somebody who asked to be told."""
from kit import *


def make():
    return (Mail("荷物お届けのお知らせ【例示運輸】", "mail@carrier.example.co.jp", name="例示運輸", to="yamada@example.co.jp", charset="iso-2022-jp", List_Unsubscribe="<https://member.carrier.example.co.jp/stop>", Return_Path="<bounce@carrier.example.co.jp>")
            .text("山田 太郎 様\n\n例示運輸をご利用いただきありがとうございます。\nお荷物のお届け予定をお知らせします。\n\nお届け予定日: 5月18日 14時-16時\nお問い合わせ番号: 4411-2233-4455\n\n日時の変更はこちら\nhttps://member.carrier.example.co.jp/d/4411\n").bytes())
