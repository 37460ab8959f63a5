"""An advisory that quotes malware names, paths and a rule: text is no malware."""
from kit import *

TEXT = """注意喚起: 標的型攻撃メールについて

本文に /NfLog/Nfile.asp、/NfLog/TTip.asp、NfStart.asp?ClientId= への通信、
GAPZCM_MAINEXE、GoogleZCM、STTip.asp、NfcoreOk、ProcGo といった文字列が報告されています。
"""
RULE = """rule nflog_example { strings: $a = "/NfLog/Nfile.asp" $b = "NfStart.asp?ClientId=" $c = "GAPZCM_MAINEXE"
condition: any of them }
"""
LOG = "\n".join("2016-05-17 09:12:%02d 192.0.2.7 GET http://c2.example.invalid/NfLog/TTip.asp 200" % i for i in range(60))


def make():
    z = Zip().add("rules/nflog.yar", RULE.encode()).add("proxy.log", LOG.encode()).bytes()
    return (Mail("【注意喚起】標的型攻撃メールについて", "csirt@example.or.jp", name="CSIRT")
            .text(TEXT).attach("indicators.zip", z, "application/zip").attach("advisory.txt", TEXT.encode(), "text/plain").bytes())
