"""TNEF (winmail.dat) byte by byte: [MS-OXTNEF] 2.1."""
import struct

SUBJECT, BODY, CLASS = 0x00018004, 0x0002800C, 0x00078008
VERSION, CODEPAGE, PROPS, RECIPIENTS = 0x00089006, 0x00069007, 0x00069003, 0x00069004
REND, TITLE, DATA, ATTACHMENT = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
I4, STRING8, UNICODE, TIME, OBJECT, BINARY = 3, 0x1E, 0x1F, 0x40, 0x0D, 0x102
IID_MESSAGE = bytes.fromhex("0703020000000000C000000000000046")


def attribute(level, id, data, wrong_sum=False):
    total = (sum(data) + (1 if wrong_sum else 0)) & 0xFFFF
    return bytes([level]) + struct.pack("<II", id, len(data)) + data + struct.pack("<H", total)


def prop(id, type, value):
    """One property; text becomes what its type says."""
    out = struct.pack("<HH", type, id)
    if type == I4:
        return out + struct.pack("<I", value)
    if type == TIME:
        return out + struct.pack("<Q", value)
    if type == UNICODE:
        value = (value + "\0").encode("utf-16-le")
    elif type == STRING8:
        value = (value.encode("cp932") if isinstance(value, str) else value) + b"\0"
    return out + struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)


def named(number, type, value):
    """A named property, which has a GUID before its value."""
    p = prop(0x8001, type, value)
    return p[:4] + bytes(16) + struct.pack("<II", 0, number) + p[4:]


def props(*list):
    return struct.pack("<I", len(list)) + b"".join(list)


class Tnef:
    def __init__(self, codepage=932):
        self.message = [attribute(1, VERSION, struct.pack("<I", 0x10000)),
                        attribute(1, CODEPAGE, struct.pack("<II", codepage, 0))]
        self.list, self.rows, self.attachments = [], [], []

    def kind(self, name="IPM.Note"):
        self.message.append(attribute(1, CLASS, name.encode() + b"\0"))
        return self

    def subject(self, text):
        self.message.append(attribute(1, SUBJECT, text.encode("cp932", "replace") + b"\0"))
        self.list.append(prop(0x0037, UNICODE, text))
        return self

    def sender(self, address, name=""):
        self.list += [prop(0x0042, UNICODE, name or address), prop(0x5D02, UNICODE, address)]
        return self

    def to(self, address, name="", cc=False):
        self.rows.append(props(prop(0x3001, UNICODE, name or address), prop(0x39FE, UNICODE, address),
                               prop(0x0C15, I4, 2 if cc else 1)))
        return self

    def prop(self, id, type, value):
        self.list.append(prop(id, type, value))
        return self

    def headers(self, text):
        return self.prop(0x007D, UNICODE, text)

    def text(self, body):
        return self.prop(0x1000, UNICODE, body)

    def attach(self, name, data, long=True, title=None, more=(), wrong_sum=False):
        raw = name.encode("cp932", "replace") if isinstance(name, str) else name
        out = attribute(2, REND, struct.pack("<HiHHI", 1, -1, 32, 32, 0))
        out += attribute(2, TITLE, (raw if title is None else title) + b"\0")
        if data is not None:
            out += attribute(2, DATA, data, wrong_sum)
        list = ([prop(0x3707, UNICODE if isinstance(name, str) else STRING8, name)] if long else [])
        if list or more:
            out += attribute(2, ATTACHMENT, props(*list, *more))
        self.attachments.append(out)
        return self

    def embed(self, tnef, name="message"):
        """A message within the message, as Outlook forwards one."""
        return self.attach(name, None, more=(prop(0x3705, I4, 5),
                           prop(0x3701, OBJECT, IID_MESSAGE + tnef.bytes())))

    def bytes(self):
        out = struct.pack("<IH", 0x223E9F78, 1) + b"".join(self.message)
        if self.rows:
            out += attribute(1, RECIPIENTS, struct.pack("<I", len(self.rows)) + b"".join(self.rows))
        if self.list:
            out += attribute(1, PROPS, props(*self.list))
        return out + b"".join(self.attachments)
