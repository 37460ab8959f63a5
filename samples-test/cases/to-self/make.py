"""From and To are the same address; a numeric document, as copiers and their imitators send it."""
from kit import *


def make():
    return (Mail("Scan", "j-yamada@example.ac.jp", to="j-yamada@example.ac.jp").text("scan data\n")
            .attach("20151008094500123.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1528), "application/msword").bytes())
