"""Fields and cells that start a program: in runs cut within words, as numbers, in Word 97, in
Excel of both ages."""
from kit import *

QUOTED = "QUOTE " + " ".join(str(ord(c)) for c in "C:\\Windows\\System32\\cmd.exe")


def nested():
    char = lambda t: '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' % t
    text = lambda t: "<w:r><w:instrText>%s</w:instrText></w:r>" % t
    return office.docx(body="<w:p>" + char("begin") + text("DDE") + text("AUTO ") + char("begin") + text(QUOTED) + char("separate") + "<w:r><w:t>x</w:t></w:r>" +
                       char("end") + text(' "/c echo"') + char("separate") + char("end") + "</w:p>")


def make():
    command = 'c:\\\\windows\\\\system32\\\\cmd.exe "/k powershell -c echo"'
    return (Mail("Annual report", "report@example.net").text("The report is attached.\n")
            .attach("a.docx", office.docx_dde(command))
            .attach("b.docx", nested())
            .attach("c.docx", office.docx_dde("cmd.exe /c echo", simple=True))
            .attach("d.doc", office.doc(field="DDEAUTO " + command))
            .attach("e.doc", office.doc(field="DDE cmd.exe /c echo", narrow=True))
            .attach("f.xlsx", office.xlsx_dde("cmd", "/c echo"))
            .attach("g.xls", office.xls(dde=("cmd", "/c echo"))).bytes())
