"""UDF volumes, alone or on top of an image of ISO 9660 (ECMA-167; OSTA UDF 2.60)."""
import struct

SECTOR = 2048


def _crc(data):
    crc = 0
    for c in data:
        crc ^= c << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
    return crc


def _tag(tag, at, body, version=3):
    head = struct.pack("<HHBBHHHI", tag, version, 0, 0, 0, _crc(body), len(body), at)
    return head[:4] + bytes([sum(head) & 255]) + head[5:] + body


def _entity(name):
    return b"\0" + name.ljust(23, b"\0") + bytes(8)


def _text(s):
    return b"\x08" + s.encode("latin-1") if all(ord(c) < 256 for c in s) else b"\x10" + s.encode("utf-16-be")


def _dstring(s, n):
    raw = _text(s)
    return raw.ljust(n - 1, b"\0") + bytes([len(raw)])


VRS = b"".join((b"\0" + w + b"\1").ljust(SECTOR, b"\0") for w in (b"BEA01", b"NSR03", b"TEA01"))
TIME = struct.pack("<HhBBBBBBBB", 0x1000, 2016, 5, 17, 9, 0, 0, 0, 0, 0)


class Udf:
    """add() files, then bytes().  base: an image of ISO 9660 whose descriptors hold VRS;
    at of a file is then the sector where it has the content already.  metadata: folders
    lie in a metadata partition (UDF 2.50); embedded: small content stands in its entry."""

    def __init__(self, base=b"", metadata=False, embedded=False):
        self.base, self.metadata, self.embedded, self.tree = base, metadata, embedded, {}

    def add(self, name, data, hidden=False, at=None):
        here = self.tree
        *above, leaf = name.split("/")
        for p in above:
            here = here.setdefault(p, {})
        here[leaf] = (data, hidden, at)
        return self

    def _block(self, data):
        """Takes blocks for folders and entries; the number of the first."""
        at = len(self.meta)
        self.meta += [data[i:i + SECTOR] for i in range(0, max(len(data), 1), SECTOR)]
        return at

    def _entry(self, at, kind, size, descriptors, form):
        icb = struct.pack("<IHHHBBIHH", 0, 4, 0, 1, 0, kind, 0, 0, form)
        body = (icb + struct.pack("<IIIHBBIQQ", 0xFFFFFFFF, 0xFFFFFFFF, 0x14A5, 1, 0, 0, 0, size, -(-size // SECTOR))
                + TIME * 3 + struct.pack("<I", 1) + bytes(16) + _entity(b"*kit") + struct.pack("<QII", 0, 0, len(descriptors)))
        return _tag(261, at, body + descriptors)

    def _data(self, data, at):
        if at is None:
            at = self.start_data + len(self.content)
            self.content += [data[i:i + SECTOR] for i in range(0, len(data), SECTOR)]
        return at

    def _folder(self, tree, own, up):
        ref = 1 if self.metadata else 0
        out, rows = b"", [("", 0x0A, up)]
        for name, what in tree.items():
            at = self._block(b"")
            rows.append((name, 2 if isinstance(what, dict) else 1 if what[1] else 0, at))
            if isinstance(what, dict):
                self._folder(what, at, own)
                continue
            data, _, where = what
            if self.embedded and len(data) < 1000:
                self.meta[at] = self._entry(at, 5, len(data), data, 3)
            else:
                long = struct.pack("<IIH6x", len(data), self._data(data, where), 0) if data else b""
                self.meta[at] = self._entry(at, 5, len(data), long, 1)
        for name, flags, at in rows:
            raw = _text(name) if name else b""
            body = struct.pack("<HBBIIH6xH", 1, flags, len(raw), SECTOR, at, ref, 0) + raw
            out += _tag(257, 0, body + bytes(-(16 + len(body)) % 4))
        where = self._block(out)
        self.meta[own] = self._entry(own, 4, len(out), struct.pack("<II", len(out), where), 0)

    def bytes(self):
        start = 0 if self.base else 288
        head = 288 + 2 - start
        self.content, self.meta = [], []
        # the metadata file's entry, then folders and entries, then content
        room = 64 + 4 * sum(1 for _ in self._all(self.tree))
        self.start_data = head + room
        if not self.metadata:
            self.meta = [b""] * head
        fsd = self._block(b"")
        root = self._block(b"")
        self._folder(self.tree, root, root)
        ref = 1 if self.metadata else 0
        body = (TIME + struct.pack("<HHIIII", 3, 3, 1, 1, 0, 0) + bytes(64) + _dstring("KIT", 128) + bytes(64) + _dstring("KIT", 32)
                + bytes(64) + struct.pack("<IIH6x", SECTOR, root, ref) + _entity(b"*OSTA UDF Compliant"))
        self.meta[fsd] = _tag(256, fsd, body.ljust(496, b"\0"))
        part = {head - 1: self._entry(head - 1, 250, room * SECTOR, struct.pack("<II", room * SECTOR, head), 0)} if self.metadata else {}
        for i, b in enumerate(self.meta):
            if b:
                part[i + (head if self.metadata else 0)] = b
        for i, b in enumerate(self.content):
            part[self.start_data + i] = b
        size = start + self.start_data + len(self.content) + 1
        sectors = {start + k: b for k, b in part.items()}
        maps = struct.pack("<BBHH", 1, 6, 1, 0)
        if self.metadata:
            maps += (struct.pack("<BBH", 2, 64, 0) + _entity(b"*UDF Metadata Partition") + struct.pack("<HHIIIIHB", 1, 0, head - 1, head - 1,
                     0xFFFFFFFF, 32, 32, 0)).ljust(64, b"\0")
        lvd = (struct.pack("<I", 3) + bytes(64) + _dstring("KIT", 128) + struct.pack("<I", SECTOR) + _entity(b"*OSTA UDF Compliant")
               + struct.pack("<IIH6x", SECTOR, fsd, ref) + struct.pack("<II", len(maps), 2 if self.metadata else 1)
               + _entity(b"*kit") + bytes(128) + bytes(8) + maps)
        pd = struct.pack("<IHH", 2, 1, 0) + _entity(b"+NSR03") + bytes(128) + struct.pack("<III", 1, start, size - start) + _entity(b"*kit") + bytes(284 - 32)
        pvd = struct.pack("<II", 1, 0) + _dstring("KIT", 32) + struct.pack("<HHHHII", 1, 1, 3, 3, 1, 1) + _dstring("KIT", 128)
        sequence = [_tag(1, 257, pvd.ljust(496, b"\0")), _tag(5, 258, pd[:496].ljust(496, b"\0")), _tag(6, 259, lvd), _tag(8, 260, bytes(496))]
        for i, d in enumerate(sequence):
            sectors[257 + i] = d
        for at in (256, size - 1):
            sectors[at] = _tag(2, at, struct.pack("<IIII", 16 * SECTOR, 257, 16 * SECTOR, 257) + bytes(480))
        out = bytearray((self.base or bytes(16 * SECTOR) + VRS).ljust(size * SECTOR, b"\0"))
        for at, b in sectors.items():
            out[at * SECTOR:at * SECTOR + len(b)] = b
        return bytes(out)

    def _all(self, tree):
        for what in tree.values():
            yield what
            if isinstance(what, dict):
                yield from self._all(what)
