"""An electronic invoice: the same as data (ZUGFeRD, Factur-X) inside a PDF/A-3."""
from kit import *

XML = b'<?xml version="1.0" encoding="UTF-8"?><rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"><x/></rsm:CrossIndustryInvoice>'


def make():
    p = Pdf().page(["Rechnung 2023-0042", "Position, Menge, Preis"] * 15, links=["https://www.supplier.example/agb"])
    p.embed("factur-x.xml", XML, "text/xml")
    return (Mail("Rechnung 2023-0042", "billing@supplier.example", date="Mon, 3 Jul 2023 10:20:00 +0200")
            .text("Guten Tag,\n\nanbei unsere Rechnung.\n").attach("rechnung.pdf", p.bytes(), "application/pdf").bytes())
