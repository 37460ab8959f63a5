"""LZH archives of stored or given members, honest or lying in any field.

Source: header.doc of LHa for UNIX 1.14i; extended headers 0x44 to 0x46 as UNLHA32.DLL writes them.
"""
import struct


def crc16(data, crc=0):
    for c in data:
        crc ^= c
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 if crc & 1 else 0)
    return crc


class Lzh:
    """add() members, then bytes().  Names are bytes or text in charset; "/" parts folders."""

    def __init__(self, level=0, charset="cp932"):
        self.level, self.charset = level, charset
        self.body = b""

    def add(self, name, data, level=None, method="-lh0-", packed=None, csize=None, usize=None, crc=None,
            extended=(), wide=None, codepage=None, header_crc=True, header_xor=0, charset=None):
        """packed is what stands there if it is not data; extended further (type, content)."""
        level = self.level if level is None else level
        raw = name if isinstance(name, bytes) else name.encode(charset or self.charset)
        packed = data if packed is None else packed
        csize = len(packed) if csize is None else csize
        usize = len(data) if usize is None else usize
        crc = crc16(data) if crc is None else crc
        folder, _, last = raw.rpartition(b"/")
        chain = []
        if level >= 2:
            chain.append((1, last))
        if folder and level >= 1:
            chain.append((2, folder.replace(b"/", b"\xff") + b"\xff"))
        if wide is not None:
            chain.append((0x44, wide.encode("utf-16-le")))
        if codepage is not None:
            chain.append((0x46, struct.pack("<I", codepage)))
        chain += list(extended)
        mid = struct.pack("<IIIBB", csize, usize, 0x48B14A21, 0x20, level)
        if level <= 1:
            shown = raw.replace(b"/", b"\\") if level == 0 else last
            base = method.encode() + mid + bytes([len(shown)]) + shown + struct.pack("<H", crc)
            tail = b""
            if level == 1:
                first, tail = self._chain(chain, 2)
                base = base[:5] + struct.pack("<I", csize + len(tail)) + base[9:] + b"M" + first
            head = bytes([len(base), (sum(base) + header_xor) & 255]) + base + tail
        else:
            w = level  # 2: two bytes a size, 3: four
            w = 2 if level == 2 else 4
            if header_crc:
                chain.insert(0, (0, b"\0\0"))
            first, tail = self._chain(chain, w)
            fixed = method.encode() + mid + struct.pack("<H", crc) + b"M"
            total = 2 + len(fixed) + (4 if level == 3 else 0) + len(first) + len(tail)
            pad = b"\0" if level == 2 and total % 256 == 0 else b""
            total += len(pad)
            if level == 2:
                head = struct.pack("<H", total) + fixed + first + tail + pad
            else:
                head = struct.pack("<H", 4) + fixed + struct.pack("<I", total) + first + tail
            if header_crc:
                at = len(head) - len(tail) - len(pad) + 1
                head = head[:at] + struct.pack("<H", crc16(head) ^ header_xor) + head[at + 2:]
        self.body += head + packed
        return self

    @staticmethod
    def _chain(chain, w):
        """The first size, and the headers, each with the size of the next."""
        size = lambda n: n.to_bytes(w, "little")
        sizes = [size(len(c) + 1 + w) for _, c in chain] + [size(0)]
        return sizes[0], b"".join(bytes([t]) + c + sizes[i + 1] for i, (t, c) in enumerate(chain))

    def bytes(self, prefix=b"", end=b"\0", suffix=b""):
        return prefix + self.body + end + suffix
