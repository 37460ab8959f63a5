"""Documents of Office with what they can carry beside text: macros ([MS-OVBA]), macro
sheets of Excel 4.0 ([MS-XLS]), templates and objects from elsewhere and DDE fields
(ECMA-376).  Made from text; what the text says is the caller's, who names only hosts
that cannot exist.

A source of macros is text (one module) or a dict {name of module: text}; the first one is
the module of the document unless its name is known (ThisDocument, ThisWorkbook, Sheet1).
"""
import struct
from xml.sax.saxutils import escape, quoteattr
from .ole import Ole
from .zips import Zip

NS = "http://schemas.openxmlformats.org/"
W, R, S = NS + "wordprocessingml/2006/main", NS + "officeDocument/2006/relationships", NS + "spreadsheetml/2006/main"
A, P = NS + "drawingml/2006/main", NS + "presentationml/2006/main"
XM, VBA = "http://schemas.microsoft.com/office/excel/2006/main", "http://schemas.microsoft.com/office/2006/relationships/"
OPEN = "application/vnd.openxmlformats-officedocument."
MACRO = "application/vnd.ms-%s.%s.macroEnabled.main+xml"
WORD97, EXCEL97 = bytes.fromhex("0609020000000000c000000000000046"), bytes.fromhex("2008020000000000c000000000000046")
DOCUMENTS = {"ThisDocument": "00020906", "ThisWorkbook": "00020819", "Sheet1": "00020820"}


# ---- [MS-OVBA] ----

def compress(data, stored=False):
    """2.4.1.3: a container of chunks; stored: chunks that hold their bytes as they are,
    of which only the last may be short (it is filled up)."""
    out = bytearray(b"\1")
    for at in range(0, len(data), 4096):
        chunk = data[at:at + 4096]
        packed = None if stored else _tokens(chunk)
        if packed is None or len(packed) > 4096:
            packed, head = chunk.ljust(4096, b"\0"), 0x3000
        else:
            head = 0xB000
        out += struct.pack("<H", head | (len(packed) + 2 - 3)) + packed
    return bytes(out)


def _tokens(chunk):
    out, at, seen = bytearray(), 0, {}
    while at < len(chunk):
        flags, group = 0, bytearray()
        for bit in range(8):
            if at >= len(chunk):
                break
            bits = max(4, (at - 1).bit_length()) if at else 12
            longest, found = (0xFFFF >> bits) + 3, 0
            start = seen.get(chunk[at:at + 3]) if at + 3 <= len(chunk) else None
            if start is not None:
                while found < longest and at + found < len(chunk) and chunk[start + found] == chunk[at + found]:
                    found += 1
            step = found if found >= 3 else 1
            if step == 1:
                group.append(chunk[at])
            else:
                flags |= 1 << bit
                group += struct.pack("<H", (at - start - 1) << (16 - bits) | (found - 3))
            for i in range(at, at + step):
                seen[chunk[i:i + 3]] = i
            at += step
        out += bytes([flags]) + group
    return out


def _record(id, data):
    return struct.pack("<HI", id, len(data)) + data


def _both(id, other, text, page):
    """A text in the code page of the project and once more in UTF-16."""
    return _record(id, text.encode(page)) + _record(other, text.encode("utf-16-le"))


def directory(modules, page=932, offsets=()):
    """The stream dir, 2.3.4.2: what modules there are and where their text begins."""
    enc = "utf-8" if page == 65001 else "cp%d" % page
    out = _record(1, struct.pack("<I", 1)) + _record(2, struct.pack("<I", 0x409)) + _record(0x14, struct.pack("<I", 0x409))
    out += _record(3, struct.pack("<H", page)) + _record(4, b"Project") + _both(5, 0x40, "", enc) + _both(6, 0x3D, "", enc)
    out += _record(7, bytes(4)) + _record(8, bytes(4)) + struct.pack("<HIIH", 9, 4, 0x5A2B3C4D, 5) + _both(0xC, 0x3C, "", enc)
    stdole = b"*\\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\\Windows\\System32\\stdole2.tlb#OLE Automation"
    out += _both(0x16, 0x3E, "stdole", enc) + _record(0xD, struct.pack("<I", len(stdole)) + stdole + bytes(6))
    out += _record(0xF, struct.pack("<H", len(modules))) + _record(0x13, b"\xff\xff")
    for name in modules:
        wide = name.encode("utf-16-le")
        out += _record(0x19, name.encode(enc)) + _record(0x47, wide) + _both(0x1A, 0x32, name, enc) + _both(0x1C, 0x48, "", enc)
        out += _record(0x31, struct.pack("<I", dict(offsets).get(name, 0))) + _record(0x1E, bytes(4)) + _record(0x2C, b"\xff\xff")
        out += _record(0x22 if name in DOCUMENTS else 0x21, b"") + _record(0x2B, b"")
    return out + _record(0x10, b"")


