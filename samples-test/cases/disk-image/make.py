"""A disk image as attachment: nobody sends these by mail, and a program lies in it.
Scenario: MITRE ATT&CK T1553.005."""
from kit import *


def make():
    iso = Iso().add("RFQ_2016.exe", Pe().icon(icons.document()).bytes()).bytes()
    return (Mail("Quotation request", "purchase@trade.example.com").text("Dear supplier,\n\nplease quote urgently for the attached list.\n")
            .attach("RFQ_2016.iso", iso).bytes())
