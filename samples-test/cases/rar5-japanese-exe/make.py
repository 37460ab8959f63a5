"""A program with the icon of a document in a RAR, named in Japanese."""
from kit import *


def make():
    rar = (Rar5().comment("案内").add("請求書_2016年5月分.exe", Pe().icon(icons.document()).bytes())
           .add("お読みください.txt", "ご確認ください。\r\n".encode("cp932")))
    return (Mail("ご請求書の送付", "keiri@trading.example.jp", name="経理部", charset="iso-2022-jp")
            .text("ご請求書をお送りします。ご確認ください。\n")
            .attach("請求書.rar", rar.bytes(), "application/x-rar-compressed", charset="iso-2022-jp").bytes())
