"""Zip files, honest or lying in any field (PKWARE APPNOTE 6.3.10)."""
import struct
import zlib

from . import lock

_table = []
for _n in range(256):
    for _k in range(8):
        _n = (_n >> 1) ^ (0xEDB88320 if _n & 1 else 0)
    _table.append(_n)


def zipcrypto(data, password, check):
    """Traditional encryption (APPNOTE 6.1); check is the high byte of the CRC."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(c):
        keys[0] = (keys[0] >> 8) ^ _table[(keys[0] ^ c) & 0xFF]
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (keys[2] >> 8) ^ _table[(keys[2] ^ (keys[1] >> 24)) & 0xFF]

    for c in password:
        update(c)
    out = bytearray()
    for c in bytes(range(11)) + bytes([check]) + data:
        t = (keys[2] | 2) & 0xFFFF
        out.append(c ^ ((t * (t ^ 1)) >> 8) & 0xFF)
        update(c)
    return bytes(out)


class Zip:
    """add() members, then bytes().  Names are bytes or text; text is UTF-8 with
    its flag, or plain bytes of another charset."""

    def __init__(self):
        self.body = b""
        self.directory = b""
        self.n = 0

    def add(self, name, data, charset="utf-8", password=None, aes=0, local_name=None, listed=True,
            stored=False, flags=0):
        raw = name if isinstance(name, bytes) else name.encode(charset)
        if not isinstance(name, bytes) and charset == "utf-8" and not name.isascii():
            flags |= 0x800
        crc, method, extra = zlib.crc32(data), 0 if stored else 8, b""
        packed = data
        if method == 8:
            z = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = z.compress(data) + z.flush()
        if password is not None and not aes:
            flags |= 1
            packed = zipcrypto(packed, password if isinstance(password, bytes) else password.encode(), crc >> 24)
        if aes:  # WinZip AE-2; without a password its bytes are no real ciphertext
            flags |= 1
            extra = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", aes, method)
            method, crc = 99, 0
            packed = lock.zip_aes(packed, password.encode(), aes) if password is not None else \
                bytes(4 * aes + 4 + 2) + bytes(b ^ 0x5A for b in packed) + bytes(10)
        local = raw if local_name is None else (
            local_name if isinstance(local_name, bytes) else local_name.encode(charset))
        at = len(self.body)
        common = struct.pack("<HHHHIII", flags, method, 0x4A21, 0x48B1, crc, len(packed), len(data))
        self.body += b"PK\3\4" + struct.pack("<H", 20) + common + struct.pack(
            "<HH", len(local), len(extra)) + local + extra + packed
        if listed:
            self.directory += b"PK\1\2" + struct.pack("<HH", 20, 20) + common + struct.pack(
                "<HHHHHII", len(raw), len(extra), 0, 0, 0, 0, at) + raw + extra
            self.n += 1
        return self

    def bytes(self, comment=b"", prefix=b"", suffix=b""):
        end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, self.n, self.n, len(self.directory),
                                      len(self.body), len(comment)) + comment
        return prefix + self.body + self.directory + end + suffix
