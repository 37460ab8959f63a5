"""The same beside a program, so that the kind is asked: mass mail."""
from kit import *


def make():
    p = Pdf().page(["Open"], links=["https://files.example.net/abc/view.php"], image=True)
    exe = Pe().bytes()
    return (Mail("Invoice", "sales@trade.example.com", date="Tue, 11 Apr 2023 03:12:00 +0000")
            .text("Hello,\n\nplease see the attached files.\n").attach("cancel_4711.pdf", p.bytes(), "application/pdf")
            .attach("invoice.pdf.exe", exe, "application/octet-stream").bytes())
