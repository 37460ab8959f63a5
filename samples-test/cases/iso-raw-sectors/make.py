"""An image of whole sectors, as programs that copy discs write it (.bin)."""
from kit import *


def make():
    iso = Iso().add("請求書.lnk", lnk("/c echo")).add("readme.txt", b"text\r\n" * 1000)
    return (Mail("disc", "sender@trade.example.com").text("see the disc\n")
            .attach("one.bin", iso.bytes(raw=1)).attach("two.img", iso.bytes(raw=2)).bytes())
