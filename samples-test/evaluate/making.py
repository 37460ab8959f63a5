"""making - what several recipes attach or do to their mail: papers with real words in
them, archives as their usual tools write them, inert programs of a usual size."""
from html import escape
from kit import Pe, Zip, docs, office

_FONTED = '<w:p><w:r><w:rPr><w:rFonts w:eastAsia="%s"/></w:rPr><w:t>%s</w:t></w:r></w:p>'
_CORE = ('<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
         'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>%s</dc:creator></cp:coreProperties>')


def docx(text, author="", font="ＭＳ 明朝"):
    """A paragraph for each line, in a font of its author's system."""
    return office.docx("", "".join(_FONTED % (font, escape(line)) for line in text.split("\n")),
                       parts=[("docProps/core.xml", (_CORE % escape(author)).encode())])


def xlsx(rows, author=""):
    return office.xlsx("\n".join(str(v) for row in rows for v in row), parts=[("docProps/core.xml", (_CORE % escape(author)).encode())])


def pdf(text, link=""):
    """A page with a line of text for each line, and a link over all of it."""
    lines = "BT /F1 11 Tf 60 780 Td 16 TL " + " ".join("<%s> Tj T*" % t.encode("utf-16-be").hex() for t in text.split("\n")) + " ET"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>%s>>"
               % ("/Annots[7 0 R]" if link else ""),
               "<</Length %d>>\nstream\n%s\nendstream" % (len(lines), lines),
               "<</Type/Font/Subtype/Type0/BaseFont/KozMinPr6N-Regular/Encoding/UniJIS-UCS2-H/DescendantFonts[6 0 R]>>",
               "<</Type/Font/Subtype/CIDFontType0/BaseFont/KozMinPr6N-Regular/CIDSystemInfo"
               "<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>>>"]
    if link:
        objects.append("<</Type/Annot/Subtype/Link/Rect[50 50 545 800]/A<</S/URI/URI(%s)>>>>" % link)
    out, at = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", []
    for i, o in enumerate(objects):
        at.append(len(out))
        out += ("%d 0 obj%s\nendobj\n" % (i + 1, o)).encode()
    table = "xref\n0 %d\n0000000000 65535 f \n%s" % (len(at) + 1, "".join("%010d 00000 n \n" % a for a in at))
    return out + table.encode() + ("trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(at) + 1, len(out))).encode()


def zipped(*files, password=None, charset="cp932", aes=0, stored=False):
    """(name, content) in a zip; Windows in Japan writes names in CP932."""
    z = Zip()
    for name, data in files:
        z.add(name, data, charset="utf-8" if name.isascii() else charset, password=password, aes=aes, stored=stored)
    return z.bytes()


def program(icon=None, size=90000, packed=False, overlay=b"", stamp=0x573A6000, **version):
    """An inert program of a usual size, packed or not; zip makes two thirds of what is not."""
    p = Pe(stamp=stamp)
    if icon:
        p.icon(icon)
    if version:
        p.version(**version)
    p.data = docs.noise(size) if packed else docs.noise(size).translate(bytes(i & 0x1F for i in range(256)))
    p.overlay = overlay
    return p.bytes()


def hops(*lines):
    """Received fields below the topmost one, newest first."""
    def finish(mail):
        at = 1 + max([i for i, h in enumerate(mail.headers) if h[0] == "Received"], default=-1)
        mail.headers[at:at] = [("Received", line) for line in lines] if at else []
    return finish


def alternative(mail):
    """Text and HTML as two forms of one text, where the mail has both."""
    if len(mail.parts) < 2 or not (mail.parts[0][0].startswith(b"Content-Type: text/plain") and
                                   mail.parts[1][0].startswith(b"Content-Type: text/html")):
        return
    edge, inner = b"----=_NextPart_000_0041_01D1B0A2.5C2E9A10", b""
    for head, data in mail.parts[:2]:
        inner += b"--" + edge + b"\r\n" + head + b"\r\n" + data
    mail.parts[:2] = [(b'Content-Type: multipart/alternative;\r\n boundary="' + edge + b'"\r\n', inner + b"--" + edge + b"--\r\n")]


def drop(*fields):
    def finish(mail):
        for f in fields:
            mail.drop(f)
    return finish


def chain(*steps):
    def finish(mail):
        for s in steps:
            s(mail)
    return finish
