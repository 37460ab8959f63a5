"""Cabinets: stored or MSZIP folders, honest or lying in any field (MS-CAB, section 2)."""
import struct
import zlib

NONE, MSZIP, QUANTUM, LZX = 0, 1, 0x0472, 0x1503


def csum(data, seed=0):
    n = len(data) & ~3
    for i in range(0, n, 4):
        seed ^= int.from_bytes(data[i:i + 4], "little")
    return seed ^ int.from_bytes(data[n:], "big")


class Cab:
    """folder() and its add()s, then bytes()."""

    def __init__(self, reserve=None, flags=0, neighbours=b""):
        self.reserve, self.flags, self.neighbours = reserve, flags, neighbours
        self.folders = []
        self.files = []

    def folder(self, kind=MSZIP, at=None, blocks=None):
        self.folders.append({"kind": kind, "data": b"", "at": at, "blocks": blocks})
        return self

    def add(self, name, data, charset="utf-8", off=None, size=None, index=None):
        """Appends data to the last folder; off, size and index as the file's header is to tell them."""
        if not self.folders:
            self.folder()
        f = self.folders[-1]
        raw = name if isinstance(name, bytes) else name.encode(charset)
        utf8 = not isinstance(name, bytes) and charset == "utf-8" and not name.isascii()
        self.files.append((raw, len(data) if size is None else size, len(f["data"]) if off is None else off,
                           len(self.folders) - 1 if index is None else index, 0x20 | (0x80 if utf8 else 0)))
        f["data"] += data
        return self

    def _blocks(self, f, extra, sum_xor):
        out, n, before = b"", 0, b""
        for i in range(0, len(f["data"]), 32768):
            plain = f["data"][i:i + 32768]
            packed = plain
            if f["kind"] & 15 == MSZIP:
                z = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, before) if before else \
                    zlib.compressobj(9, zlib.DEFLATED, -15)
                packed, before = b"CK" + z.compress(plain) + z.flush(), plain
            head = struct.pack("<HH", len(packed), len(plain)) + extra
            out += struct.pack("<I", csum(head, csum(packed)) ^ sum_xor) + head + packed
            n += 1
        return out, n

    def bytes(self, prefix=b"", suffix=b"", total=None, files=None, sum_xor=0, signature=b""):
        reserve, flags = self.reserve, self.flags
        if signature and reserve is None:
            reserve = (20, 0, 0)
        flags |= 4 if reserve else 0
        extra = bytes(reserve[2]) if reserve else b""
        packed = [self._blocks(f, extra, sum_xor) for f in self.folders]
        names = b"".join(struct.pack("<IIHHHH", size, off, index, 0x48B1, 0x4A21, attr) + raw + b"\0"
                         for raw, size, off, index, attr in self.files)
        head = 36 + (4 + reserve[0] if reserve else 0) + len(self.neighbours)
        first = head + sum(8 + (reserve[1] if reserve else 0) for _ in self.folders)
        at = first + len(names)
        table = b""
        for f, (data, n) in zip(self.folders, packed):
            table += struct.pack("<IHH", at if f["at"] is None else f["at"], n if f["blocks"] is None else f["blocks"],
                                 f["kind"]) + bytes(reserve[1] if reserve else 0)
            at += len(data)
        out = b"MSCF" + struct.pack("<IIIIIBBHHHHH", 0, at if total is None else total, 0, first, 0, 3, 1, len(self.folders),
                                    len(self.files) if files is None else files, flags, 0x1234, 0)
        if reserve:
            inside = struct.pack("<III", 0x00100000, at, len(signature)) + bytes(8) if signature else bytes(reserve[0])
            out += struct.pack("<HBB", *reserve) + inside
        out += self.neighbours + table + names + b"".join(data for data, _ in packed)
        return prefix + out + signature + suffix
