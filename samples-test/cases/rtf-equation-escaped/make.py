"""A letter that starts an equation when it is opened, among escapes and under another class.
Scenario: Microsoft on CVE-2017-11882 (November 2017); FireEye on RTF that scanners cannot read (May 2016)."""
from kit import *

EQUATION = bytes.fromhex("02ce020000000000c000000000000046")


def make():
    part = Ole(clsid=EQUATION).add("\1Ole", bytes(20)).add("Equation Native", b"\x1c\0\0\0\2\0" + bytes(90)).bytes()
    doc = (Rtf(begin="{\\rt77").text("Invoice")
           .object("Word.Document.8", part, updates=True, how=rtf.escaped, shown="Word.Document.8").bytes())
    return (Mail("Invoice 2018-0211", "sales@trade.example.net", date="Mon, 12 Feb 2018 04:11:00 +0000")
            .text("Please find the invoice attached.\n").attach("invoice.doc", doc, "application/msword").bytes())
