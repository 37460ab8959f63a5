"""A colleague sends a link as a file and a letter as RTF, which is looked into."""
from kit import *


def make():
    return (Mail("社内ポータルのリンク", "suzuki@example.co.jp", name="鈴木").text("社内ポータルのリンクと案内文をお送りします。ご確認をお願いいたします。\n")
            .attach("社内ポータル.url", b"[InternetShortcut]\r\nURL=https://portal.example.co.jp/\r\n")
            .attach("案内.rtf", b"{\\rtf1\\ansi Hello.\\par}", "application/rtf").bytes())