def _modules(source, name):
    """Modules with the lines of attributes that the editor keeps out of sight."""
    out = {}
    for n, text in (source if isinstance(source, dict) else {name: source}).items():
        head = 'Attribute VB_Name = "%s"\r\n' % n
        if n in DOCUMENTS:
            head += ('Attribute VB_Base = "1Normal.%s"\r\n' % n if n == "ThisDocument" else
                     'Attribute VB_Base = "0{%s-0000-0000-C000-000000000046}"\r\n' % DOCUMENTS[n])
            head += ("Attribute VB_GlobalNameSpace = False\r\nAttribute VB_Creatable = False\r\nAttribute VB_PredeclaredId = True\r\n"
                     "Attribute VB_Exposed = True\r\nAttribute VB_TemplateDerived = True\r\nAttribute VB_Customizable = True\r\n")
        out[n] = head + text.replace("\r\n", "\n").replace("\n", "\r\n")
    return out


def compiled(text):
    """What stands before the text in place of p-code: a table with a line for each line
    of text as Office 2000 and later have it (pcodedmp), and nothing that could run."""
    lines = [t for t in text.split("\r\n") if not t.startswith("Attribute ")]
    table = b"\xfe\xca\1\0" + struct.pack("<H", len(lines)) + b"".join(
        bytes(4) + struct.pack("<HHI", 4 if t.strip() else 0, 0, 4 * i) for i, t in enumerate(lines))
    head = b"\1\x16\3\0\6\0\1\0\0".ljust(0x19, b"\0") + struct.pack("<I", 0x200 - 0x3C)
    return head.ljust(0x200, b"\0") + table + b"\xff\xff\xff\xff\1\1" + bytes(4 + 4 * len(lines))


def put_project(ole, source, below="", name="ThisDocument", page=932, stomped=None, pcode=None):
    """stomped: "empty" leaves no text but the attributes, "zero" writes zeros over the
    compressed text, "gone" ends the stream behind the p-code."""
    modules, enc = _modules(source, name), "utf-8" if page == 65001 else "cp%d" % page
    caches = {n: pcode if pcode is not None else compiled(text) for n, text in modules.items()}
    ole.add(below + "VBA/dir", compress(directory(modules, page, {n: len(c) for n, c in caches.items()})))
    ole.add(below + "VBA/_VBA_PROJECT", b"\xcc\x61\xb2\0\0\3\0\xff\x11\4\0\0\t\4\0\0\xe4\4\1\0" + bytes(40))
    for n, text in modules.items():
        if stomped == "empty":
            text = _modules("", n)[n]
        packed, cache = compress(text.encode(enc, "replace")), caches[n]
        ole.add(below + "VBA/" + n, cache + (b"" if stomped == "gone" else bytes(len(packed)) if stomped == "zero" else packed))
    lines = ['ID="{6A3A0C9B-8F2D-4D5C-9E0B-0123456789AB}"']
    lines += [("Document=%s/&H00000000" if n in DOCUMENTS else "Module=%s") % n for n in modules]
    lines += ['Name="Project"', 'HelpContextID="0"', 'VersionCompatible32="393222000"', 'CMG="0705D8E3D8EDDBF1DBF1DBF1DBF1"',
              'DPB="0E0CD1ECDFF4E7F5E7F5E7"', 'GC="1517CAF1D6F9D7F9D706"', "", "[Host Extender Info]",
              "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000", "", "[Workspace]"]
    lines += ["%s=0, 0, 0, 0, C" % n for n in modules] + [""]
    ole.add(below + "PROJECT", "\r\n".join(lines).encode(enc))
    ole.add(below + "PROJECTwm", b"".join(n.encode(enc) + b"\0" + n.encode("utf-16-le") + b"\0\0" for n in modules) + b"\0\0")
    return ole


def project(source, name="ThisDocument", **more):
    """vbaProject.bin."""
    return put_project(Ole(), source, name=name, **more).bytes()


# ---- Office Open XML ----

def _xml(text):
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' + text).encode()


