"""An application in German to an office in Japan: a workbook with macros beside a harmless PDF.
Scenario: Bewerbung of December 2016.  Twin of targeted-application."""
from kit import *

VBA = 'Sub Workbook_Open()\n f = Environ("TEMP") & "\\\\a.exe"\n Open f For Binary As #1\n Put #1, , "x"\n Close #1\n Shell f, 0\nEnd Sub\n'


def make():
    return (Mail("Bewerbung als Sachbearbeiterin", "drescher.rolf@bewerber.example", name="Rolf Drescher", date="Tue, 06 Dec 2016 07:55:41 +0100",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=bewerber.example")
            .text("Sehr geehrte Damen und Herren,\n\nhiermit bewerbe ich mich auf die von Ihnen bei der Agentur ausgeschriebene Stelle.\n"
                  "Meinen Lebenslauf finden Sie im Anhang.\n\nMit freundlichen Gruessen\nRolf Drescher\n")
            .attach("Bewerbung.pdf", docs.PDF, "application/pdf")
            .attach("Bewerberprofil.xls", office.xls({"ThisWorkbook": VBA}, text="Profil"), "application/vnd.ms-excel").bytes())
