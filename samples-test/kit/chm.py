"""Compiled help whose pages are not packed (Russotto, "Microsoft's HTML Help (.chm) format")."""
import struct


def _number(n):
    out = bytes([n & 127])
    while n > 127:
        n >>= 7
        out = bytes([n & 127 | 128]) + out
    return out


def chm(files):
    entries, content = b"", b""
    for name, data in files:
        raw = ("/" + name).encode()
        entries += _number(len(raw)) + raw + _number(0) + _number(len(content)) + _number(len(data))
        content += data
    chunk = (b"PMGL" + struct.pack("<IIiI", 4096 - 20 - len(entries), 0, -1, 0xFFFFFFFF) + entries).ljust(4096, b"\0")
    itsp = b"ITSP" + struct.pack("<IIIIIIiIIiIII", 1, 0x54, 10, 4096, 2, 1, -1, 0, 0, -1, 1, 0x409, 0)
    directory = itsp.ljust(0x54, b"\0") + chunk
    head = b"ITSF" + struct.pack("<IIIII", 3, 96, 1, 0, 0x409) + bytes(32)
    head += struct.pack("<QQQQQ", 96, 24, 120, len(directory), 120 + len(directory))
    section = struct.pack("<QQQ", 0x1FE, 120 + len(directory) + len(content), 0)
    return head + section + directory + content