def rels(*list):
    """(id, type, target) each; a type without a scheme is one of ECMA-376; a fourth
    word is the mode of the target."""
    out = ""
    for id, kind, target, *mode in list:
        out += "<Relationship Id=%s Type=%s Target=%s%s/>" % (
            quoteattr(id), quoteattr(kind if ":" in kind else R + "/" + kind), quoteattr(target),
            ' TargetMode="%s"' % mode[0] if mode else "")
    return _xml('<Relationships xmlns="%spackage/2006/relationships">%s</Relationships>' % (NS, out))


def _package(main, kind, parts, types=()):
    """The parts in their usual order; types: (part, content type)."""
    over = "".join('<Override PartName="/%s" ContentType="%s"/>' % t for t in ((main, kind), *types))
    z = Zip().add("[Content_Types].xml", _xml(
        '<Types xmlns="%spackage/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>%s</Types>' % (NS, over)))
    z.add("_rels/.rels", rels(("rId1", "officeDocument", main)))
    for name, data in parts:
        z.add(name, data)
    return z.bytes()


def _paragraphs(text):
    return "".join('<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>' % escape(t) for t in text.split("\n"))


def _document(body):
    return _xml('<w:document xmlns:w="%s" xmlns:r="%s" xmlns:o="urn:schemas-microsoft-com:office:office" '
                'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>%s<w:sectPr/></w:body></w:document>' % (W, R, body))


def docx(text="text", body="", relations=(), parts=(), types=(), kind=OPEN + "wordprocessingml.document.main+xml"):
    """A document of Word; body: XML behind its paragraphs; parts: (name, bytes) more."""
    more = [("word/document.xml", _document(_paragraphs(text) + body)),
            ("word/_rels/document.xml.rels", rels(("rId1", "settings", "settings.xml"), *relations))]
    if not any(name == "word/settings.xml" for name, _ in parts):
        more.append(("word/settings.xml", _xml('<w:settings xmlns:w="%s"/>' % W)))
    return _package("word/document.xml", kind, more + list(parts), types)


def docm(vba_source, name="ThisDocument", text="text", kind="document", **more):
    """kind: "template" for a dotm; more: as put_project has it."""
    return docx(text, relations=[("rId9", VBA + "vbaProject", "vbaProject.bin")],
                parts=[("word/vbaProject.bin", project(vba_source, name, **more))],
                kind=MACRO % ("word", kind))


def docx_template(url, text="text", macros=None):
    """A document whose template comes from elsewhere: a URL, a path or a file server."""
    settings = _xml('<w:settings xmlns:w="%s" xmlns:r="%s"><w:attachedTemplate r:id="rId1"/></w:settings>' % (W, R))
    return docx(text, parts=[("word/settings.xml", settings),
                             ("word/_rels/settings.xml.rels", rels(("rId1", "attachedTemplate", url, "External")))])


def docx_ole(url, text="text", kind="oleObject"):
    """A document with an object that is linked from elsewhere; kind: also "frame",
    "hyperlink", "image", "subDocument"."""
    body = ('<w:p><w:r><w:object><o:OLEObject Type="Link" ProgID="htmlfile" ShapeID="_x0000_i1025" DrawAspect="Content" '
            'r:id="rId5" UpdateMode="OnCall"><o:LinkType>EnhancedMetaFile</o:LinkType></o:OLEObject></w:object></w:r></w:p>')
    return docx(text, body if kind == "oleObject" else "", relations=[("rId5", kind, url, "External")])


def docx_dde(command, text="text", field="DDEAUTO", simple=False, split=True):
    """A field that starts a program: in one element, or in runs (split: cut within
    words, as Word and attackers do)."""
    code = " %s %s " % (field, command)
    if simple:
        body = "<w:p><w:fldSimple w:instr=%s><w:r><w:t>!</w:t></w:r></w:fldSimple></w:p>" % quoteattr(code)
    else:
        pieces = [code[i:i + 7] for i in range(0, len(code), 7)] if split else [code]
        run = lambda t: "<w:r>%s</w:r>" % t
        char = lambda t: run('<w:fldChar w:fldCharType="%s"/>' % t)
        body = "<w:p>%s%s%s%s%s</w:p>" % (char("begin"), "".join(
            run('<w:instrText xml:space="preserve">%s</w:instrText>' % escape(p)) for p in pieces), char("separate"), run("<w:t>!</w:t>"), char("end"))
    return docx(text, body)


