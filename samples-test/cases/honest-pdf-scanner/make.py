"""A scan from the copier of the house: pictures and no word."""
from kit import *


def make():
    p = Pdf("1.3").page(image=True).page(image=True)
    return (Mail("Message from KM_C364", "scanner@example.co.jp", date="Mon, 3 Jul 2017 10:20:00 +0900")
            .text("\n").attach("SKM_C36417070310200.pdf", p.bytes(), "application/pdf").bytes())
