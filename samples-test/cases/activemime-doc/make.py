"""A document saved as a page under .doc, its macros packed beside it (editdata.mso).
Scenario: the Rocket Kitten and Dridex mails of 2015 that hid macros so."""
import struct
import zlib
from kit import *


def mso(content):
    head = b"ActiveMime\0\0" + struct.pack("<HIIIII", 0x01F0, 4, 0xFFFFFFFF, 0x07F00000, 0, 0) + struct.pack("<I", len(content))
    return head.ljust(0x32, b"\0") + zlib.compress(content)


def make():
    ole = docs.OLE
    page = (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_NextPart_01\"\r\n\r\n"
            b"This document is a Single File Web Page.\r\n\r\n------=_NextPart_01\r\nContent-Location: file:///C:/1/doc.htm\r\n"
            b"Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"us-ascii\"\r\n\r\n<html><body>invoice</body></html>\r\n"
            b"------=_NextPart_01\r\nContent-Location: file:///C:/1/doc_files/editdata.mso\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-Type: application/x-mso\r\n\r\n" + b64(mso(ole)) + b"------=_NextPart_01--\r\n")
    return Mail("Invoice", "billing@example.net").text("Please find the invoice attached.\n").attach("invoice.doc", page, "application/msword").bytes()
