"""Volumes of FAT, disks of partitions, virtual hard disks.

Sources: Microsoft FAT32 File System Specification 1.03; Virtual Hard Disk Image
Format Specification 1.0; MS-VHDX.
"""
import struct

SECTOR = 512


class Fat:
    """add() files, then bytes().  FAT16 if large, else FAT12; short is the name of
    8.3 as 11 raw bytes (made of name if not given)."""

    def __init__(self, sectors=2880, hidden_folders=()):
        self.sectors, self.tree, self.hidden, self.made = sectors, {}, set(hidden_folders), 0

    def add(self, name, data, short=None, attributes=0x20):
        here = self.tree
        *above, leaf = name.split("/")
        for i, p in enumerate(above):
            here = here.setdefault(p, (None, 0x10 | (2 if "/".join(above[:i + 1]) in self.hidden else 0), {}))[2]
        here[leaf] = (short, attributes, data)
        return self

    def _short(self, name):
        stem, dot, end = name.upper().rpartition(".")
        stem, end = (stem, end) if dot else (end, "")
        plain = name == name.upper() and len(stem) <= 8 and len(end) <= 3 and name.isascii() and " " not in name and "." not in stem
        if not plain:
            self.made += 1
            stem = "".join(c for c in stem if c.isascii() and c.isalnum())[:6] + "~%d" % self.made
        return (stem.ljust(8) + end[:3].ljust(3)).encode("cp932")[:11], plain

    def _entries(self, name, short, attributes, first, size):
        raw, plain = (short, name is None) if short else self._short(name)
        out = b""
        if not plain:
            total = 0
            for c in raw:
                total = ((total >> 1 | total << 7) + c) & 255
            wide = name.encode("utf-16-le")
            wide += (b"\0\0" + b"\xff" * 26)[:-len(wide) % 26]
            for k in range(len(wide) // 26, 0, -1):
                w = wide[(k - 1) * 26:k * 26]
                out += bytes([k | (0x40 if k == len(wide) // 26 else 0)]) + w[:10] + bytes([15, 0, total]) + w[10:22] + b"\0\0" + w[22:]
        return out + raw + bytes([attributes]) + bytes(8) + struct.pack("<HHHHI", first >> 16, 0, 0x48B0, first & 0xFFFF, size)

    def _take(self, data):
        """Clusters of data; the first one, 0 if there is none."""
        n = -(-len(data) // SECTOR)
        if n == 0:
            return 0
        first = len(self.chain)
        self.chain += list(range(first + 1, first + n)) + [0xFFFF]
        self.data += data + bytes(-len(data) % SECTOR)
        return first

    def _folder(self, tree):
        out = b""
        for name, (short, attributes, what) in tree.items():
            if isinstance(what, dict):
                inner = self._folder(what)
                first = self._take(inner.ljust(max(SECTOR, len(inner)), b"\0"))
                out += self._entries(name, short, attributes, first, 0)
            else:
                out += self._entries(name, short, attributes, self._take(what), len(what))
        return out

    def bytes(self):
        wide = self.sectors > 4200
        table = -(-self.sectors * (16 if wide else 12) // 8 // SECTOR) + 1
        self.chain, self.data = [0xFFF8, 0xFFFF], b""
        root = self._folder(self.tree)
        chain = self.chain + [0] * (self.sectors - len(self.chain))
        if wide:
            fat = b"".join(struct.pack("<H", c) for c in chain)
        else:
            fat = b"".join((a & 0xFFF | (b & 0xFFF) << 12).to_bytes(3, "little") for a, b in zip(chain[::2], chain[1::2]))
        fat = fat[:table * SECTOR].ljust(table * SECTOR, b"\0")
        boot = (b"\xeb\x3c\x90MSDOS5.0" + struct.pack("<HBHBHHBHHHII", SECTOR, 1, 1, 2, 224, self.sectors, 0xF8, table, 18, 2, 0, 0)
                + b"\x80\0\x29\1\2\3\4NO NAME    " + (b"FAT16   " if wide else b"FAT12   "))
        out = boot.ljust(510, b"\0") + b"\x55\xaa" + fat * 2 + root.ljust(224 * 32, b"\0") + self.data
        return out.ljust(self.sectors * SECTOR, b"\0")


def partitioned(volume, kind=6, start=63):
    """A disk whose only partition is volume."""
    row = bytes([0, 1, 1, 0, kind, 0, 0, 0]) + struct.pack("<II", start, len(volume) // SECTOR)
    return (bytes(446) + row.ljust(64, b"\0") + b"\x55\xaa").ljust(start * SECTOR, b"\0") + volume


def _summed(data, at):
    total = ~sum(data) & 0xFFFFFFFF
    return data[:at] + struct.pack(">I", total) + data[at + 4:]


def _footer(size, kind, header):
    return _summed((b"conectix" + struct.pack(">IIQI4sI4sQQHBBII", 2, 0x10000, header, 0, b"test", 0x10000, b"Wi2k", size, size,
                                              size // SECTOR // 63 // 16 & 0xFFFF, 16, 63, kind, 0) + bytes(16)).ljust(512, b"\0"), 64)


def vhd(disk, dynamic=False, block=1 << 16, kind=None):
    """A virtual hard disk, of fixed size or one that holds only what is used."""
    if not dynamic:
        return disk + _footer(len(disk), kind or 2, (1 << 64) - 1)
    blocks = [disk[i:i + block].ljust(block, b"\0") for i in range(0, len(disk), block)]
    table, at, body = [], 512 + 1024 + -(-len(blocks) * 4 // 512) * 512, b""
    for b in blocks:
        if any(b):
            table.append((at + len(body)) // 512)
            body += (b"\xff" * (block // 512 // 8)).ljust(512, b"\0") + b
        else:
            table.append(0xFFFFFFFF)
    header = _summed((b"cxsparse" + struct.pack(">QQIIII", (1 << 64) - 1, 1536, 0x10000, len(blocks), block, 0)).ljust(1024, b"\0"), 36)
    foot = _footer(len(disk), kind or 3, 512)
    rows = b"".join(struct.pack(">I", t) for t in table)
    return foot + header + rows.ljust(-(-len(rows) // 512) * 512, b"\xff") + body + foot


def _guid(text):
    a, b, c, d, e = text.split("-")
    return struct.pack("<IHH", int(a, 16), int(b, 16), int(c, 16)) + bytes.fromhex(d + e)


def _crc32c(data):
    crc = 0xFFFFFFFF
    for c in data:
        crc ^= c
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def vhdx(disk, block=1 << 20, flags=0, log=bytes(16)):
    mib = 1 << 20

    def checked(data, n):
        data = data.ljust(n, b"\0")
        return data[:4] + struct.pack("<I", _crc32c(data)) + data[8:]

    head = checked(b"head" + struct.pack("<IQ", 0, 1) + bytes(32) + log + struct.pack("<HHIQ", 0, 1, mib, mib), 4096)
    regions = b"regi" + struct.pack("<III", 0, 2, 0)
    regions += _guid("2DC27766-F623-4200-9D64-115E9BFD4A08") + struct.pack("<QII", 3 * mib, mib, 1)
    regions += _guid("8B7CA206-4790-4B9A-B8FE-575F050F886E") + struct.pack("<QII", 2 * mib, mib, 1)
    regions = checked(regions, 65536)
    items = [("CAA16737-FA36-4D43-B3B6-33F0AA44E76B", struct.pack("<II", block, flags)),
             ("2FA54224-CD1B-4876-B211-5DBED83BF4B8", struct.pack("<Q", len(disk))),
             ("8141BF1D-A96F-4709-BA47-F233A8FAAB5F", struct.pack("<I", 512)),
             ("CDA348C7-445D-4471-9CC9-E9885251C556", struct.pack("<I", 512)),
             ("BECA12AB-B2E6-4523-93EF-C309E000C746", bytes(range(16)))]
    meta, values = b"metadata" + struct.pack("<HH", 0, len(items)) + bytes(20), b""
    for guid, value in items:
        meta += _guid(guid) + struct.pack("<IIII", 65536 + len(values), len(value), 4, 0)
        values += value
    table, body, base = b"", b"", 4 * mib
    for i in range(0, len(disk), block):
        b = disk[i:i + block].ljust(block, b"\0")
        table += struct.pack("<Q", (base + len(body)) | 6 if any(b) else 0)
        body += b if any(b) else b""
    out = b"vhdxfile".ljust(65536, b"\0") + (head.ljust(65536, b"\0") * 2) + regions * 2
    return out.ljust(2 * mib, b"\0") + (meta.ljust(65536, b"\0") + values).ljust(mib, b"\0") + table.ljust(mib, b"\0") + body
