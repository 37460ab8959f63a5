"""A Windows shortcut: header and nothing that it leads to (MS-SHLLINK 2.1)."""
import struct


def lnk(arguments=""):
    head = struct.pack("<I16sII", 0x4C, bytes.fromhex("0114020000000000C000000000000046"), 0xA0, 0x20)
    head += bytes(24) + struct.pack("<IIIHHII", 0, 0, 1, 0, 0, 0, 0)
    return head + struct.pack("<H", len(arguments)) + arguments.encode("utf-16-le") + bytes(4)
