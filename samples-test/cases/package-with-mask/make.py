"""A whole package around a program that is dressed as a document: no honest maker does that."""
from kit import *


def make():
    z = Zip().add("doc/資料.exe", Pe().icon(icons.document()).bytes(), charset="cp932").add("doc/readme.txt", b"readme\r\n")
    for i in range(8):
        z.add("doc/part%d.dll" % i, Pe(dll=True).bytes())
    return (Mail("資料", "sales@trade.example.com", charset="iso-2022-jp").text("資料をお送りします。\n").attach("doc.zip", z.bytes(), "application/zip").bytes())
