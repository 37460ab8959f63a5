"""The first of two pieces of a mail, and a part whose content lies elsewhere."""
from kit import *


def make():
    inner = Mail("見積依頼", "sender@example.net", charset="iso-2022-jp").text("見積をお願いします。\n").attach("見積依頼.exe", Pe().icon(icons.document()).bytes() + bytes(2000)).bytes("=_in")
    return (Mail("見積依頼 (1/2)", "sender@example.net", charset="iso-2022-jp").text("つづきは次のメールです。\n")
            .part(b"Content-Type: message/partial; id=\"a@example.net\"; number=1; total=2\r\n", inner[:-600])
            .part(b"Content-Type: message/partial; id=\"a@example.net\"; number=2; total=2\r\n", inner[-600:])
            .part(b"Content-Type: message/external-body; access-type=URL;\r\n URL=\"http://files.example.net/\r\n x/setup.exe\"\r\n",
                  b"Content-Type: application/octet-stream\r\nContent-ID: <1@example.net>\r\n\r\n")
            .part(b"Content-Type: message/external-body; access-type=anon-ftp; site=\"ftp.example.net\";\r\n directory=\"pub\"; name=\"a.zip\"\r\n",
                  b"Content-Type: application/zip\r\n\r\n").bytes())
