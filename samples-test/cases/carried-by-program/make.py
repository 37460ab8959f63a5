"""A dropper: what it shows and what it starts lie behind it and among its resources."""
from kit import *


def make():
    inner = Pe().version(ProductName="inner").bytes()
    pdf = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n" + bytes(200)
    p = Pe().icon(icons.document()).resource(10, 1, inner)
    p.overlay = bytes(16) + pdf + inner
    return (Mail("会議資料", "info@example.org").text("資料をお送りします。\n")
            .attach("資料.exe", p.bytes()).bytes())
