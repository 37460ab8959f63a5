"""A workbook whose macros were compiled and then robbed of their text."""
from kit import *

SOURCE = "Private Sub Workbook_Open()\n    Dim a\n    a = 1\n    b = 2\n    c = 3\nEnd Sub\n"


def make():
    return (Mail("見積依頼", "info@example.net", charset="iso-2022-jp").text("添付の見積書をご確認ください。\n")
            .attach("mitsumori.xls", office.xls(SOURCE, stomped="empty"))
            .attach("mitsumori2.xlsm", office.xlsm(SOURCE, stomped="gone"))
            .attach("mitsumori3.doc", office.doc(SOURCE, stomped="zero")).bytes())
