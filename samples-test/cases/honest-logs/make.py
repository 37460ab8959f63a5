"""Logs full of commands and addresses, plain and in gzip."""
import gzip
from kit import *


def make():
    csv = ("日時,利用者,URL\r\n" + "".join("2016/11/04 09:%02d,user%d,http://203.0.113.%d/a.exe?cmd=powershell -enc AAAA\r\n" % (i % 60, i, i % 250) for i in range(500))).encode("cp932")
    log = "".join("Nov  4 09:12:%02d fw kernel: DROP IN=eth0 SRC=198.51.100.%d wscript.shell cmd.exe /c certutil -urlcache\n" % (i % 60, i % 250) for i in range(400)).encode()
    return (Mail("プロキシログ", "soc@msp.example.co.jp", name="SOC", charset="iso-2022-jp")
            .text("ご依頼のログをお送りします。\n")
            .attach("proxy_20161104.csv", csv, "text/csv")
            .attach("messages.log.gz", gzip.compress(log)).bytes())
