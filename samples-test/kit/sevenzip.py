"""7z archives, honest or locked (7-Zip, DOC/7zFormat.txt)."""
import lzma
import struct
import zlib

from . import lock

COPY, LZMA, LZMA2, AES = b"\x00", b"\x03\x01\x01", b"\x21", b"\x06\xf1\x07\x01"


def number(v):
    """7zFormat.txt, "Notes about Notation"; longer than need be from 128 on."""
    return bytes([v]) if v < 0x80 else b"\xff" + struct.pack("<Q", v)


def _bits(flags):
    flags = list(flags) + [False] * (-len(flags) % 8)
    return bytes(sum(0x80 >> k for k in range(8) if flags[i + k]) for i in range(0, len(flags), 8))


def _property(id, data):
    return bytes([id]) + number(len(data)) + data


def _coder(method, props):
    return bytes([len(method) | (0x20 if props else 0)]) + method + (number(len(props)) + props if props else b"")


class SevenZip:
    """add() files, then bytes().  Without a password a locked file has bytes that are
    no real ciphertext: right in form, to be opened by nobody."""

    def __init__(self, method=LZMA, password=None, power=19):
        """power: log2 of the rounds that make the key."""
        self.method, self.power = method, power
        self.key = None if password is None else lock.sevenzip_key(password, b"", power)
        self.files = []

    def add(self, name, data, locked=False):
        self.files.append((name, data, locked))
        return self

    def folder(self, name):
        self.files.append((name, None, False))
        return self

    def _pack(self, data, locked):
        """Packed bytes, coders from the packed stream's end on."""
        props, packed = b"", data
        if self.method != COPY:
            f = {"id": lzma.FILTER_LZMA1 if self.method == LZMA else lzma.FILTER_LZMA2, "dict_size": 65536}
            packed = lzma.compress(data, lzma.FORMAT_RAW, filters=[f])
            props = b"\x5d" + struct.pack("<I", 65536) if self.method == LZMA else b"\x08"
        coders = [(self.method, props, len(data))]
        if locked:  # 2^19 rounds of SHA-256, a vector of 16 bytes
            n, iv = len(packed), bytes(range(16))
            if self.key is None:
                packed = bytes(b ^ 0x5A ^ i & 0xFF for i, b in enumerate(packed + bytes(-len(packed) % 16)))
            else:
                packed = lock.cbc(self.key, iv, packed)
            coders.append((AES, bytes([0x40 | self.power, 0x0F]) + iv, n))
        return packed, coders

    @staticmethod
    def _streams(at, folders, crc=b""):
        """folders: packed bytes, coders."""
        out = b"\x06" + number(at) + number(len(folders)) + b"\x09" + b"".join(number(len(p)) for p, _ in folders) + b"\0"
        out += b"\x07\x0b" + number(len(folders)) + b"\0"
        for _, coders in folders:
            out += number(len(coders)) + b"".join(_coder(m, p) for m, p, _ in coders)
            out += b"".join(bytes([i, i + 1]) for i in range(len(coders) - 1))
        return out + b"\x0c" + b"".join(number(n) for _, coders in folders for _, _, n in coders) + crc + b"\0"

    def bytes(self, lock_header=False, prefix=b""):
        full = [f for f in self.files if f[1]]
        folders = [self._pack(data, locked) for _, data, locked in full]
        body = b"".join(p for p, _ in folders)
        h = b"\x01"
        if folders:
            h += b"\x04" + self._streams(0, folders) + b"\x08\x0a\x01"
            h += b"".join(struct.pack("<I", zlib.crc32(data)) for _, data, _ in full) + b"\0\0"
        h += b"\x05" + number(len(self.files))
        empty = [not data for _, data, _ in self.files]
        if any(empty):
            h += _property(0x0E, _bits(empty))
            h += _property(0x0F, _bits([data is not None for _, data, _ in self.files if not data]))
        h += _property(0x11, b"\0" + b"".join(n.encode("utf-16-le") + b"\0\0" for n, _, _ in self.files))
        h += _property(0x15, b"\x01\0" + b"".join(struct.pack("<I", 0x10 if d is None else 0x20) for _, d, _ in self.files))
        h += b"\0\0"
        if lock_header:
            packed, coders = self._pack(h, True)
            crc = b"\x0a\x01" + struct.pack("<I", zlib.crc32(h))
            h = b"\x17" + self._streams(len(body), [(packed, coders)], crc) + b"\0"
            body += packed
        start = struct.pack("<QQI", len(body), len(h), zlib.crc32(h))
        return prefix + b"7z\xbc\xaf\x27\x1c\0\x04" + struct.pack("<I", zlib.crc32(start)) + start + body + h
