"""Rich Text Format with objects in it (RTF 1.9.1, MS-OLEDS 2.2), as Word writes them and
as no program would.  What is carried is the caller's."""
import struct


def ole1(name, data, topic="", item=""):
    """An object of OLE 1 that is embedded; data None: one that is linked to topic."""
    text = lambda s: struct.pack("<I", len(s) + 1 if s else 0) + (s.encode("cp932") + b"\0" if s else b"")
    out = struct.pack("<II", 0x501, 2 if data is not None else 1) + text(name) + text(topic) + text(item)
    if data is None:
        return out + struct.pack("<III", 0, 0, 0)
    return out + struct.pack("<I", len(data)) + data + struct.pack("<III", 0x501, 0, 0)


def lines(data):
    """Hexadecimal in lines, as Word has it."""
    h = data.hex()
    return "\r\n".join(h[i:i + 128] for i in range(0, len(h), 128))


def escaped(data):
    """An escape behind every second half of a byte that is doubled: Word drops both."""
    return "".join((a if i % 40 else a + "\\'aa" + a) + b for i, (a, b) in enumerate(data.hex()[k:k + 2] for k in range(0, 2 * len(data), 2)))


def broken_up(data):
    """Words, blanks and groups of nothing among the digits."""
    h = data.hex()
    return "{\\*\\zz41 41}\\par41\t".join(h[i:i + 31] for i in range(0, len(h), 31))


class Rtf:
    def __init__(self, begin="{\\rtf1"):
        self.parts = [begin + "\\ansi\\ansicpg932\\deff0{\\fonttbl{\\f0\\fnil\\fcharset128 MS Mincho;}}\r\n"]

    def raw(self, s):
        self.parts.append(s)
        return self

    def text(self, s):
        for line in s.splitlines():
            self.raw("".join(c if " " <= c < "\x7f" and c not in "\\{}" else
                             "".join("\\'%02x" % b for b in c.encode("cp932")) for c in line) + "\\par\r\n")
        return self

    def picture(self, data):
        return self.raw("{\\pict\\pngblip\\picw1\\pich1\r\n" + lines(data) + "}\r\n")

    def object(self, name, data, updates=False, how=lines, shown=None, kind="objemb"):
        shown = name if shown is None else shown
        return self.raw("{\\object\\%s%s\\objw800\\objh600%s{\\*\\objdata %s}{\\result{\\pict\\wmetafile8 0100090000}}}\r\n" % (
            kind, "\\objupdate" if updates else "", "{\\*\\objclass %s}" % shown if shown else "", how(ole1(name, data))))

    def link(self, name, topic):
        return self.raw("{\\object\\objautlink\\rsltpict{\\*\\objclass %s}{\\*\\objdata %s}{\\result table}}\r\n" % (
            name, lines(ole1(name, None, topic, "Sheet1!R1C1"))))

    def template(self, where):
        return self.raw("{\\*\\template %s}" % where.replace("\\", "\\\\"))

    def field(self, what, shown=""):
        return self.raw("{\\field{\\*\\fldinst {%s}}{\\fldrslt {%s}}}" % (what.replace("\\", "\\\\"), shown))

    def bytes(self, end="}\r\n\0"):
        return ("".join(self.parts) + end).encode("ascii")
