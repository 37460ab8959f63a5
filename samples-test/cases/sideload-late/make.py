"""A signed viewer of 2011, a library built years later that nobody signed, and data: it loads the library later
on, and no import says so.  Scenario: espionage with PlugX and its like."""
from kit import *


def make(library=0x5B7C1000):
    z = (Zip().add("viewer.exe", Pe(stamp=0x4DFF0000).version(CompanyName="Example Graphics Corp.", FileDescription="Viewer").sign().bytes())
         .add("gvcore.dll", Pe(dll=True, stamp=library).bytes()).add("gvcore.dat", docs.noise(9000)).add("KS-204.pdf", docs.PDF))
    return (Mail("図面のご確認について", "design2@kouki.example", name="光機製作 設計", charset="iso-2022-jp", date="Thu, 23 Aug 2018 11:55:00 +0900")
            .text("ご担当者様\n\n図面は専用ビューアが必要なため、同梱しております。\n").attach("zumen.zip", z.bytes(), "application/zip").bytes())
