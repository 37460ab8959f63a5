"""The image of a disk with a shortcut that gives orders, as mass mail sends it since macros are blocked.
Scenario: Proofpoint, 'How Threat Actors Are Adapting to a Post-Macro World' (July 2022)."""
from kit import *


def make():
    iso = Iso(volume="docs").add("Invoice.lnk", lnk("/c start run.bat", target="C:\\Windows\\System32\\cmd.exe")).add("run.bat", b"@echo off\r\nrem inert\r\n").bytes()
    return (Mail("Invoice 48211", "billing@trade.example.com", date="Tue, 14 Jun 2022 10:12:00 +0000")
            .text("Please find the invoice attached.\n").attach("Invoice_48211.iso", iso).bytes())
