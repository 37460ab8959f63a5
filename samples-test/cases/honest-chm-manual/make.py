"""The manual of a product as compiled help, from its maker."""
from kit import *


def make():
    pages = [("index.htm", "<html><body><h1>取扱説明書</h1></body></html>".encode()), ("page1.htm", b"<html><body>1</body></html>"),
             ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(100))]
    return (Mail("取扱説明書の送付", "support@devices.example.co.jp", name="サポートセンター")
            .text("お客様各位\n\n取扱説明書をお送りします。\n").attach("manual.chm", chm(pages)).bytes())
