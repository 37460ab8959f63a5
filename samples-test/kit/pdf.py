"""PDF (ISO 32000-1) as writers make it, and as they do not: objects by number, streams
packed or not, object streams, files inside, actions.  What it says is the caller's."""
import zlib


def text(s):
    """A string: as it is, or in UTF-16."""
    if all(" " <= c <= "~" for c in s):
        return "(" + s.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<" + (b"\xfe\xff" + s.encode("utf-16-be")).hex() + ">"


def hidden(name):
    """A name with every second letter as #xx."""
    return "/" + "".join("#%02x" % ord(c) if i % 2 else c for i, c in enumerate(name[1:]))


class Pdf:
    """add gives the number of an object; the catalog is put together last."""

    def __init__(self, version="1.7"):
        self.version, self.objects, self.catalog, self.pages = version, {}, {}, []
        self.next, self.files, self.trailer, self.scripts = 3, [], "", []

    def add(self, value, stream=None, pack=True):
        n, self.next = self.next, self.next + 1
        if stream is None:
            self.objects[n] = (value, None)
            return n
        data = zlib.compress(stream, 9) if pack else stream
        self.objects[n] = ("<<%s%s/Length %d>>" % (value, "/Filter/FlateDecode" if pack else "", len(data)), data)
        return n

    def page(self, lines=(), links=(), image=False, more=""):
        """lines of text, links to URIs, a picture that fills it."""
        body = "".join("BT /F1 11 Tf 60 %d Td %s Tj ET\n" % (780 - 14 * i, text(s)) for i, s in enumerate(lines))
        if image:
            pic = self.add("/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray", bytes(range(64)))
            body, more = "q 595 0 0 842 0 0 cm /I Do Q\n" + body, more + "/Resources<</XObject<</I %d 0 R>>>>" % pic
        notes = "".join("<</Type/Annot/Subtype/Link/Rect[60 60 540 780]/A<</Type/Action/S/URI/URI %s>>>>" % text(u) for u in links)
        content = self.add("", body.encode())
        self.pages.append(self.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s%s>>" % (
            content, "/Annots[%s]" % notes if notes else "", more)))
        return self

    def embed(self, name, data, mime="application/octet-stream"):
        f = self.add("/Type/EmbeddedFile/Subtype/%s/Params<</Size %d>>" % (mime.replace("/", "#2F"), len(data)), data)
        self.files.append((name, self.add("<</Type/Filespec/F %s/UF %s/EF<</F %d 0 R/UF %d 0 R>>>>" % (text(name), text(name), f, f))))
        return self

    def open_action(self, value):
        self.catalog["/OpenAction"] = value
        return self

    def script(self, source, when_opened=True):
        """when_opened: at opening; else one of the document, under a name."""
        js = self.add("", source.encode("utf-8"))
        if when_opened:
            return self.open_action("<</S/JavaScript/JS %d 0 R>>" % js)
        self.scripts.append(self.add("<</S/JavaScript/JS %d 0 R>>" % js))
        return self

    def field(self, name, check):
        """A field of a form with a script that checks it."""
        self.catalog["/AcroForm"] = self.catalog.get("/AcroForm", "") + "%d 0 R " % self.add(
            "<</FT/Tx/T %s/Subtype/Widget/Rect[60 60 300 80]/AA<</V<</S/JavaScript/JS %s>>>>>>" % (text(name), text(check)))
        return self

    def _finish(self):
        c, names = dict(self.catalog), ""
        if "/AcroForm" in c:
            c["/AcroForm"] = "<</Fields[%s]>>" % c["/AcroForm"]
        if self.files:
            names += "/EmbeddedFiles<</Names[%s]>>" % "".join("%s %d 0 R" % (text(n), i) for n, i in self.files)
            c["/AF"] = "[%s]" % "".join("%d 0 R " % i for n, i in self.files)
        if self.scripts:
            names += "/JavaScript<</Names[%s]>>" % "".join("(s%d)%d 0 R" % (i, i) for i in self.scripts)
        if names:
            c["/Names"] = "<<%s>>" % names
        self.objects[1] = ("<</Type/Catalog/Pages 2 0 R%s>>" % "".join(k + " " + v for k, v in c.items()), None)
        self.objects[2] = ("<</Type/Pages/Kids[%s]/Count %d>>" % ("".join("%d 0 R " % p for p in self.pages), len(self.pages)), None)

    def bytes(self, change=None):
        """change: what is done to each value before it is written."""
        self._finish()
        out, at = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % self.version.encode(), {}
        for n in sorted(self.objects):
            value, stream = self.objects[n]
            at[n] = len(out)
            out += b"%d 0 obj\n%s\n" % (n, (change(value) if change else value).encode("latin-1"))
            if stream is not None:
                out += b"stream\n" + stream + b"\nendstream\n"
            out += b"endobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(at) + 1)
        out += b"".join(b"%010d 00000 n \n" % at[n] if n in at else b"0000000000 00000 f \n" for n in range(1, max(at) + 1))
        return out + b"trailer\n<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(at) + 1, self.trailer.encode(), start)

    def packed(self):
        """All objects without a stream in one object stream, 7.5.7; the table is left out,
        for readers that repair and those that believe none."""
        self._finish()
        inner = [n for n in sorted(self.objects) if self.objects[n][1] is None]
        head, body = "", ""
        for n in inner:
            head += "%d %d " % (n, len(body))
            body += self.objects[n][0] + "\n"
        out = b"%PDF-1.5\n"
        for n in sorted(self.objects):
            if self.objects[n][1] is not None:
                out += b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (n, self.objects[n][0].encode("latin-1"), self.objects[n][1])
        data = zlib.compress((head + body).encode("latin-1"))
        return out + b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n%%%%EOF\n" % (
            self.next, len(inner), len(head), len(data), data)
