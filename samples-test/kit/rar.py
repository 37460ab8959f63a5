"""RAR archives of stored members, honest or not.

Sources: "RAR 5.0 archive format" (RARLAB); TechNote.txt of RAR 3 and 4; unrar 6,
crypt3.cpp and crypt5.cpp.
"""
import hashlib
import struct
import zlib

from . import lock


def vint(v):
    out = b""
    while v > 0x7F:
        out += bytes([v & 0x7F | 0x80])
        v >>= 7
    return out + bytes([v])


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
    def __init__(self, locked=None, power=4, check=True):
        """locked: password of the headers; power: log2 of rounds."""
        self.locked, self.power, self.check = locked, power, check
        self.salt = hashlib.md5(b"sekisho").digest()
        self.blocks = [(self._header(vint(1) + vint(0) + vint(0)), b"")]

    @staticmethod
    def _header(fields):
        sized = vint(len(fields)) + fields
        return struct.pack("<I", zlib.crc32(sized)) + sized

    def _crypt(self, keys, tweaked, iv=b""):
        flags = (1 if self.check else 0) | (2 if tweaked else 0)
        return vint(0) + vint(flags) + bytes([self.power]) + self.salt + iv + (keys.check if self.check else b"")

    def _block(self, kind, name, data, extra=b"", attributes=0x20, folder=False, crc=None, method=0):
        flags = 2 | (1 if extra else 0)
        head = vint(kind) + vint(flags) + (vint(len(extra)) if extra else b"") + vint(len(data[1]))
        head += vint(4 | folder) + vint(len(data[0])) + vint(attributes)
        head += struct.pack("<I", zlib.crc32(data[0]) if crc is None else crc) + vint(method) + vint(0)
        self.blocks.append((self._header(head + vint(len(name)) + name + extra), data[1]))
        return self

    def add(self, name, data, password=None, packed=None, method=0, tweaked=True, spoil=0):
        """packed, method: a member that is compressed; spoil: xor of its checksum."""
        extra, stored, crc = b"", data if packed is None else packed, zlib.crc32(data)
        if password is not None:
            keys, iv = lock.Rar5Keys(password, self.salt, self.power), hashlib.md5(name.encode()).digest()
            record = vint(1) + self._crypt(keys, tweaked, iv)
            extra, stored = vint(len(record)) + record, lock.cbc(keys.key, iv, stored)
            crc = keys.crc(crc) if tweaked else crc
        return self._block(2, name.encode(), (data, stored), extra, crc=crc ^ spoil, method=method)

    def comment(self, text):
        return self._block(3, b"CMT", (text.encode(), text.encode()))

    def bytes(self, prefix=b"", suffix=b""):
        start, end = b"Rar!\x1a\x07\x01\0", (self._header(vint(5) + vint(4) + vint(0)), b"")
        if self.locked is None:
            return prefix + start + b"".join(h + d for h, d in self.blocks + [end]) + suffix
        keys, body = lock.Rar5Keys(self.locked, self.salt, self.power), b""
        start += self._header(vint(4) + vint(0) + self._crypt(keys, False))
        for i, (h, d) in enumerate(self.blocks + [end]):
            iv = hashlib.md5(b"%d" % i).digest()
            body += iv + lock.cbc(keys.key, iv, h) + d
        return prefix + start + body + suffix


class Rar4:
    SALT = b"\x01salt\x80\xff\x00"

    def __init__(self, locked=None):
        """locked: password of the headers."""
        self.locked = locked
        self.blocks = []
        self.keys = {}

    def _lock(self, password, data):
        if password not in self.keys:
            self.keys[password] = lock.rar4_key(password, self.SALT)
        return lock.cbc(*self.keys[password], data)

    @staticmethod
    def _header(kind, flags, fields):
        head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head

    def add(self, name, data, charset="cp932", unicode=None, password=None, kind=0x74, version=29):
        """name in charset; unicode is the name in UTF-16 beside it, or None."""
        raw, flags, stored = name.encode(charset), 0x8000, data
        if unicode is not None:
            raw += b"\0" + wide(unicode)
            flags |= 0x200
        if password is not None:
            flags |= 0x404
            stored = self._lock(password, data)
        fields = struct.pack("<IIBIIBBHI", len(stored), len(data), 2, zlib.crc32(data), 0x48B14A21, version,
                             0x30, len(raw), 0x20) + raw + (self.SALT if password is not None else b"")
        self.blocks.append((self._header(kind, flags, fields), stored))
        return self

    def comment(self, text):
        return self.add("CMT", text.encode("cp932"), kind=0x7A)

    def bytes(self, prefix=b"", suffix=b""):
        start = b"Rar!\x1a\x07\0" + self._header(0x73, 0x80 if self.locked else 0, bytes(6))
        end = b"\xc4\x3d\x7b\0\x40\x07\0"
        if self.locked is not None:
            body = b"".join(self.SALT + self._lock(self.locked, h) + d for h, d in self.blocks + [(end, b"")])
            return prefix + start + body + suffix
        return prefix + start + b"".join(h + d for h, d in self.blocks) + end + suffix
