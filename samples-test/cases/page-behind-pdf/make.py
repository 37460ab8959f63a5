"""A PDF by its first bytes, to Word a page with macros.  Scenario: JPCERT/CC, MalDoc in PDF, July 2023."""
from importlib.machinery import SourceFileLoader
import os
from kit import *

beside = SourceFileLoader("activemime", os.path.join(os.path.dirname(__file__), "..", "activemime-doc", "make.py")).load_module()


def make():
    page = (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Location: file:///C:/a.htm\r\n"
            b"Content-Type: text/html\r\n\r\n<html></html>\r\n--x\r\nContent-Location: file:///C:/a.mso\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-Type: application/x-mso\r\n\r\n" + b64(beside.mso(docs.OLE)) + b"--x--\r\n")
    pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
    return Mail("資料", "sender@example.net").text("資料をお送りします。\n").attach("資料.doc", pdf + page, "application/msword").bytes()
