"""A parcel service whose Japanese a machine made from Russian: a word was left over, one is half Cyrillic, the sender has a
Cyrillic name, the charset is not the one it says; a script is in the zip.  Scenario: mass mail of early 2016."""
from kit import *


def make():
    body = ("私たちはあなたの小包を配達するために試みました。\nあなたの住所に誰もいませんでした。\n"
            "荷物を受け取るの場合、накладнаяを印刷し、それをあなたと一緒に持って来てください。\n"
            "お問い合わせは、\u0420ost24サービスまで。\n")
    z = Zip().add("印刷.js", "var u = 'http://parcel.example.invalid/a'; // nothing".encode(), charset="cp932").bytes()
    return (Mail("小包の配達", "post17@mail.example.ru", name="Почта", date="Mon, 29 Feb 2016 15:12:00 +0300")
            .text(body.encode("utf-8"), label="iso-2022-jp").attach("印刷.zip", z, "application/zip").bytes())
