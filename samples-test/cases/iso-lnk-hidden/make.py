"""A disk image with a shortcut to be seen, and what it starts hidden beside it.
Scenario: MITRE ATT&CK T1553.005, T1564.001."""
from kit import *


def make():
    iso = (Iso(volume="見積書").add("見積書.lnk", lnk("/c start update.dat"))
           .add("data/update.dat", Pe(dll=True).bytes(), hidden=True).bytes())
    return (Mail("見積依頼の件", "sales@trade.example.com").text("お世話になっております。\n見積書をお送りします。\n")
            .attach("見積書.iso", iso).bytes())
