"""A program dressed as a document, in bzip2, and one in the second stream of another."""
import bz2
from kit import *


def make():
    return (Mail("請求書の件", "info@partner.example.net").text("添付をご確認ください。\n")
            .attach("請求書_201611.pdf.exe.bz2", bz2.compress(programs.lure()), "application/x-bzip2")
            .attach("notes.bz2", bz2.compress(b"") + bz2.compress(programs.lure()), "application/x-bzip2").bytes())
