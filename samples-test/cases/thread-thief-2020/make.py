"""An answer in the name of a colleague's contact, whose address stands in the name; sent from an account far away.
Scenario: IPA on Emotet (2019 to 2022)."""
from kit import *


def make():
    return (Mail("Re: 会議への招待", "contabilidad@hotel.example.mx", name="suzuki@partner.example.jp", date="Wed, 02 Sep 2020 18:05:36 -0500")
            .text("お世話になっております。\n添付をご確認ください。\n\n鈴木\n").attach("会議.doc", office.doc("Sub AutoOpen()\nShell \"cmd /c echo\", 0\nEnd Sub\n")).bytes())
