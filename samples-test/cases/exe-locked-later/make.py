"""A program in a locked RAR.  The password came in a second mail; an analyst gives it."""
from kit import *


def make():
    rar = Rar5(power=15).add("会議資料.exe", Pe().icon(icons.document()).bytes(), password="kaigi-0825")
    return (Mail("会議資料の送付", "takada@mail.example.com", name="高田", charset="iso-2022-jp")
            .text("会議資料をお送りします。\nパスワードは別のメールでお知らせします。\n")
            .attach("会議資料.rar", rar.bytes(), "application/vnd.rar", charset="iso-2022-jp").bytes())
