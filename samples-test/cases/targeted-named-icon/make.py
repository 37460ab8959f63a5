"""A letter to one reader by name, from a partner's own server; the sheet in its zip is a program with a document's
icon.  Look-alike of honest-hotfix, whose reader is named as well."""
from kit import *


def make():
    z = Zip().add("納期表_訂正.exe", Pe(stamp=0x55000000).icon(icons.document()).bytes(), charset="cp932")
    return (Mail("Re: 納期回答の件", "hosokawa@kikai-buhin.example", name="細川", charset="iso-2022-jp", date="Thu, 12 Oct 2017 10:51:00 +0900",
                 In_Reply_To="<59DD10A2.1020309@example.co.jp>",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=kikai-buhin.example; dkim=pass header.d=kikai-buhin.example")
            .text("例示研究所 購買課 山根様\n\nお世話になっております。細川です。\n先日お送りした納期表に誤りがございましたので、訂正版をお送りいたします。\n細川\n")
            .attach("納期表_訂正.zip", z.bytes(), "application/zip", charset="iso-2022-jp").bytes())
