"""RAR archives of stored members, honest or not.

Sources: "RAR 5.0 archive format" (RARLAB); TechNote.txt of RAR 3 and 4.  What is
locked is right in form, but its bytes are no real ciphertext.
"""
import struct
import zlib


def vint(v):
    out = b""
    while v > 0x7F:
        out += bytes([v & 0x7F | 0x80])
        v >>= 7
    return out + bytes([v])


def scramble(data):
    """Looks like ciphertext, in blocks of 16 bytes."""
    data += bytes(-len(data) % 16)
    return bytes((b ^ (i * 167 + 91)) & 0xFF for i, b in enumerate(data))


def wide(name):
    """A name in UTF-16 as RAR 3 packs it behind the one in the system's charset."""
    units = struct.unpack("<%dH" % (len(name.encode("utf-16-le")) // 2), name.encode("utf-16-le"))
    out, group, modes = b"", b"", []
    for u in units:
        modes.append(0 if u < 256 else 2)
        group += bytes([u]) if u < 256 else struct.pack("<H", u)
        if len(modes) == 4:
            out += bytes([modes[0] << 6 | modes[1] << 4 | modes[2] << 2 | modes[3]]) + group
            group, modes = b"", []
    if modes:
        modes += [0] * (4 - len(modes))
        out += bytes([modes[0] << 6 | modes[1] << 4 | modes[2] << 2 | modes[3]]) + group
    return b"\0" + out


class Rar5:
    def __init__(self, locked=False):
        """locked: the headers are, too."""
        self.locked = locked
        self.body = b"" if locked else self._header(vint(1) + vint(0) + vint(0))

    @staticmethod
    def _header(fields):
        sized = vint(len(fields)) + fields
        return struct.pack("<I", zlib.crc32(sized)) + sized

    def _block(self, kind, name, data, extra=b"", attributes=0x20, folder=False):
        flags = 2 | (1 if extra else 0)
        head = vint(kind) + vint(flags) + (vint(len(extra)) if extra else b"") + vint(len(data[1]))
        head += vint(4 | folder) + vint(len(data[0])) + vint(attributes)
        head += struct.pack("<I", zlib.crc32(data[0])) + vint(0) + vint(0) + vint(len(name)) + name
        self.body += self._header(head + extra) + data[1]
        return self

    def add(self, name, data, password=None):
        extra, stored = b"", data
        if password is not None:  # version, flags, iterations, salt, IV
            record = vint(1) + vint(0) + vint(0) + b"\x0f" + scramble(b"salt") + scramble(b"iv")
            extra, stored = vint(len(record)) + record, scramble(data)
        return self._block(2, name.encode(), (data, stored), extra)

    def comment(self, text):
        return self._block(3, b"CMT", (text.encode(), text.encode()))

    def bytes(self, prefix=b"", suffix=b""):
        start = b"Rar!\x1a\x07\x01\0"
        if self.locked:  # type, flags, version, encryption flags, iterations, salt
            start += self._header(vint(4) + vint(0) + vint(0) + vint(0) + b"\x0f" + scramble(b"salt"))
            return prefix + start + scramble(b"iv") + scramble(self.body) + suffix
        return prefix + start + self.body + self._header(vint(5) + vint(4) + vint(0)) + suffix


class Rar4:
    def __init__(self, locked=False):
        self.locked = locked
        self.body = b""

    @staticmethod
    def _header(kind, flags, fields):
        head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head

    def add(self, name, data, charset="cp932", unicode=None, password=None, kind=0x74):
        """name in charset; unicode is the name in UTF-16 beside it, or None."""
        raw, flags, stored = name.encode(charset), 0x8000, data
        if unicode is not None:
            raw += b"\0" + wide(unicode)
            flags |= 0x200
        if password is not None:
            flags |= 0x404
            stored = scramble(data)
        fields = struct.pack("<IIBIIBBHI", len(stored), len(data), 2, zlib.crc32(data), 0x48B14A21, 29,
                             0x30, len(raw), 0x20) + raw + (b"saltsalt" if password is not None else b"")
        self.body += self._header(kind, flags, fields) + stored
        return self

    def comment(self, text):
        return self.add("CMT", text.encode("cp932"), kind=0x7A)

    def bytes(self, prefix=b"", suffix=b""):
        start = b"Rar!\x1a\x07\0" + self._header(0x73, 0x80 if self.locked else 0, bytes(6))
        end = b"\xc4\x3d\x7b\0\x40\x07\0"
        if self.locked:
            return prefix + start + b"saltsalt" + scramble(self.body + end) + suffix
        return prefix + start + self.body + end + suffix
