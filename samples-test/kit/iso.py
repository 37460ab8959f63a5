"""Disc images of two trees, honest or lying (ECMA-119; Joliet; RRIP)."""
import re
import struct

SECTOR = 2048


def both(n, size):
    """A number in both orders of bytes (ECMA-119 7.2.3, 7.3.3)."""
    return n.to_bytes(size, "little") + n.to_bytes(size, "big")


def mangled(name):
    """8.3 as an honest writer makes it."""
    stem, dot, end = name.upper().rpartition(".")
    stem, end = (stem, end) if dot else (end, "")
    clean = [re.sub("[^A-Z0-9]", "_", s) for s in (stem, end)]
    return (clean[0][:8] + "." + clean[1][:3]).encode("ascii")


class _File:
    def __init__(self, data, flags, rock, at, size, use):
        self.data, self.flags, self.rock, self.at, self.size, self.use = data, flags, rock, at, size, use


class Iso:
    """add() files, then bytes().  name is the path in the Joliet tree; primary is
    the one in the primary tree (None: made of name); False leaves the file out of a
    tree.  rock is its name by Rock Ridge, use are further fields; at and size are what the
    records claim."""

    def __init__(self, joliet=True, volume="DISC"):
        self.sides = [({}, False)] + ([({}, True)] if joliet else [])
        self.files, self.volume, self.rock = [], volume, False

    def add(self, name, data, primary=None, joliet=None, rock=None, hidden=False, at=None, size=None, use=b""):
        f = _File(data, 1 if hidden else 0, rock, at, size, use)
        self.rock = self.rock or rock is not None or use != b""
        self.files.append(f)
        if primary is None:
            primary = b"/".join(mangled(p).rstrip(b".") if i < name.count("/") else mangled(p) + b";1"
                                for i, p in enumerate(name.split("/")))
        if primary is not False:
            self._put(0, primary.encode() if isinstance(primary, str) else primary, f)
        if joliet is not False and len(self.sides) > 1:
            self._put(1, joliet if joliet is not None else name, f)
        return self

    def _put(self, side, path, f):
        here = self.sides[side][0]
        *above, leaf = path.split(b"/" if isinstance(path, bytes) else "/")
        for p in above:
            here = here.setdefault(p, {})
        here[leaf] = f

    def _record(self, name, at, size, flags, use=b""):
        raw = name if isinstance(name, bytes) else name.encode("utf-16-be")
        body = b"\0" + both(at, 4) + both(size, 4) + bytes([116, 5, 17, 0, 0, 0, 0]) + bytes([flags, 0, 0]) + both(1, 2)
        body += bytes([len(raw)]) + raw + bytes(len(raw) % 2 == 0) + use
        body += bytes((len(body) + 1) % 2)
        return bytes([len(body) + 1]) + body

    def _use(self, f, first):
        """System use fields of the primary tree (SUSP 5.3, RRIP 4.1.4)."""
        if not self.rock:
            return b""
        use = b"SP\7\1\xbe\xef\0" if first else b""
        if f is not None and f.rock is not None:
            raw = f.rock if isinstance(f.rock, bytes) else f.rock.encode()
            use += b"NM" + bytes([5 + len(raw), 1, 0]) + raw
        return use + (f.use if f is not None else b"")

    def _folder(self, side, here, places, up):
        primary = not self.sides[side][1]
        own = places[id(here)]
        out = [self._record(b"\0", *own, 2, self._use(None, here is self.sides[side][0]) if primary else b""),
               self._record(b"\1", *up, 2)]
        for name, what in here.items():
            if isinstance(what, dict):
                out.append(self._record(name, *places[id(what)], 2, self._use(None, False) if primary else b""))
            else:
                out.append(self._record(name, what.at if what.at is not None else places[id(what)],
                                        what.size if what.size is not None else len(what.data), what.flags,
                                        self._use(what, False) if primary else b""))
        page, pages = b"", b""
        for r in out:
            if len(page) + len(r) > SECTOR:
                pages, page = pages + page.ljust(SECTOR, b"\0"), b""
            page += r
        return pages + page.ljust(SECTOR, b"\0")

    def _folders(self, here):
        yield here
        for what in here.values():
            if isinstance(what, dict):
                yield from self._folders(what)

    def bytes(self, raw=None, suffix=b"", middle=b""):
        """middle: further descriptors; raw: 1 or 2 for sectors of 2352 bytes of that mode."""
        next_at = 16 + len(self.sides) + 1 + len(middle) // SECTOR
        places = {}
        for side, (root, _) in enumerate(self.sides):
            for here in self._folders(root):
                places[id(here)] = (0, 0)
            for here in self._folders(root):
                n = len(self._folder(side, here, dict.fromkeys(places, (0, 0)) | {id(f): 0 for f in self.files}, (0, 0)))
                places[id(here)] = (next_at, n)
                next_at += n // SECTOR
        for f in self.files:
            places[id(f)] = next_at if f.data else 0
            next_at += -(-len(f.data) // SECTOR)
        out = bytes(16 * SECTOR)
        for root, wide in self.sides:
            text = (lambda s, n: s.encode("utf-16-be").ljust(n, b"\0 "[:1])) if wide else (lambda s, n: s.encode().ljust(n))
            d = bytes([2 if wide else 1]) + b"CD001\1\0" + text("", 32) + text(self.volume, 32) + bytes(8) + both(next_at, 4)
            d += (b"%/E" if wide else b"").ljust(32, b"\0") + both(1, 2) * 2 + both(SECTOR, 2) + both(10, 4) + bytes(16)
            out += (d + self._record(b"\0", *places[id(root)], 2)).ljust(SECTOR, b"\0")
        out += middle + (b"\xffCD001\1").ljust(SECTOR, b"\0")
        for side, (root, _) in enumerate(self.sides):
            up = {id(root): places[id(root)]}
            for here in self._folders(root):
                for what in here.values():
                    if isinstance(what, dict):
                        up[id(what)] = places[id(here)]
                out += self._folder(side, here, places, up[id(here)])
        for f in self.files:
            out += f.data + bytes(-len(f.data) % SECTOR)
        out += suffix
        return out if raw is None else b"".join(self._raw(i, out[i * SECTOR:(i + 1) * SECTOR], raw)
                                                for i in range(-(-len(out) // SECTOR)))

    @staticmethod
    def _raw(i, data, mode):
        """One sector as it stands on the disc (ECMA-130 14); codes against errors left 0."""
        i += 150
        head = b"\0" + b"\xff" * 10 + b"\0" + bytes(int(str(v), 16) for v in (i // 4500, i // 75 % 60, i % 75)) + bytes([mode])
        return (head + (bytes(8) if mode == 2 else b"") + data.ljust(SECTOR, b"\0")).ljust(2352, b"\0")