def docx_package(name, data, text="text"):
    """A document with a file packed into it, which opens at a double click."""
    from .ole import packaged
    body = ('<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Package" ShapeID="_x0000_i1025" DrawAspect="Icon" '
            'r:id="rId5"/></w:object></w:r></w:p>')
    return docx(text, body, relations=[("rId5", "oleObject", "embeddings/oleObject1.bin")],
                parts=[("word/embeddings/oleObject1.bin", Ole().add("\1Ole10Native", packaged(name, data)).bytes())])


def _sheet(cells):
    rows = "".join('<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>' % (i, i, escape(t)) for i, t in enumerate(cells.split("\n"), 1))
    return _xml('<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (S, rows))


def xlsx(text="text", sheets="", names="", relations=(), parts=(), types=(), links="", kind=OPEN + "spreadsheetml.sheet.main+xml"):
    """A workbook with one sheet, a line a cell; sheets, names, links: XML into xl/workbook.xml."""
    book = _xml('<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/>%s</sheets>%s%s</workbook>' % (
        S, R, sheets, links, "<definedNames>%s</definedNames>" % names if names else ""))
    more = [("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", rels(("rId1", "worksheet", "worksheets/sheet1.xml"), *relations)),
            ("xl/worksheets/sheet1.xml", _sheet(text))]
    return _package("xl/workbook.xml", kind, more + list(parts), [
        ("xl/worksheets/sheet1.xml", OPEN + "spreadsheetml.worksheet+xml"), *types])


def xlsm(vba_source, name="ThisWorkbook", text="text", kind="sheet", **more):
    """kind: "template" for an xltm, "addin" for an xlam."""
    return xlsx(text, relations=[("rId9", VBA + "vbaProject", "vbaProject.bin")],
                parts=[("xl/vbaProject.bin", project(vba_source, name, **more))], kind=MACRO % ("excel", kind))


def pptm(vba_source, name="Module1", **more):
    show = _xml('<p:presentation xmlns:p="%s" xmlns:r="%s"><p:sldMasterIdLst/></p:presentation>' % (P, R))
    return _package("ppt/presentation.xml", MACRO % ("powerpoint", "presentation"), [
        ("ppt/presentation.xml", show),
        ("ppt/_rels/presentation.xml.rels", rels(("rId9", VBA + "vbaProject", "vbaProject.bin"))),
        ("ppt/vbaProject.bin", project(vba_source, name, **more))])


def pptx(relations=()):
    show = _xml('<p:presentation xmlns:p="%s" xmlns:r="%s"><p:sldMasterIdLst/></p:presentation>' % (P, R))
    return _package("ppt/presentation.xml", OPEN + "presentationml.presentation.main+xml", [
        ("ppt/presentation.xml", show), ("ppt/_rels/presentation.xml.rels", rels(*relations))])


STATES = {0: "", 1: ' state="hidden"', 2: ' state="veryHidden"'}


def xlsm_xlm(formulas, hidden=2, auto=True, text="text"):
    """A workbook with a macro sheet of Excel 4.0: formulas are the cells of its column A."""
    cells = "".join('<row r="%d"><c r="A%d"><f>%s</f></c></row>' % (i, i, escape(f.lstrip("="))) for i, f in enumerate(formulas, 1))
    sheet = _xml('<xm:macrosheet xmlns="%s" xmlns:xm="%s"><sheetData>%s</sheetData></xm:macrosheet>' % (S, XM, cells))
    return xlsx(text, sheets='<sheet name="Macro1" sheetId="2"%s r:id="rId7"/>' % STATES[hidden],
                names='<definedName name="_xlnm.Auto_Open" hidden="1">Macro1!$A$1</definedName>' if auto else "",
                relations=[("rId7", VBA + "xlMacrosheet", "macrosheets/sheet1.xml")], parts=[("xl/macrosheets/sheet1.xml", sheet)],
                types=[("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml")], kind=MACRO % ("excel", "sheet"))


def xlsx_dde(service, topic, text="text"):
    """A cell that asks another program for its value, which starts it."""
    link = _xml('<externalLink xmlns="%s"><ddeLink ddeService=%s ddeTopic=%s><ddeItems><ddeItem name="A0" advise="1"/></ddeItems></ddeLink></externalLink>' % (
        S, quoteattr(service), quoteattr(topic)))
    return xlsx(text, links='<externalReferences><externalReference r:id="rId8"/></externalReferences>',
                relations=[("rId8", "externalLink", "externalLinks/externalLink1.xml")], parts=[("xl/externalLinks/externalLink1.xml", link)])


# ---- Word 97 and Excel 97 ----

def _word97(text, field=None, narrow=False, assoc=0):
    """WordDocument: a FIB ([MS-DOC] 2.5.2) that says where the text lies, and the text."""
    text = text.replace("\n", "\r") + ("\x13 %s \x14!\x15\r" % field if field else "")
    body = text.encode("cp932" if narrow else "utf-16-le")
    fib = struct.pack("<HHHHHHHHI", 0xA5EC, 0x00C1, 0, 0x0411, 0, 0x1200 | 0x00F0, 0x00BF, 0, 0).ljust(24, b"\0")
    fib += struct.pack("<II", 0x400, 0x400 + len(body))
    fib = fib.ljust(0x9A + 32 * 8, b"\0") + struct.pack("<II", 0x100, assoc)
    return fib.ljust(0x400, b"\0") + body.ljust(4096, b"\0")


def doc(vba_source=None, name="ThisDocument", text="text", field=None, narrow=False, template="", **more):
    """A document of Word 97 to 2003, with a project of macros if there is a source; field:
    one such as "DDEAUTO ..."; template: where it comes from."""
    table = b"".join(struct.pack("<H", len(t)) + t.encode("utf-16-le") for t in ["", template] + [""] * 16)
    table = bytes(0x100) + b"\xff\xff" + struct.pack("<HH", 18, 0) + table
    ole = Ole(clsid=WORD97).add("WordDocument", _word97(text, field, narrow, len(table) - 0x100)).add("1Table", table.ljust(4096, b"\0"))
    return (put_project(ole, vba_source, "Macros/", name, **more) if vba_source is not None else ole).bytes()


def _biff(id, data=b""):
    return struct.pack("<HH", id, len(data)) + data


# Ftab of [MS-XLS] 2.5.198.17, as far as tests want it; the others are text in a PtgStr.
FUNCTIONS = {"SUM": 4, "GOTO": 53, "HALT": 54, "RETURN": 55, "DATE": 65, "NOW": 74, "SET.NAME": 88, "CHAR": 111, "EXEC": 110,
             "SET.VALUE": 108, "ALERT": 118, "FOPEN": 132, "FCLOSE": 133, "FWRITELN": 137, "FWRITE": 138, "REGISTER": 149, "CALL": 150}


def _expression(text, at):
    """Strings, numbers, functions and & in reverse Polish; tokens and where reading ended."""
    out = b""
    joined = False
    while True:
        while at < len(text) and text[at] == " ":
            at += 1
        if text[at:at + 1] == '"':
            end, value = at + 1, ""
            while text[end] != '"' or text[end + 1:end + 2] == '"':
                value += text[end]
                end += 2 if text[end] == '"' else 1
            at = end + 1
            plain = all(ord(c) < 256 for c in value)
            out += bytes([0x17, len(value), 0 if plain else 1]) + value.encode("latin-1" if plain else "utf-16-le")
        elif text[at:at + 1].isdigit():
            end = at
            while text[end:end + 1].isdigit():
                end += 1
            out, at = out + struct.pack("<BH", 0x1E, int(text[at:end])), end
        else:
            end = text.index("(", at)
            function, args, at = FUNCTIONS[text[at:end].upper()], 0, end + 1
            while text[at] != ")":
                piece, at = _expression(text, at)
                out, args = out + piece, args + 1
                if text[at] == ",":
                    at += 1
            out, at = out + struct.pack("<BBH", 0x42, args, function), at + 1
        if joined:
            out += b"\x08"
        while at < len(text) and text[at] == " ":
            at += 1
        if text[at:at + 1] != "&":
            return out, at
        joined, at = True, at + 1


def rgce(formula):
    """A formula as Excel keeps it, [MS-XLS] 2.5.198."""
    tokens, at = _expression(formula, 1 if formula.startswith("=") else 0)
    assert at == len(formula), formula
    return tokens


def _bof(kind):
    return _biff(0x809, struct.pack("<HHHHII", 0x600, kind, 0x1BE2, 0x7CD, 0xC1, 0x306))


def _bound(name, kind, state, at):
    raw = name.encode("utf-16-le")
    return _biff(0x85, struct.pack("<IBBBB", at, state, kind, len(name), 1) + raw)


def xls(vba_source=None, text="text", formulas=(), hidden=0, auto=True, name="ThisWorkbook", macro_name="Macro1", dde=None, **more):
    """A workbook of Excel 97 to 2003: cells are labels, one a line; formulas make a
    macro sheet of Excel 4.0; hidden: 0 seen, 1 hidden, 2 very hidden; dde: a link to
    another program, (its name, what it is told)."""
    sheet = _bof(0x10)
    for i, line in enumerate(text.split("\n")):
        sheet += _biff(0x204, struct.pack("<HHHHB", i, 0, 0, len(line), 1) + line.encode("utf-16-le"))
    sheet += _biff(0x0A)
    macro = _bof(0x40)
    for i, f in enumerate(formulas):
        tokens = rgce(f)
        macro += _biff(6, struct.pack("<HHHdHIH", i, 0, 15, 0.0, 2, 0, len(tokens)) + tokens)
    macro += _biff(0x0A)

    def globals_(at):
        out = _bof(5) + _biff(0x42, struct.pack("<H", 1200)) + _bound("Sheet1", 0, 0, at[0])
        if formulas:
            out += _bound(macro_name, 1, hidden, at[1])
            out += _biff(0x1AE, struct.pack("<HH", 2, 0x0401)) + _biff(0x17, struct.pack("<HHHH", 1, 0, 1, 1))
            if auto:  # Lbl, built in, name 1: Auto_Open
                ref = struct.pack("<BHHH", 0x3A, 0, 0, 0)
                out += _biff(0x18, struct.pack("<HBBHHHBBBB", 0x20, 0, 1, len(ref), 0, 0, 0, 0, 0, 0) + b"\0\1" + ref)
        if dde:
            link = "%s\3%s" % dde
            out += _biff(0x1AE, struct.pack("<HHB", 0, len(link), 1) + link.encode("utf-16-le"))
        return out + _biff(0x0A)
    size = len(globals_((0, 0)))
    book = globals_((size, size + len(sheet))) + sheet + (macro if formulas else b"")
    ole = Ole(clsid=EXCEL97).add("Workbook", book.ljust(4096, b"\0"))
    return (put_project(ole, vba_source, "_VBA_PROJECT_CUR/", name, **more) if vba_source is not None else ole).bytes()


def xls_xlm(formulas, hidden=2, auto=True, text="text"):
    return xls(text=text, formulas=formulas, hidden=hidden, auto=auto)


# ---- documents that are text ----

def flat(package):
    """A package as one file of XML (Flat OPC)."""
    import base64
    import io
    import zipfile
    out = ""
    with zipfile.ZipFile(io.BytesIO(package)) as z:
        for name in z.namelist():
            data = z.read(name)
            if name == "[Content_Types].xml":
                continue
            if data.startswith(b"<"):
                inner = "<pkg:xmlData>%s</pkg:xmlData>" % data.decode().split("?>", 1)[-1].strip()
            else:
                inner = '<pkg:binaryData>%s</pkg:binaryData>' % base64.encodebytes(data).decode()
            out += '<pkg:part pkg:name="/%s" pkg:contentType="application/xml">%s</pkg:part>' % (name, inner)
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n'
            '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">%s</pkg:package>' % out).encode()


def word2003(vba_source=None, text="text", body=""):
    """A document of Word 2003 in XML; its macros are packed as ActiveMime."""
    import base64
    import zlib
    data = ""
    if vba_source is not None:
        ole = project(vba_source)
        mso = b"ActiveMime\0\0" + struct.pack("<HIIIII", 0x01F0, 4, 0xFFFFFFFF, 0x07F00000, 0, 0) + struct.pack("<I", len(ole))
        data = '<w:docSuppData><w:binData w:name="editdata.mso">%s</w:binData></w:docSuppData>' % base64.encodebytes(
            mso.ljust(0x32, b"\0") + zlib.compress(ole)).decode()
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n'
            '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" w:macrosPresent="yes">%s<w:body>%s%s</w:body></w:wordDocument>' % (
                data, _paragraphs(text), body)).encode()


def sylk(formulas, auto=True):
    """A table in SYLK with macros."""
    lines = ["ID;P", "O;E"] + (["NN;NAuto_open;ER101C1;KOut Flank;F"] if auto else [])
    lines += ["C;Y%d;X1;E%s" % (101 + i, f.lstrip("=").replace(";", ";;")) for i, f in enumerate(formulas)] + ["E", ""]
    return "\r\n".join(lines).encode()
