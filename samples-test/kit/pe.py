"""Inert Windows programs: right in form, with no code but a return.

Source: Microsoft PE Format; VERSIONINFO and group icon resource formats.
"""
import struct
from . import icons


def _pad(data, to):
    return data + bytes(-len(data) % to)


def _w(text):
    return text.encode("utf-16-le") + b"\0\0"


class Pe:
    def __init__(self, stamp=0x573A6000, machine=0x14C, dll=False, language=0x411):
        self.stamp, self.machine, self.dll, self.language = stamp, machine, dll, language
        self.imports = [("KERNEL32.dll", ["ExitProcess", "GetModuleHandleA"])]
        self.resources = {}     # type -> {id: data}
        self.data = b""
        self.overlay = b""
        self.certificate = b""
        self.named = {}         # other names of sections, such as {".text": "UPX0"}

    def icon(self, img):
        dib = icons.to_dib(img)
        size = len(img) & 0xFF
        group = struct.pack("<HHH", 0, 1, 1) + struct.pack(
            "<BBBBHHIH", size, size, 0, 0, 1, 32, len(dib), 1)
        self.resources.setdefault(3, {})[1] = dib
        self.resources.setdefault(14, {})[1] = group
        return self

    def version(self, **strings):
        """Version strings, such as CompanyName="..."."""
        def block(key, value, kind, children=b"", words=None):
            head = _w(key)
            body = _pad(bytes(6) + head, 4)[6:]
            text = body + value
            if children:
                text = _pad(bytes(6) + text, 4)[6:] + children
            return struct.pack("<HHH", 6 + len(text), len(value) if words is None else words,
                               kind) + text
        table = b""
        for k, v in strings.items():
            table = _pad(table, 4) + block(k, _w(v), 1, words=len(v) + 1)
        table = block("041104B0", b"", 1, table)
        info = block("StringFileInfo", b"", 1, table)
        fixed = struct.pack("<13I", 0xFEEF04BD, 0x10000, 0x10000, 0, 0x10000, 0, 0x3F, 0, 0x40004,
                            1, 0, 0, 0)
        self.resources.setdefault(16, {})[1] = block("VS_VERSION_INFO", fixed, 0, info)
        return self

    def resource(self, kind, number, data):
        self.resources.setdefault(kind, {})[number] = data
        return self

    def _rsrc(self, rva):
        kinds = sorted(self.resources)
        leaves = [(k, i, self.resources[k][i]) for k in kinds for i in sorted(self.resources[k])]
        dirs = 16 + 8 * len(kinds)
        second = {}
        for k in kinds:
            second[k] = dirs
            dirs += 16 + 8 * len(self.resources[k])
        third = dirs
        dirs += 24 * len(leaves)
        entries, dirs = dirs, dirs + 16 * len(leaves)
        out = struct.pack("<IIHHHH", 0, 0, 0, 0, 0, len(kinds))
        for k in kinds:
            out += struct.pack("<II", k, 0x80000000 | second[k])
        n = 0
        for k in kinds:
            out += struct.pack("<IIHHHH", 0, 0, 0, 0, 0, len(self.resources[k]))
            for i in sorted(self.resources[k]):
                out += struct.pack("<II", i, 0x80000000 | (third + 24 * n))
                n += 1
        for n in range(len(leaves)):
            out += struct.pack("<IIHHHH", 0, 0, 0, 0, 0, 1) + struct.pack(
                "<II", self.language, entries + 16 * n)
        blob = b""
        for k, i, data in leaves:
            out += struct.pack("<IIII", rva + dirs + len(blob), len(data), 0, 0)
            blob = _pad(blob + data, 4)
        return out + blob

    def _idata(self, rva):
        base = 20 * (len(self.imports) + 1)
        thunks, names = b"", b""
        size = sum(4 * (len(f) + 1) for _, f in self.imports)
        head = b""
        for dll, functions in self.imports:
            at = base + len(thunks)
            for f in functions:
                thunks += struct.pack("<I", rva + base + size + len(names))
                names = _pad(names + b"\0\0" + f.encode() + b"\0", 2)
            thunks += bytes(4)
            head += struct.pack("<IIIII", rva + at, 0, 0, rva + base + size + len(names), rva + at)
            names = _pad(names + dll.encode() + b"\0", 2)
        return head + bytes(20) + thunks + names

    def bytes(self):
        sections = [(b".text", 0x60000020, b"\xC3"), (b".rdata", 0x40000040, None),
                    (b".data", 0xC0000040, self.data or b"\0")]
        if self.resources:
            sections.append((b".rsrc", 0x40000040, None))
        table, body, rva, raw = b"", b"", 0x1000, 0x400
        imports = resources = (0, 0)
        for name, flags, data in sections:
            if name == b".rdata":
                data = self._idata(rva)
                imports = (rva, len(data))
            elif name == b".rsrc":
                data = self._rsrc(rva)
                resources = (rva, len(data))
            filled = _pad(data, 0x200)
            name = self.named.get(name.decode(), name.decode()).encode()
            table += struct.pack("<8sIIIIIIHHI", name, len(data), rva, len(filled), raw, 0, 0, 0, 0, flags)
            body += filled
            raw += len(filled)
            rva += (len(data) + 0xFFF) & ~0xFFF
        dirs = [(0, 0)] * 16
        dirs[1], dirs[2] = imports, resources
        if self.certificate:
            dirs[4] = (raw + len(_pad(self.overlay, 8)), len(self.certificate))
        optional = struct.pack("<HBBIIIIIIIIIHHHHHHIIIIHHIIIIII", 0x10B, 9, 0, 0x200, 0x400, 0,
                               0x1000, 0x1000, 0x2000, 0x400000, 0x1000, 0x200, 5, 0, 0, 0, 5, 0, 0,
                               rva, 0x400, 0, 2, 0x8140, 0x100000, 0x1000, 0x100000, 0x1000, 0, 16)
        optional += b"".join(struct.pack("<II", *d) for d in dirs)
        flags = 0x2102 if self.dll else 0x102
        head = b"MZ" + struct.pack("<HHHHHHHHHHHHH", 0x90, 3, 0, 4, 0, 0xFFFF, 0, 0xB8, 0, 0, 0, 0x40, 0)
        head = _pad(head, 60)[:60] + struct.pack("<I", 0x80)
        head = head.ljust(0x80, b"\0") + b"PE\0\0" + struct.pack(
            "<HHIIIHH", self.machine, len(sections), self.stamp, 0, 0, len(optional), flags)
        out = (head + optional + table).ljust(0x400, b"\0") + body
        if self.certificate:
            return out + _pad(self.overlay, 8) + self.certificate
        return out + self.overlay

    def sign(self):
        """A signature block that is right in form; nothing is really signed."""
        der = b"\x30\x82\x01\x00" + bytes(0x100)
        self.certificate = _pad(struct.pack("<IHH", 8 + len(der), 0x200, 2) + der, 8)
        return self
