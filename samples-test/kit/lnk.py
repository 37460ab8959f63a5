"""Windows shortcuts ([MS-SHLLINK]); items of the shell after J. Metz, "Windows Shell Item format".

lnk() alone is a header and nothing that it leads to.
"""
import struct

COMPUTER = bytes.fromhex("E04FD020EA3A6910A2D808002B30309D")
CONTROL_PANEL = bytes.fromhex("2020EC21EA3A6910A2DD08002B30309D")


def item(data):
    return struct.pack("<H", len(data) + 2) + data


def root(guid=COMPUTER):
    return item(b"\x1F\x50" + guid)


def volume(letter):
    return item(b"\x2F" + (letter + ":\\").encode().ljust(22, b"\0"))


def entry(name, folder, version=9, codepage="cp932"):
    """A file entry: its short name, and an extension block with the long one."""
    short = name.encode(codepage, "replace")[:12] + b"\0"
    short += bytes(len(short) % 2)
    head = (b"\x31" if folder else b"\x32") + b"\0" + struct.pack("<IIH", 0 if folder else 4096, 0, 0x10 if folder else 0x20) + short
    fixed = {3: 18, 7: 36, 8: 36, 9: 36}[version] - 8
    block = struct.pack("<HI", version, 0xBEEF0004) + bytes(fixed)
    block += struct.pack("<H", 0) + bytes(4 * (version >= 9)) + bytes(4 * (version >= 8))
    block += name.encode("utf-16-le") + b"\0\0"
    return item(head + struct.pack("<H", len(block) + 4) + block + struct.pack("<H", len(head) + 2))


def network(path, kind=0xC3):
    return item(bytes([kind, 1, 0x81]) + path.encode("cp932") + b"\0\0\0")


def id_list(path, version=9):
    """Of a path with a drive letter, or of \\\\server\\share\\path."""
    if path.startswith("\\\\"):
        server, share, *rest = path[2:].split("\\")
        items = root(bytes.fromhex("600D2CEBE1E9D0118F9A00C04FD8D62B")) + network("\\\\%s\\%s" % (server, share))
    else:
        drive, *rest = path.split("\\")
        items = root() + volume(drive[0])
    for i, step in enumerate(rest):
        items += entry(step, i + 1 < len(rest), version)
    return items + b"\0\0"


def link_info(local="", share="", suffix="", serial=0x1234ABCD, wide=True, codepage="cp932"):
    volume_id = struct.pack("<IIII", 17, 3, serial, 16) + b"\0" if local else b""
    net = b""
    if share:
        net = struct.pack("<IIIII", 0, 2, 20, 0, 0x20000) + share.encode(codepage) + b"\0"
        net = struct.pack("<I", len(net)) + net[4:]
    head = 36 if wide else 28
    parts, offsets = b"", []
    for part in [volume_id, local.encode(codepage, "replace") + b"\0" if local else b"", net, suffix.encode(codepage, "replace") + b"\0",
                 local.encode("utf-16-le") + b"\0\0" if wide and local else b"", suffix.encode("utf-16-le") + b"\0\0" if wide else b""]:
        offsets.append(head + len(parts) if part else 0)
        parts += part
    fields = [1 if local else 2] + offsets[:4] + (offsets[4:] if wide else [])
    return struct.pack("<II", head + len(parts), head) + struct.pack("<%dI" % len(fields), *fields) + parts


def two_forms(signature, text, codepage="cp932"):
    return struct.pack("<II", 0x314, signature) + text.encode(codepage, "replace").ljust(260, b"\0") + text.encode("utf-16-le").ljust(520, b"\0")


def tracker(machine, mac="00:0c:29:ab:cd:ef"):
    droid = bytes(16) + bytes(6) + b"\x01\x10" + b"\x80\0" + bytes.fromhex(mac.replace(":", ""))
    return struct.pack("<IIII", 0x60, 0xA0000003, 0x58, 0) + machine.encode().ljust(16, b"\0") + droid * 2


def properties(target):
    text = target.encode("utf-16-le") + b"\0\0"
    value = struct.pack("<IBHHI", 2, 0, 0x1F, 0, len(text) // 2) + text
    value = struct.pack("<I", len(value) + 4) + value + bytes(4)
    storage = b"1SPS" + bytes.fromhex("FCB3B4B9512B424AB5D8324146AFCF25") + value
    storage = struct.pack("<I", len(storage) + 4) + storage + bytes(4)
    return struct.pack("<II", len(storage) + 8, 0xA0000009) + storage


def lnk(arguments="", target="", info=b"", name="", relative="", workdir="", icon="", icon_index=0, show=1, machine="",
        mac="00:0c:29:ab:cd:ef", env="", icon_env="", darwin="", vista=b"", parsing="", wide=True, codepage="cp932", version=9,
        extra=b"", end=b"\0\0\0\0", overlay=b"", items=b""):
    flags = 0x80 if wide else 0
    body = b""
    items = items or (id_list(target, version) if target else b"")
    if items:
        flags |= 1
        body += struct.pack("<H", len(items)) + items
    if info:
        flags |= 2
        body += info
    for flag, text in [(4, name), (8, relative), (0x10, workdir), (0x20, arguments), (0x40, icon)]:
        if text or flag == 0x20:
            flags |= flag
            raw = text.encode("utf-16-le") if wide else text.encode(codepage)
            body += struct.pack("<H", len(raw) // 2 if wide else len(raw)) + raw
    if env:
        flags |= 0x200
        extra += two_forms(0xA0000001, env)
    if icon_env:
        flags |= 0x4000
        extra += two_forms(0xA0000007, icon_env)
    if darwin:
        flags |= 0x1000
        extra += two_forms(0xA0000006, darwin)
    if machine:
        extra += tracker(machine, mac)
    if parsing:
        extra += properties(parsing)
    if vista:
        extra += struct.pack("<II", len(vista) + 8, 0xA000000C) + vista
    head = struct.pack("<I16sII", 0x4C, bytes.fromhex("0114020000000000C000000000000046"), flags, 0x20)
    head += bytes(24) + struct.pack("<IiIHHII", 0, icon_index, show, 0, 0, 0, 0)
    return head + body + extra + end + overlay
