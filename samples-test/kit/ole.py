"""Compound files byte by byte: [MS-CFB]; Outlook messages: [MS-OXMSG]; locked
documents: [MS-OFFCRYPTO]; packaged objects."""
import hashlib
import hmac
import re
import struct
from . import lock
from .lock import cbc

FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def _key(name):
    """The order of names in a directory, 2.6.4."""
    return len(name.encode("utf-16-le")), name.upper()


class Ole:
    """Streams by path ("a/b"); a path that ends in "/" is an empty storage."""

    def __init__(self, version=3, clsid=bytes(16)):
        self.streams, self.clsid = {}, clsid
        self.size = 4096 if version == 4 else 512
        self.version = version

    def add(self, path, data=b""):
        self.streams[path] = data
        return self

    def _tree(self):
        """Entries: name, kind, content, children by index."""
        entries, index = [["Root Entry", 5, b"", []]], {"": 0}
        for path, data in self.streams.items():
            parts = path.rstrip("/").split("/")
            for i in range(1, len(parts) + 1):
                here = "/".join(parts[:i])
                if here in index:
                    continue
                leaf = i == len(parts) and not path.endswith("/")
                index[here] = len(entries)
                entries.append([parts[i - 1], 2 if leaf else 1, data if leaf else b"", []])
                entries[index["/".join(parts[:i - 1])]][3].append(index[here])
        return entries

    def _link(self, entries, children, links):
        """A balanced tree below one storage; its root."""
        order = sorted(children, key=lambda i: _key(entries[i][0]))

        def build(part):
            if not part:
                return NONE
            mid = len(part) // 2
            links[part[mid]] = (build(part[:mid]), build(part[mid + 1:]))
            return part[mid]
        return build(order)

    def bytes(self, scatter=False):
        """scatter: the sectors of streams lie in turns, so that none is in one piece."""
        size, entries = self.size, self._tree()
        links, child = {}, {}
        for i, e in enumerate(entries):
            child[i] = self._link(entries, e[3], links) if e[1] != 2 else NONE
        sectors, chains, minis, minifat, start = [], [], b"", [], {}
        for i, e in enumerate(entries):
            if e[1] != 2 or not e[2]:
                continue
            if len(e[2]) < 4096:
                n = (len(e[2]) + 63) // 64
                start[i] = len(minifat)
                minifat += list(range(len(minifat) + 1, len(minifat) + n)) + [END]
                minis += e[2] + bytes(-len(e[2]) % 64)
            else:
                chains.append((i, e[2]))
        per = size // 128
        chains.append((0, minis))
        chains.append(("minifat", b"".join(struct.pack("<I", x) for x in minifat)))
        chains.append(("directory", bytes(128 * len(entries))))
        pieces = {k: [d[j:j + size].ljust(size, b"\0") for j in range(0, len(d), size)] for k, d in chains}
        places = {k: [] for k in pieces}
        if scatter:
            for turn in range(max(len(p) for p in pieces.values())):
                for k in pieces:
                    if turn < len(pieces[k]):
                        places[k].append(len(sectors))
                        sectors.append(pieces[k][turn])
        else:
            for k in pieces:
                for p in pieces[k]:
                    places[k].append(len(sectors))
                    sectors.append(p)
        fat = [FREE] * len(sectors)
        for k, at in places.items():
            for a, b in zip(at, at[1:] + [END]):
                fat[a] = b
            if isinstance(k, int) and at:
                start[k] = at[0]
        directory = b""
        for i, e in enumerate(entries):
            name = e[0].encode("utf-16-le")
            left, right = links.get(i, (NONE, NONE))
            total = len(minis) if i == 0 else len(e[2])
            directory += (name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name) + 2, e[1], 1, left, right, child[i]) +
                          (self.clsid if i == 0 else bytes(16)) + bytes(4 + 16) +
                          struct.pack("<IQ", start.get(i, END), total))
        for k, at in enumerate(places["directory"]):
            piece = directory[k * size:(k + 1) * size]
            while len(piece) < size:
                piece += bytes(64) + struct.pack("<HBBIII", 0, 0, 0, NONE, NONE, NONE) + bytes(48)
            sectors[at] = piece
        for at in places["minifat"]:
            used = sectors[at]
            n = len(minifat) - places["minifat"].index(at) * (size // 4)
            sectors[at] = used[:4 * n] + b"\xff" * (size - 4 * min(n, size // 4)) if n < size // 4 else used
        fats = 1
        while (len(sectors) + fats + size // 4 - 1) // (size // 4) > fats:
            fats += 1
        difat = list(range(len(sectors), len(sectors) + fats))
        assert fats <= 109
        fat += [FAT] * fats
        fat += [FREE] * (fats * (size // 4) - len(fat))
        head = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) +
                struct.pack("<HHHHH", 0x3E, self.version, 0xFFFE, 12 if size == 4096 else 9, 6) + bytes(6) +
                struct.pack("<IIIIIIIIII", len(places["directory"]) if size == 4096 else 0, fats, places["directory"][0], 0, 4096,
                            places["minifat"][0] if places["minifat"] else END, len(places["minifat"]), END, 0, difat[0]) +
                b"".join(struct.pack("<I", x) for x in difat[1:] + [FREE] * (109 - fats)))
        return (head.ljust(size, b"\0") + b"".join(sectors) + b"".join(struct.pack("<I", x) for x in fat))


# ---- Outlook messages ----

NUMBER, OBJECT, TEXT8, TEXT, TIME, BYTES = 0x03, 0x0D, 0x1E, 0x1F, 0x40, 0x102
PAGES = {"cp932": 932, "iso-2022-jp": 50220, "utf-8": 65001, "shift_jis": 932, "euc-jp": 51932, "koi8-r": 20866}


class Msg:
    """A message of properties; charset: its texts are of that code page, not UTF-16."""

    def __init__(self, subject=None, header=None, charset=None, kind="IPM.Note"):
        self.charset, self.fixed, self.parts = charset, [], {}
        self.files, self.people = [], []
        self.prop(0x001A, kind)
        if charset:
            self.number(0x3FFD, PAGES[charset])
        if subject is not None:
            self.prop(0x0037, subject)
        if header is not None:
            self.prop(0x007D, header)

    def number(self, id, value, kind=NUMBER):
        self.fixed.append(struct.pack("<HHIQ", kind, id, 6, value))
        return self

    def _value(self, id, value):
        """Type and stream of a text or of bytes."""
        if isinstance(value, str) and self.charset:
            return TEXT8, value.encode(self.charset)
        if isinstance(value, str):
            return TEXT, value.encode("utf-16-le")
        return (TEXT8 if id in (0x1000, 0x007D) else BYTES), value

    def prop(self, id, value):
        kind, data = self._value(id, value)
        self.fixed.append(struct.pack("<HHIII", kind, id, 6, len(data), 0))
        self.parts["__substg1.0_%04X%04X" % (id, kind)] = data
        return self

    def text(self, body, page=None):
        if page:
            self.number(0x3FDE, page)
        return self.prop(0x1000, body)

    def html(self, body, page=65001):
        return self.number(0x3FDE, page).prop(0x1013, body)

    def person(self, name, address, kind=1):
        m = Msg.__new__(Msg)
        m.charset, m.fixed, m.parts = self.charset, [], {}
        self.people.append(m.number(0x0C15, kind).prop(0x3001, name).prop(0x39FE, address))
        return self

    def attach(self, name, data, short=None, shown=None, mime=None):
        """data: bytes, another Msg, or an Ole as an object inside."""
        m = Msg.__new__(Msg)
        m.charset, m.fixed, m.parts = self.charset, [], {}
        m.number(0x3705, 1 if isinstance(data, bytes) else 5 if isinstance(data, Msg) else 6)
        for id, value in ((0x3707, name), (0x3704, short), (0x3001, shown), (0x370E, mime)):
            if value is not None:
                m.prop(id, value)
        if isinstance(data, bytes):
            m.prop(0x3701, data)
        self.files.append((m, data))
        return self

    def _put(self, ole, base, head):
        ole.add(base + "__properties_version1.0", head + b"".join(self.fixed))
        for name, data in self.parts.items():
            ole.add(base + name, data)

    def put(self, ole, base=""):
        n = struct.pack("<IIII", len(self.people), len(self.files), len(self.people), len(self.files))
        self._put(ole, base, bytes(8) + n + (bytes(8) if not base else b""))
        for i, m in enumerate(self.people):
            m._put(ole, base + "__recip_version1.0_#%08X/" % i, bytes(8))
        for i, (m, data) in enumerate(self.files):
            below = base + "__attach_version1.0_#%08X/" % i
            m._put(ole, below, bytes(8))
            if isinstance(data, Msg):
                data.put(ole, below + "__substg1.0_3701000D/")
            elif isinstance(data, Ole):
                for path, content in data.streams.items():
                    ole.add(below + "__substg1.0_3701000D/" + path, content)

    def bytes(self, **more):
        ole = Ole(clsid=bytes.fromhex("0b0d020000000000c000000000000046"))
        self.put(ole)
        ole.add("__nameid_version1.0/__substg1.0_00020102")
        return ole.bytes(**more)


# ---- objects in documents ----

def packaged(name, data, path=None):
    """The stream \\1Ole10Native as Windows' packager writes it."""
    raw, where = name.encode("cp932"), (path or "C:\\Users\\a\\" + name).encode("cp932")
    body = b"\2\0" + raw + b"\0" + where + b"\0" + b"\0\0\3\0" + struct.pack("<I", len(where) + 1) + where + b"\0"
    body += struct.pack("<I", len(data)) + data
    for text in (where, raw, where):
        wide = text.decode("cp932").encode("utf-16-le")
        body += struct.pack("<I", len(wide) // 2) + wide
    return struct.pack("<I", len(body)) + body


# ---- locked OOXML ----

def _hash(kind, *pieces):
    return hashlib.new(kind, b"".join(pieces)).digest()


def _agile_key(h, purpose, kind, n):
    return _hash(kind, h, purpose)[:n].ljust(n, b"\x36")


def agile(package, password, kind="sha512", bits=256, spin=1000, wrong_code=False):
    """[MS-OFFCRYPTO] 2.3.4.10; few rounds, so that tests are quick."""
    import base64
    n, size = bits // 8, hashlib.new(kind).digest_size
    salt, data_salt, key = bytes(range(16)), bytes(range(50, 66)), bytes(range(100, 100 + n))
    h = _hash(kind, salt, password.encode("utf-16-le"))
    for i in range(spin):
        h = _hash(kind, struct.pack("<I", i), h)
    check = bytes(range(200, 216))

    def sealed(purpose, data):
        return cbc(_agile_key(h, bytes.fromhex(purpose), kind, n), salt, data)

    def proof(purpose, data):
        return cbc(key, _hash(kind, data_salt, bytes.fromhex(purpose))[:16], data)
    body = struct.pack("<Q", len(package))
    for i in range(0, len(package), 4096):
        body += cbc(key, _hash(kind, data_salt, struct.pack("<I", i // 4096))[:16], package[i:i + 4096])
    code = bytes(range(size))
    value = hmac.new(code, body + (b"x" if wrong_code else b""), kind).digest()
    b = lambda d: base64.b64encode(d).decode()
    common = 'saltSize="16" blockSize="16" keyBits="%d" hashSize="%d" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="%s"' % (
        bits, size, kind.upper())
    xml = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
           '<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">'
           '<keyData %s saltValue="%s"/><dataIntegrity encryptedHmacKey="%s" encryptedHmacValue="%s"/><keyEncryptors>'
           '<keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="%d" %s saltValue="%s" '
           'encryptedVerifierHashInput="%s" encryptedVerifierHashValue="%s" encryptedKeyValue="%s"/></keyEncryptor></keyEncryptors></encryption>') % (
        common, b(data_salt), b(proof("5fb2ad010cb9e1f6", code)), b(proof("a0677f02b22c8433", value)), spin, common, b(salt),
        b(sealed("fea7d2763b4b9e79", check)), b(sealed("d7aa0f6d3061344e", _hash(kind, check))), b(sealed("146e0be7abacd0d6", key)))
    return _locked(struct.pack("<HHI", 4, 4, 0x40) + xml.encode(), body)


def _locked(info, body):
    """Beside the two streams that count stand the DataSpaces, which nobody needs."""
    return (Ole().add("EncryptionInfo", info).add("EncryptedPackage", body)
            .add("\6DataSpaces/Version", bytes(76)).bytes())


def standard(package, password, bits=128):
    """[MS-OFFCRYPTO] 2.3.4.5: always 50000 rounds."""
    salt, n = bytes(range(16)), bits // 8
    h = _hash("sha1", salt, password.encode("utf-16-le"))
    for i in range(50000):
        h = _hash("sha1", struct.pack("<I", i), h)
    h = _hash("sha1", h, bytes(4))
    key = b"".join(_hash("sha1", bytes((h[i] if i < 20 else 0) ^ pad for i in range(64))) for pad in (0x36, 0x5C))[:n]
    rounds = lock._schedule(key)

    def ecb(data):
        data += bytes(-len(data) % 16)
        return b"".join(lock._block(rounds, data[i:i + 16]) for i in range(0, len(data), 16))
    check = bytes(range(200, 216))
    head = struct.pack("<IIIIIIII", 0x24, 0, 0x660E + (bits - 128) // 64, 0x8004, bits, 0x18, 0, 0) + "Microsoft AES".encode("utf-16-le") + b"\0\0"
    info = (struct.pack("<HHII", 4, 2, 0x24, len(head)) + head + struct.pack("<I", 16) + salt + ecb(check) +
            struct.pack("<I", 20) + ecb(_hash("sha1", check)))
    return _locked(info, struct.pack("<Q", len(package)) + ecb(package))


# ---- locked workbooks of Excel 97 ----

def _rc4(key, n):
    s, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) & 255
        s[i], s[j] = s[j], s[i]
    i = j = 0
    for _ in range(n):
        i = (i + 1) & 255
        j = (j + s[i]) & 255
        s[i], s[j] = s[j], s[i]
        out.append(s[(s[i] + s[j]) & 255])
    return bytes(out)


def workbook(password=None, cells=400):
    """A workbook of Excel 97, locked by RC4 ([MS-OFFCRYPTO] 2.3.6) or plain; the
    plain one has an empty record in the place of the lock."""
    salt, check = bytes(range(16)), bytes(range(60, 76))
    records = [(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0x7CC, 0, 6)), (0x2F if password else 0, None)]
    records += [(0x85, struct.pack("<IBB", 0x1234, 0, 0) + b"\5\0Sheet"), (0xE1, b"\xb0\4")]
    records += [(0x0204, b"cell %04d " % i) for i in range(cells)] + [(0x0A, b"")]
    if password:
        first = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
        base = hashlib.md5((first + salt) * 16).digest()[:5]
        block = lambda n, size: _rc4(hashlib.md5(base + struct.pack("<I", n)).digest(), size)
    out, plain = b"", b""
    sealed = b""
    if password:
        mask = block(0, 32)
        both = check + hashlib.md5(check).digest()
        sealed = bytes(a ^ b for a, b in zip(both, mask))
    lock_data = struct.pack("<HHH", 1, 1, 1) + salt + sealed
    if not password:
        lock_data = None
    for id, data in records:
        data = (lock_data if password else bytes(54)) if data is None else data
        head = struct.pack("<HH", id, len(data))
        skip = len(data) if id in (0x0809, 0x2F, 0, 0xE1) else 4 if id == 0x85 else 0
        out += head
        plain += b"\1" * (4 + skip) + bytes(len(data) - skip)
        out += data
    if password:
        mask = b"".join(block(i, 1024) for i in range(len(out) // 1024 + 1))
        out = bytes(c if p else c ^ m for c, p, m in zip(out, plain, mask))
    return Ole(clsid=bytes.fromhex("2008020000000000c000000000000046")).add("Workbook", out)


def as_msg(mail, charset=None):
    """A mail as Outlook keeps it: its header as it came, texts and files as properties."""
    import email
    import email.header
    import email.policy
    m = email.message_from_bytes(mail, policy=email.policy.compat32)
    show = lambda v: str(email.header.make_header(email.header.decode_header(v)))
    t = Msg(header=mail.split(b"\r\n\r\n", 1)[0] + b"\r\n\r\n", charset=charset)
    for p in m.walk():
        if p.is_multipart():
            continue
        data, name, page = p.get_payload(decode=True), p.get_filename(), p.get_content_charset()
        if name:
            t.attach(show(name), data, short=re.sub(r"[^A-Z0-9.]", "_", show(name).upper())[:8] +
                     show(name)[show(name).rfind("."):][:4].upper(), mime=p.get_content_type())
        elif p.get_content_type() == "text/plain":
            t.text(data.decode(page or "utf-8", "replace") if not charset else data, page=PAGES.get(page))
        elif p.get_content_type() == "text/html":
            t.html(data, page=PAGES.get(page, 65001))
    return t
