"""A plain program in a locked zip, written as the answer to a mail that the reader never sent.  Anybody can write
the number of a mail: it makes nothing clean.  Look-alike of honest-answer-driver."""
from kit import *


def make():
    z = Zip().add("見積明細.exe", Pe(stamp=0x5C700000).bytes(), charset="cp932", password="soko2019")
    return (Mail("Re: 御見積の件", "onodera@zairyo-shoji.example", name="小野寺", charset="iso-2022-jp", date="Tue, 26 Feb 2019 09:12:00 +0900",
                 In_Reply_To="<5C74A1B2.4020107@example.co.jp>")
            .text("お世話になっております。小野寺です。\nご依頼の見積明細をお送りいたします。\nパスワードは soko2019 です。\n小野寺\n")
            .attach("見積明細.zip", z.bytes(), "application/zip", charset="iso-2022-jp").bytes())
