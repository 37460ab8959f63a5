"""A program that carries the document it will show; one that is cut short."""
from kit import *


def make():
    pe = Pe().icon(icons.document())
    pe.overlay = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n" + bytes(200)
    cut = Pe().bytes()[:0x300]
    return (Mail("航空券のご確認", "ticket@partner.example.jp").text("航空券をお送りします。\n").attach("Ticket.exe", pe.bytes())
            .attach("cut.exe", cut).bytes())
