"""A picture of a document, and a link over all of it.
Scenario: Microsoft and Trend Micro on Qakbot (spring of 2023)."""
from kit import *


def make():
    p = Pdf().page(["Open"], links=["https://files.example.net/abc/view.php"], image=True)
    return (Mail("RE: invoice", "sales@trade.example.com", date="Tue, 11 Apr 2023 03:12:00 +0000")
            .text("Hello,\n\nplease see the attached file.\n").attach("cancel_4711.pdf", p.bytes(), "application/pdf").bytes())
