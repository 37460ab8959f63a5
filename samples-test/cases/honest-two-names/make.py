"""Names that mailers write twice: once in full, once in what letters they have."""
import base64
from kit import *


def make():
    # name= is cut or transliterated, filename*= is full: what many mailers do
    head = b"Content-Type: application/pdf; name=\"=?iso-2022-jp?B?" + base64.b64encode(jis("議事録")) + b"?=.pdf\"\r\nContent-Disposition: attachment; filename*=utf-8''%E8%AD%B0%E4%BA%8B%E9%8C%B2.pdf; filename=\"??????.pdf\"\r\nContent-Transfer-Encoding: base64\r\n"
    head2 = b"Content-Type: application/vnd.ms-excel; name=\"ATT00001\"\r\nContent-Disposition: attachment; filename*0*=utf-8''%E6%98%8E; filename*1*=%E7%B4%B0.xls\r\nContent-Transfer-Encoding: base64\r\n"
    return (Mail("議事録", "a@partner.example.com")
            .text("議事録です。\n")
            .part(head, b64(docs.PDF))
            .part(head2, b64(docs.OLE)).bytes())
