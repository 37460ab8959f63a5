"""A disk image as attachment: not opened, but nobody sends these by mail.
Scenario: MITRE ATT&CK T1553.005."""
from kit import *


def make():
    # ISO 9660: 16 empty sectors, a primary volume descriptor, the end of the descriptors (ECMA-119, 8)
    iso = bytes(0x8000) + b"\1CD001\1\0" + bytes(2040) + b"\xffCD001\1" + bytes(2041) + Pe().icon(icons.document()).bytes()
    return (Mail("Quotation request", "purchase@trade.example.com").text("Dear supplier,\n\nplease quote urgently for the attached list.\n")
            .attach("RFQ_2016.iso", iso).bytes())
