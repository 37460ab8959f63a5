"""The section of a notebook, as far as embedded files are concerned (MS-ONESTORE)."""
import struct
import uuid


def onenote(files, names=True):
    """files: (name, content); the ending is told beside each, the name in a property."""
    out = uuid.UUID("7B5C52E4-D88C-4DA7-AEB1-5378D02996D3").bytes_le.ljust(1024, b"\1")
    for i, (name, data) in enumerate(files):
        guid = uuid.UUID(int=0x1000 + i)
        if names:
            wide = name.encode("utf-16-le") + b"\0\0"
            out += struct.pack("<HIII", 3, 0x14001C22, 0x1C001D9C, 0x08001C00) + bytes(4) + struct.pack("<I", len(wide)) + wide
        text = ("<ifndf>{%s}" % str(guid).upper()).encode("utf-16-le")
        ending = name[name.rindex("."):].encode("utf-16-le")
        out += struct.pack("<III", 7, 0x00080001, len(text) // 2) + text + struct.pack("<I", len(ending) // 2) + ending
        out += bytes(-len(out) % 8)
        at = len(out) + 4 + 4 + 4 + 16
        at += -at % 8
        node = 0x94 | 28 << 10 | 1 << 23 | 0 << 25 | 2 << 27
        out += struct.pack("<III", node, at, 52 + len(data)) + guid.bytes_le
        out = out.ljust(at, b"\0")
        out += uuid.UUID("BDE316E7-2665-4511-A4C4-8D4D0B7A9EAC").bytes_le + struct.pack("<QIQ", len(data), 0, 0)
        out += data + bytes(-len(data) % 8) + uuid.UUID("71FBA722-0F79-4A0B-BB13-899256426B24").bytes_le
    return out
