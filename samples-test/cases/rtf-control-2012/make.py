"""A list of the common controls in a letter that is called .doc, as many attacks of 2012.
Scenario: Trend Micro 2012 (RTF 38 % of the files in targeted mail), via techmonitor 291112."""
from kit import *

LIST = bytes.fromhex("4bf0d1bd8b85d111b16a00c0f0283628")


def make():
    part = Ole(clsid=LIST).add("Contents", b"\x21\x43\x34\x12\x08\0\0\0" + bytes(200)).bytes()
    doc = Rtf().text("会議の資料です。").object("MSComctlLib.ListViewCtrl.2", part, kind="objocx").bytes(
        end="}" + "Z" * 3000)
    return (Mail("【資料】定例会議について", "tanaka@mail.example.com", date="Tue, 6 Nov 2012 10:20:00 +0900", charset="iso-2022-jp")
            .text("関係各位\n\nお世話になっております。\n定例会議の資料をお送りします。\n").attach("会議資料.doc", doc, "application/msword").bytes())
