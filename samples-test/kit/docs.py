"""Documents, right in form as far as a reader of their first bytes goes."""
import gzip
import io
import random
import struct
import tarfile
from .zips import Zip

PDF = (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
       b"xref\n0 3\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n110\n%%EOF\n")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0" + bytes(1504)
GIF = b"GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\4\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
JPG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + b"\x5a" * 900 + b"\xff\xd9"
_CT = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
       '<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/></Types>')
_PARTS = {"docx": ("word/document.xml", "wordprocessingml.document"), "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
          "pptx": ("ppt/presentation.xml", "presentationml.presentation")}


def noise(n):
    """Bytes as those of ciphertext; the same at every run."""
    return random.Random(n).randbytes(n)


def ooxml(kind):
    part, what = _PARTS[kind]
    return (Zip().add("[Content_Types].xml", (_CT % (part, what)).encode())
            .add("_rels/.rels", b'<?xml version="1.0"?><Relationships/>').add(part, b"<x>" + b"text " * 300 + b"</x>").bytes())


def tar_gz(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as t:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1463400000
            t.addfile(info, io.BytesIO(data))
    return out.getvalue()


def gz(name, data):
    """gzip with the name that it stores."""
    out = io.BytesIO()
    with gzip.GzipFile(filename=name, fileobj=out, mode="wb", mtime=0) as g:
        g.write(data)
    return out.getvalue()


def of(extension):
    """A document as its extension promises; a line of text for others."""
    if extension in _PARTS:
        return ooxml(extension)
    return {"pdf": PDF, "doc": OLE, "xls": OLE, "jpg": JPG, "gif": GIF}.get(extension, b"text\n")
