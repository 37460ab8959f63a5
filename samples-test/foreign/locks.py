#!/usr/bin/env python3
"""Locked archives whose password stands in the mail: locks.py BUILD FOREIGN

7zz and zip lock a tree in every way that they know, and libarchive's tests have RAR
4, 7z and zip that others locked.  Its RAR 5 and RAR 4 that are bare are locked here
as a whole; unar opens the RAR 5 as well.  Each goes into a mail that says its
password, and must give what the bare archive gives, opened with the body's password.
Prints TAP; what is missing is skipped and said.
"""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
from common import ENV, Tap, our_objects, sha
from kit import Mail, Rar4, Rar5, lock
from streams import tree

ASCII, JAPANESE, SYMBOLS = "VerySecret99", "ひみつ2016", "a#1-B_c$9"
TEXT = "いつもお世話になっております。\n資料をお送りします。\n解凍パスワード「%s」\nよろしくお願いいたします。\n"
LOCKED_HERE = "12345678"	# of libarchive's tests

SEVENZIP = [
    [], ["-mhe=on"], ["-ms=off"], ["-ms=off", "-mhe=on"], ["-m0=copy"], ["-m0=copy", "-ms=off"], ["-m0=lzma"],
    ["-m0=lzma2"], ["-m0=ppmd"], ["-m0=bzip2"], ["-m0=deflate"], ["-mf=off"], ["-mf=BCJ"], ["-mf=BCJ2"],
    ["-mf=BCJ2", "-mhe=on"], ["-mf=Delta:4"], ["-mf=ARM64"], ["-m0=bcj", "-m1=ppmd"], ["-m0=bcj", "-m1=copy"],
    ["-mx=9"], ["-mx=0"], ["-mhc=off"], ["-mhc=off", "-mhe=on"], ["-mmt=1"], ["-m0=lzma", "-mx=1", "-mhe=on"],
]
ZIP = [["-mem=ZipCrypto"], ["-mem=AES128"], ["-mem=AES192"], ["-mem=AES256"]]
ZIP_METHODS = ["Copy", "Deflate", "BZip2", "LZMA", "PPMd", "zstd", "xz"]


def mail(path, password):
    with open(path, "rb") as f:
        return Mail("資料の件", "yamada@partner.example.co.jp", charset="iso-2022-jp").text(TEXT % password).attach(
            os.path.basename(path), f.read(), "application/octet-stream").bytes()


class Locks:
    def __init__(self, work, build):
        self.work, self.build, self.rows = work, build, []

    def path(self, name):
        return os.path.join(self.work, name)

    def row(self, what, path, password, want, gaps=()):
        """want: {name: sha256}; gaps: that are left."""
        eml = path + ".eml"
        with open(eml, "wb") as f:
            f.write(mail(path, password))
        self.rows.append((what, eml, want, set(gaps)))

    def judge(self, tap):
        answers = our_objects(self.build, [eml for _, eml, _, _ in self.rows])
        for what, eml, want, expected in self.rows:
            a = answers.get(eml)
            if a is None:
                tap.ok(False, what, "no answer")
                continue
            have, shut = {}, []
            for o in a["objects"]:
                if o["parent"] == "2":
                    have[o.get("name", "").replace("\\", "/").lower()] = o.get("sha256")
                    if o.get("encrypted") and o.get("opened_with") != "body" and not expected:
                        shut.append(o["path"])
            gaps = {g["why"] for g in a["gaps"]}
            good = gaps == expected and not shut and (have == want if not expected else set(have) == set(want))
            tap.ok(good, what, "ours %s\nwant %s\ngaps %s, expected %s, not opened by the body %s"
                   % (sorted(have.items(), key=str)[:6], sorted(want.items())[:6], sorted(gaps), sorted(expected), shut[:4]))


def hashes(folder):
    out = {}
    for top, _, names in os.walk(folder):
        for n in names:
            p = os.path.join(top, n)
            with open(p, "rb") as f:
                out[os.path.relpath(p, folder).lower()] = sha(f.read())
    return out


