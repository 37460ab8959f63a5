"""A mail saved by Outlook, its texts in CP932, given as a file: the mail in it is judged."""
from kit import *

FILE = "転送.msg"
SUBJECT, BODY = "見積依頼の件", "お世話になっております。\n見積をお願いいたします。\n"


def make():
    z = Zip().add("見積依頼書.exe", Pe().icon(icons.document()).bytes(), charset="cp932").bytes()
    return (Msg(SUBJECT, charset="cp932").prop(0x0C1A, "山田 太郎").prop(0x5D01, "yamada@example.net")
            .prop(0x1035, "<1@example.net>").number(0x0039, 131082019200000000, 0x40)
            .person("総務課", "soumu@example.co.jp").text(BODY).attach("見積依頼書.zip", z, short="見積依~1.ZIP").bytes())
