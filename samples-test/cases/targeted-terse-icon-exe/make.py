"""Terse mail on a personnel notice; the program wears a document's icon.
Scenario: J-CRAT, first half of fiscal 2016, 2 (2); icons: J-CSIP 2014."""
from kit import *


def make():
    exe = Pe().icon(icons.document()).version(FileDescription="doc", CompanyName="").bytes()
    z = Zip().add("人事異動.exe", exe, charset="cp932").bytes()
    return (Mail("人事異動", "tanaka.jinji@yahoo.co.jp", charset="iso-2022-jp", to="kenkyu-a@example.ac.jp")
            .text("お疲れさまです。\n人事異動の件、添付のとおりです。\n田中\n")
            .attach("人事異動.zip", z, "application/zip", charset="iso-2022-jp").bytes())