def run(command, cwd):
    return subprocess.run(command, cwd=cwd, env=ENV, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode == 0


def by_7zz(w, folder, want, tap):
    for i, options in enumerate(SEVENZIP):
        for k, password in enumerate([ASCII, JAPANESE, SYMBOLS] if i < 2 else [ASCII]):
            path, what = w.path("s%d-%d.7z" % (i, k)), "7z of 7zz: %s %s" % (" ".join(options), password)
            if run(["7zz", "a", "-bd", "-p" + password, path, ".", *options], folder):
                w.row(what, path, password, want)
            else:
                tap.skip(what, "7zz cannot")
    path = w.path("deflate64.7z")
    if run(["7zz", "a", "-bd", "-p" + ASCII, path, ".", "-m0=deflate64"], folder):
        w.row("7z of 7zz: deflate64, which nobody here unpacks", path, ASCII, want, ["encrypted", "unsupported"])


def zips(w, folder, want, tap):
    ways = [(m, "Deflate") for m in ZIP] + [(m, method) for m in (ZIP[0], ZIP[3]) for method in ZIP_METHODS]
    for i, (how, method) in enumerate(ways):
        path, what = w.path("z%d.zip" % i), "zip of 7zz: %s %s" % (how[0], method)
        if run(["7zz", "a", "-bd", "-tzip", "-mm=" + method, "-p" + ASCII, path, ".", *how], folder):
            w.row(what, path, ASCII, want)
        else:
            tap.skip(what, "7zz cannot")
    path = w.path("cp932.zip")
    if run(["7zz", "a", "-bd", "-tzip", "-mcp=932", "-p" + ASCII, path, ".", "-mem=AES256"], folder):
        w.row("zip of 7zz: names in CP932", path, ASCII, want)
    path = w.path("deflate64.zip")
    if run(["7zz", "a", "-bd", "-tzip", "-mm=Deflate64", "-p" + ASCII, path, "lines.txt", "-mem=AES256"], folder):
        w.row("zip of 7zz: Deflate64", path, ASCII, {"lines.txt": want["lines.txt"]}, ["encrypted", "unsupported"])
    for name, options in (("zip", []), ("zip -0", ["-0"]), ("zip bzip2", ["-Z", "bzip2"])):
        path = w.path(name.replace(" ", "") + ".zip")
        if shutil.which("zip") and run(["zip", "-qr", "-P", ASCII, *options, path, "."], folder):
            w.row("zip(1): " + name, path, ASCII, want)
        else:
            tap.skip("zip(1): " + name, "it cannot")


def bare_members(build, paths):
    """{path: {name: sha256}} of archives that are not locked, and read whole."""
    out = {}
    for path, a in our_objects(build, paths).items():
        have = {o["name"].replace("\\", "/").lower(): o.get("sha256") for o in a["objects"] if o["parent"] == "1"}
        if have and not a["gaps"] and all(have.values()):
            out[path] = have
    return out


def vint(data, at):
    v, shift = 0, 0
    while True:
        b = data[at]
        at += 1
        v |= (b & 0x7F) << shift
        shift += 7
        if not b & 0x80:
            return v, at


def vint_bytes(v):
    out = b""
    while v > 0x7F:
        out += bytes([v & 0x7F | 0x80])
        v >>= 7
    return out + bytes([v])


def lock_rar5(data, password, names, tweaked):
    """The same archive, its files (and its headers) locked; None where that is beyond this."""
    rar = Rar5(locked=password if names else None)
    rar.blocks = []
    keys, at = lock.Rar5Keys(password, rar.salt, rar.power), 8
    while at < len(data):
        size, head = vint(data, at + 4)
        end = head + size
        kind, p = vint(data, head)
        flags, p = vint(data, p)
        extra_n = n = 0
        if flags & 1:
            extra_n, p = vint(data, p)
        if flags & 2:
            n, p = vint(data, p)
        fields, extra, body = data[p:end - extra_n], data[end - extra_n:end], data[end:end + n]
        at = end + n
        if kind == 5:
            break
        if kind == 2 and n > 0:
            file_flags, q = vint(fields, 0)
            if flags & 0x18 or not file_flags & 4:
                return None
            _, q = vint(fields, q)
            _, q = vint(fields, q)
            q += 4 if file_flags & 2 else 0
            crc = int.from_bytes(fields[q:q + 4], "little")
            if tweaked:
                fields = fields[:q] + keys.crc(crc).to_bytes(4, "little") + fields[q + 4:]
            iv = bytes([len(rar.blocks) & 0xFF] * 16)
            record = vint_bytes(1) + rar._crypt(keys, tweaked, iv)
            extra += vint_bytes(len(record)) + record
            body = lock.cbc(keys.key, iv, body)
        if kind == 3:	# quick open would tell other places
            continue
        head = vint_bytes(kind) + vint_bytes(flags | (1 if extra else 0)) + (vint_bytes(len(extra)) if extra else b"")
        head += (vint_bytes(len(body)) if flags & 2 else b"") + fields + extra
        rar.blocks.append((rar._header(head), body))
    return rar.bytes()


def lock_rar4(data, password):
    """The same of RAR 4: files in the old way, one salt for all."""
    out, rar, at = data[:7], Rar4(), 7
    while at + 7 <= len(data):
        kind, flags, size = data[at + 2], data[at + 3] | data[at + 4] << 8, data[at + 5] | data[at + 6] << 8
        head = data[at:at + size]
        n = int.from_bytes(head[7:11], "little") if flags & 0x8000 or kind == 0x74 else 0
        body = data[at + size:at + size + n]
        at += size + n
        if kind == 0x74 and n > 0:
            if flags & 0x113 or head[24] < 29:	# volumes, solid, large; ciphers before AES
                return None
            name = int.from_bytes(head[26:28], "little")
            body = rar._lock(password, body)
            fields = len(body).to_bytes(4, "little") + head[11:32 + name] + rar.SALT + head[32 + name:]
            out += rar._header(kind, flags | 0x404, fields) + body
        else:
            out += head + body
    return out


def by_unar(path, password):
    folder = tempfile.mkdtemp()
    try:
        # under a name that is not that of a volume, which it would look for
        copy = shutil.copy(path, os.path.join(folder, "x.rar"))
        run(["unar", "-q", "-D", "-f", "-p", password, "-o", os.path.join(folder, "out"), copy], folder)
        return hashes(os.path.join(folder, "out"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def rars(w, foreign, tap):
    samples = [p for p in sorted(glob.glob(os.path.join(foreign, "libarchive", "*rar*.rar"))) if os.path.getsize(p) < 100000]
    if not samples:
        return tap.skip("RARs locked here", "no samples in " + foreign)
    bare = bare_members(w.build, samples)
    for path, want in sorted(bare.items()):
        name = os.path.basename(path)[len("test_read_format_"):-4]
        with open(path, "rb") as f:
            data = f.read()
        try:
            if data.startswith(b"Rar!\x1a\x07\0"):
                made = {name + ", locked": lock_rar4(data, ASCII)}
            else:
                made = {name + ", locked": lock_rar5(data, ASCII, False, True), name + ", names too": lock_rar5(data, ASCII, True, False)}
        except IndexError:
            continue
        for what, locked in made.items():
            if locked is None or locked == data:
                continue
            out = w.path("l-%d.rar" % len(w.rows))
            with open(out, "wb") as f:
                f.write(locked)
            w.row("RAR: " + what, out, ASCII, want)
            # unar 1.10 opens no locked RAR 4, not even those of libarchive's tests
            if shutil.which("unar") and data[6] == 1:
                theirs = by_unar(out, ASCII)
                missing = {n: h for n, h in theirs.items() if want.get(n, h) != h}
                tap.ok(theirs and not missing, "unar opens " + what, str((theirs, want)))


def locked_by_others(w, foreign, tap):
    """What libarchive's tests say of them: test_read_format_{rar,7zip,zip}_encryption_*.c."""
    foo, bar = "foo.txt", "bar.txt"
    rows = [("test_read_format_rar_encryption_data.rar", [foo, bar], []), ("test_read_format_rar_encryption_header.rar", [foo, bar], []),
            ("test_read_format_7zip_encryption.7z", [bar], []), ("test_read_format_7zip_encryption_header.7z", [bar], []),
            ("test_read_format_zip_traditional_encryption_data.zip", [foo, bar], []),
            ("test_read_format_zip_encryption_data.zip", [foo, bar], ["encrypted"])]	# PKWARE's own
    for name, names, gaps in rows:
        path = os.path.join(foreign, "libarchive", name)
        if not os.path.exists(path):
            tap.skip(name, "not in " + foreign)
            continue
        copy = w.path(name)
        shutil.copy(path, copy)
        w.row(name, copy, LOCKED_HERE, dict.fromkeys(names, Any()), gaps)


class Any(str):
    """Content that nobody else here can read: what is proved by its checksum."""
    def __eq__(self, other):
        return bool(other)
    __hash__ = str.__hash__



def main():
    build, foreign = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    if not os.path.exists(os.path.join(build, "sekisho")) or not shutil.which("7zz"):
        print("1..0 # SKIP no sekisho in %s, or no 7zz" % build)
        return
    tap, work = Tap(), tempfile.mkdtemp(prefix="sekisho-locks-")
    try:
        w, folder = Locks(work, build), os.path.join(work, "tree")
        tree(folder)
        with open(os.path.join(folder, "lines.txt"), "wb") as f:
            f.write(b"".join(b"line %d of a list\n" % i for i in range(3000)))
        for top, _, names in os.walk(folder):
            for n in names:	# links, and what is empty and so not locked
                p = os.path.join(top, n)
                if os.path.islink(p) or not os.path.isfile(p) or os.path.getsize(p) == 0:
                    os.unlink(p)
        want = hashes(folder)
        by_7zz(w, folder, want, tap)
        zips(w, folder, want, tap)
        rars(w, foreign, tap)
        locked_by_others(w, foreign, tap)
        w.judge(tap)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    tap.end()


if __name__ == "__main__":
    main()
