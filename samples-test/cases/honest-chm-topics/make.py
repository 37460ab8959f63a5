"""An old manual whose pages link to each other by the control of HTML Help.
Look-alike of a page that starts programs."""
from kit import *


def make():
    page = ("<html><body>使い方<object classid='clsid:adb880a6-d8ff-11cf-9377-00aa003b7a11'><param name='Command' value='Related Topics'>"
            "<param name='Item1' value='はじめに;start.htm'></object></body></html>").encode("cp932")
    return (Mail("操作説明書", "support@maker.example.jp", name="サポート", charset="iso-2022-jp")
            .text("お世話になっております。\n旧製品の操作説明書をお送りします。\n").attach("manual.zip", Zip().add("manual.chm", chm([("index.htm", page), ("start.htm", page)])).bytes(), "application/zip").bytes())
