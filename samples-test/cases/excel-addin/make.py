"""A library under the ending that Excel loads and runs.
Scenario: HP Wolf Security, fourth quarter of 2021."""
from kit import *


def make():
    z = Zip().add("price_20220118.xll", Pe(dll=True).bytes()).bytes()
    return (Mail("Quotation", "sales@trade.example.com", date="Tue, 18 Jan 2022 09:12:00 +0900")
            .text("Please see our quotation.\n").attach("quotation.zip", z, "application/zip").bytes())
