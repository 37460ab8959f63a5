"""A file of the management console that looks like a document.
Scenario: Genians on Kimsuky (May 2024); Elastic Security Labs, GrimResource (June 2024)."""
from kit import *


def make():
    msc = ('<?xml version="1.0"?>\n<MMC_ConsoleFile ConsoleVersion="3.0"><StringTables><StringTable><Strings>'
           '<String ID="1" Refs="1">講演依頼書</String></Strings></StringTable></StringTables></MMC_ConsoleFile>\n')
    z = Zip().add("講演依頼書.msc", msc.encode(), charset="utf-8").bytes()
    return (Mail("講演のお願い", "forum.secretariat@gmail.com", date="Mon, 08 Jul 2024 10:12:00 +0900", to="lab@example.ac.jp")
            .text("先生\n\n来月の研究会でのご講演をお願いしたく、ご連絡いたしました。依頼書を添付いたします。\n").attach("講演依頼書.zip", z, "application/zip").bytes())
