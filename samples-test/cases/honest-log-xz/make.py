"""Logs packed with xz, of one stream and of two, and old ones in .lzma."""
import lzma
from kit import *


def make():
    log = "".join("Nov  4 09:12:%02d fw kernel: DROP IN=eth0 SRC=198.51.100.%d cmd.exe /c certutil -urlcache\n" % (i % 60, i % 250) for i in range(400)).encode()
    return (Mail("ファイアウォールのログ", "soc@msp.example.co.jp", name="SOC", charset="iso-2022-jp")
            .text("ご依頼のログをお送りします。\n")
            .attach("messages.log.xz", lzma.compress(log))
            .attach("rotated.log.xz", lzma.compress(log) + lzma.compress(log, check=lzma.CHECK_SHA256))
            .attach("old.log.lzma", lzma.compress(log, lzma.FORMAT_ALONE)).bytes())
