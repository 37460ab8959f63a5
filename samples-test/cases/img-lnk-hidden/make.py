"""The image of a stick with a shortcut, and a program library that it hides.
Scenario: MITRE ATT&CK T1553.005, T1564.001."""
from kit import *


def make():
    volume = (Fat().add("Scan_0517.lnk", lnk("/c rundll32 thumbs.db,Run"))
              .add("thumbs.db", Pe(dll=True).bytes(), attributes=6).bytes())
    return (Mail("Scanned document", "scanner@trade.example.com").text("Please find the scanned document attached.\n")
            .attach("Scan_0517.img", volume).bytes())
