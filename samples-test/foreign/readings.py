#!/usr/bin/env python3
"""Containers made so that readers differ, and the page that tells of them: readings.py BUILD FOREIGN

Each row of LIES is a container that is honest but for one thing.  What unzip, 7zz,
bsdtar, GNU tar, Python ... take out of it is written down beside it, and every one of
those files must be among our objects: by its content, and under its name where names
are the lie.  A reader of another version that reads it in another way is told as a
comment, and is measured by the same rule.

analyzer/READINGS.md tells all that in words.  It must have the reason of every row of
a DIFFER table here, every row of LIES, and each test that it cites must be there.
"""
import ast
import bz2
import glob
import gzip
import io
import lzma
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
sys.path[:0] = [HERE, os.path.join(TOP, "samples-test")]
from common import ENV, Tap, extract, our_objects, sha
from kit import Zip

PAGE = os.path.join(TOP, "analyzer", "READINGS.md")

# Container, our words of container.defect, what readers take out (pipe: bsdtar, which
# then sees no directory).
LIES = [
    ("names-differ.zip", "names_differ", "7zz bsdtar pipe unar: x.exe=alpha; unzip: a.txt=alpha; python: nothing"),
    ("not-listed.zip", "hidden_member", "7zz bsdtar python unar unzip: a.txt=alpha; pipe: a.txt=alpha b.exe=beta"),
    ("lists-nothing.zip", "directory_empty", "7zz pipe: b.exe=beta; bsdtar python unar unzip: nothing"),
    ("joined.zip", "two_directories", "7zz pipe: a.txt=alpha; bsdtar python unzip: b.txt=beta; unar: nothing"),
    ("in-comment.zip", "two_directories", "7zz pipe: a.txt=alpha; bsdtar python unzip: b.txt=beta; unar: nothing"),
    ("short-size.zip", "size_lie", "7zz bsdtar pipe unzip: a.txt=alpha alpha; unar: a.txt=alpha; python: nothing"),
    ("method.zip", "damaged method_differs", "7zz bsdtar pipe unzip: a.txt=alpha; python unar: nothing"),
    ("twice.zip", "duplicate_name", "7zz: a.txt=alpha a_1.txt=beta; bsdtar pipe python unar unzip: a.txt=beta"),
    ("folder.zip", "directory_with_data", "unar: a.exe=alpha; 7zz bsdtar pipe python unzip: nothing"),
    ("crypt-flag.zip", "flags_differ", "7zz bsdtar pipe: a.txt=alpha; python unar unzip: nothing"),
    ("nul.zip", "", "bsdtar pipe python unzip: a.exe=alpha; unar: a.exe_.txt=alpha; 7zz: nothing"),
    ("slash.zip", "", "7zz python: d\\a.txt=alpha; bsdtar pipe unar unzip: d/a.txt=alpha"),
    ("behind.zip", "suffix", "7zz bsdtar pipe unar unzip: a.txt=alpha b.txt=beta; python: nothing"),
    ("before.zip", "prefix", "bsdtar python unzip: a.txt=alpha b.txt=beta; 7zz pipe unar: nothing"),
    ("unicode.zip", "", "7zz bsdtar pipe unar unzip: x.exe=alpha; python: a.txt=alpha"),
    ("unicode-stale.zip", "", "7zz bsdtar pipe python unar unzip: a.txt=alpha"),
    ("checksum.zip", "checksum", "7zz unar unzip: a.txt=alpha; bsdtar pipe python: nothing"),
    ("bad-sum.tar", "damaged", "7zz python unar: a.txt=alpha; bsdtar tar: a.txt=alpha b.txt=beta"),
    ("behind-end.tar", "suffix", "7zz bsdtar python tar unar: a.txt=alpha"),
    ("one-zero-block.tar", "suffix", "7zz bsdtar python tar unar: a.txt=alpha"),
    ("twice.tar", "", "7zz: a.txt=alpha a_1.txt=beta; bsdtar python tar unar: a.txt=beta"),
    ("pax-name.tar", "", "7zz bsdtar python tar: x.exe=alpha; unar: a.txt=alpha"),
    ("pax-size.tar", "size_lie", "7zz bsdtar python tar: a.txt=alph b.txt=beta; unar: a.txt=alpha b.txt=beta"),
    ("folder.tar", "", "bsdtar tar unar: b.txt=beta; 7zz python: nothing"),
    ("v7-slash.tar", "", "7zz bsdtar tar: b.txt=beta; python unar: b.txt=beta d=alpha"),
    ("two.gz", "", "7zz bsdcat gzip python unar: alphabeta"),
    ("junk.gz", "suffix", "7zz bsdcat gzip: alpha; python unar: nothing"),
    ("zeros.gz", "suffix", "7zz bsdcat gzip python: alpha; unar: nothing"),
    ("sum.gz", "checksum", "7zz bsdcat gzip unar: alpha; python: nothing"),
    ("size.gz", "size_lie", "7zz bsdcat gzip unar: alpha; python: nothing"),
    ("two.bz2", "", "7zz bsdcat bzip2 python unar: alphabeta"),
    ("junk.bz2", "suffix", "7zz bsdcat bzip2 python unar: alpha"),
    ("zeros.bz2", "suffix", "7zz bsdcat bzip2 python unar: alpha"),
    ("half.bz2", "damaged", "7zz bzip2: alpha; bsdcat python unar: nothing"),
    ("two.xz", "", "7zz bsdcat python unar xz: alphabeta"),
    ("padded.xz", "", "7zz bsdcat unar xz: alphabeta; python: alpha"),
    ("padded-7.xz", "damaged", "7zz python xz: alpha; bsdcat unar: nothing"),
    ("junk.xz", "suffix", "7zz python xz: alpha; bsdcat unar: nothing"),
    ("joliet-other.iso", "hidden_member", "7zz bsdtar unar xorriso: photo.exe=beta"),
    ("joliet-rock.iso", "hidden_member", "7zz unar: photo.exe=beta; bsdtar xorriso: photo.jpg=alpha"),
]


# ---- what is made

def zips():
    """name -> bytes of zips."""
    plain = Zip().add("a.txt", b"alpha").add("b.txt", b"beta")
    other = Zip().add("b.txt", b"beta").bytes()
    hidden = Zip().add("a.txt", b"alpha").add("b.exe", b"beta", listed=False)
    short = Zip().add("a.txt", b"alpha alpha", stored=True).bytes()
    central = short.index(b"PK\1\2")
    method = Zip().add("a.txt", b"alpha", stored=True).bytes()
    crypt = Zip().add("a.txt", b"alpha").bytes()
    crc = zlib.crc32(b"a.txt")
    return {
        "names-differ.zip": Zip().add("a.txt", b"alpha", local_name="x.exe").bytes(),
        "not-listed.zip": hidden.bytes(),
        "lists-nothing.zip": Zip().add("b.exe", b"beta", listed=False).bytes(),
        "joined.zip": Zip().add("a.txt", b"alpha").bytes() + other,
        "in-comment.zip": Zip().add("a.txt", b"alpha").bytes(comment=other),
        "short-size.zip": short[:central + 20] + struct.pack("<II", 5, 5) + short[central + 28:],
        "method.zip": method.replace(b"PK\1\2" + struct.pack("<HHHH", 20, 20, 0, 0), b"PK\1\2" + struct.pack("<HHHH", 20, 20, 0, 8)),
        "twice.zip": Zip().add("a.txt", b"alpha").add("a.txt", b"beta").bytes(),
        "folder.zip": Zip().add("a.exe/", b"alpha").bytes(),
        "crypt-flag.zip": crypt.replace(b"PK\1\2" + struct.pack("<HHH", 20, 20, 0), b"PK\1\2" + struct.pack("<HHH", 20, 20, 1)),
        "nul.zip": Zip().add(b"a.exe\0.txt", b"alpha").bytes(),
        "slash.zip": Zip().add(b"d\\a.txt", b"alpha").bytes(),
        "behind.zip": plain.bytes(suffix=bytes(70000)),
        "before.zip": plain.bytes(prefix=b"some words before it\n"),
        "unicode.zip": with_unicode(b"a.txt", b"x.exe", crc),
        "unicode-stale.zip": with_unicode(b"a.txt", b"x.exe", crc ^ 1),
        "checksum.zip": crypt.replace(struct.pack("<I", zlib.crc32(b"alpha")), bytes(4)),
    }


def with_unicode(raw, name, crc):
    extra = struct.pack("<HHBI", 0x7075, 5 + len(name), 1, crc) + name
    data = b"alpha"
    common = struct.pack("<HHHHIII", 0, 0, 0x4A21, 0x48B1, zlib.crc32(data), len(data), len(data))
    body = b"PK\3\4" + struct.pack("<H", 20) + common + struct.pack("<HH", len(raw), len(extra)) + raw + extra + data
    line = b"PK\1\2" + struct.pack("<HH", 20, 20) + common + struct.pack("<HHHHHII", len(raw), len(extra), 0, 0, 0, 0, 0) + raw + extra
    return body + line + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(line), len(body), 0)


def head(name, size, kind, fix):
    h = bytearray(512)
    h[:len(name)] = name
    h[100:108], h[108:116], h[116:124] = b"0000644\0", b"0000000\0", b"0000000\0"
    h[124:136] = b"%011o\0" % size
    h[136:148] = b"00000000000\0"
    h[156:157] = kind
    h[257:265] = b"ustar\00000"
    h[148:156] = b" " * 8
    h[148:156] = b"%06o\0 " % (sum(h) + fix)
    return bytes(h)


def member(name, data, kind=b"0", fix=0):
    return head(name, len(data), kind, fix) + data + bytes(-len(data) % 512)


def pax(**words):
    text = b""
    for k, v in words.items():
        n = len(k) + len(v) + 3
        n += len(str(n + len(str(n))))
        text += b"%d %s=%s\n" % (n, k.encode(), v.encode())
    return member(b"PaxHeader", text, b"x")


def tars():
    a, b, end = member(b"a.txt", b"alpha"), member(b"b.txt", b"beta"), bytes(1024)
    return {
        "bad-sum.tar": a + member(b"x.txt", b"gamma", fix=1) + b + end,
        "behind-end.tar": a + end + b + end,
        "one-zero-block.tar": a + bytes(512) + b + end,
        "twice.tar": a + member(b"a.txt", b"beta") + end,
        "pax-name.tar": pax(path="x.exe") + a + end,
        "pax-size.tar": pax(size="4") + member(b"a.txt", b"alpha") + b + end,
        "folder.tar": member(b"d/", b"alpha", b"5") + b + end,
        "v7-slash.tar": member(b"d/", b"alpha") + b + end,
    }


def gz(data, name=None):
    f = io.BytesIO()
    with gzip.GzipFile(name or "", "wb", fileobj=f, mtime=0) as g:
        g.write(data)
    return f.getvalue()


def streams():
    g, b, x = gz(b"alpha"), bz2.compress(b"alpha"), lzma.compress(b"alpha")
    return {
        "two.gz": g + gz(b"beta"), "junk.gz": g + b"junk behind", "zeros.gz": g + bytes(64),
        "sum.gz": g[:-8] + bytes(4) + g[-4:], "size.gz": g[:-4] + b"\x63\0\0\0",
        "two.bz2": b + bz2.compress(b"beta"), "junk.bz2": b + b"junk behind", "zeros.bz2": b + bytes(64),
        "half.bz2": b + bz2.compress(b"beta")[:20],
        "two.xz": x + lzma.compress(b"beta"), "padded.xz": x + bytes(8) + lzma.compress(b"beta"),
        "padded-7.xz": x + bytes(7) + lzma.compress(b"beta"), "junk.xz": x + b"junk behind",
    }


def discs(work):
    """Images by genisoimage, whose two trees hold different files."""
    tree = os.path.join(work, "tree")
    os.mkdir(tree)
    for name, data in (("photo.jpg", b"alpha"), ("photo.exe", b"beta")):
        with open(os.path.join(tree, name), "wb") as f:
            f.write(data)
    out = {}
    for name, more in (("joliet-other.iso", ["-J"]), ("joliet-rock.iso", ["-J", "-R"])):
        path = os.path.join(work, name)
        try:
            subprocess.run(["genisoimage", "-quiet", *more, "-hide", "photo.exe", "-hide-joliet", "photo.jpg", "-o", path, tree],
                           capture_output=True, env=ENV)
            with open(path, "rb") as f:
                out[name] = f.read()
        except FileNotFoundError:
            pass
    return out


# ---- who reads it

PYTHON = {
    "zip": "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])",
    "tar": "import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])",
    "gz": "import gzip, sys; sys.stdout.buffer.write(gzip.open(sys.argv[1]).read())",
    "bz2": "import bz2, sys; sys.stdout.buffer.write(bz2.open(sys.argv[1]).read())",
    "xz": "import lzma, sys; sys.stdout.buffer.write(lzma.open(sys.argv[1]).read())",
}


def readers(path):
    """name -> command; {} is the folder for what comes out."""
    kind = path.rpartition(".")[2]
    to = ["sh", "-c", 'out=$1; shift; exec "$@" >"$out/content"', "sh", "{}"]
    more = {
        "zip": {"unzip": ["unzip", "-qq", "-o", "-P", "x", path, "-d", "{}"], "bsdtar": ["bsdtar", "-xf", path, "-C", "{}"],
                "pipe": ["sh", "-c", 'cat "$1" | bsdtar -xf - -C "$2"', "sh", path, "{}"],
                "python": [sys.executable, "-c", PYTHON["zip"], path, "{}"]},
        "tar": {"tar": ["tar", "-xf", path, "-C", "{}"], "bsdtar": ["bsdtar", "-xf", path, "-C", "{}"],
                "python": [sys.executable, "-c", PYTHON["tar"], path, "{}"]},
        "iso": {"bsdtar": ["bsdtar", "-xf", path, "-C", "{}"],
                "xorriso": ["xorriso", "-osirrox", "on", "-indev", path, "-extract", "/", "{}"]},
        "gz": {"gzip": to + ["gzip", "-dc", path]}, "bz2": {"bzip2": to + ["bzip2", "-dc", path]}, "xz": {"xz": to + ["xz", "-dc", path]},
    }[kind]
    if kind in ("gz", "bz2", "xz"):
        more["bsdcat"] = to + ["bsdcat", path]
        more["python"] = to + [sys.executable, "-c", PYTHON[kind], path]
    more["7zz"] = ["7zz", "x", "-y", "-aou", "-px", "-o{}", path]
    more["unar"] = ["unar", "-q", "-D", "-f", "-o", "{}", path]
    return {r: c for r, c in sorted(more.items()) if shutil.which({"pipe": "bsdtar", "python": sys.executable}.get(r, r))}


def shown(path, files):
    """What came out, in short: 'a.txt=alpha', 'alpha' of a stream, or nothing."""
    kind = path.rpartition(".")[2]
    words = [d.decode("latin-1") if kind in ("gz", "bz2", "xz") else "%s=%s" % (n.decode("utf-8", "replace"), d.decode("latin-1"))
             for n, d in sorted(files) if d.strip(b"\0")]
    return " ".join(words) or "nothing"


def told(path, taken):
    """All of them: 'unzip: a.txt=alpha; 7zz unar: x.exe=alpha'."""
    by = {}
    for reader, files in taken.items():
        by.setdefault(shown(path, files), []).append(reader)
    return "; ".join("%s: %s" % (" ".join(r), w) for w, r in sorted(by.items(), key=lambda x: (x[0] == "nothing", x[1])))


def same_name(theirs, names):
    """7zz numbers the second of one name, unar has _ for a zero; a folder's name is one too."""
    def plain(n):
        return re.sub(r"_\d(?=\.)", "", n.replace("\0", "_").replace("\ufffd", "_").replace("\\", "/").strip("/").lower())
    return plain(theirs) in {plain(n) for n in names}


def superset(answer, path, taken):
    """What they take out and we have not.  A piece of what we have is no more."""
    objects = [o for o in answer["objects"] if o["parent"] == "1"]
    stream = path.rpartition(".")[2] in ("gz", "bz2", "xz")
    return ["%s: %s" % (reader, shown(path, [(name, data)])) for reader, files in taken.items() for name, data in files
            if data.strip(b"\0") and not any(o["sha256"] in (sha(data), sha(data + b" alpha")) and (stream or same_name(name.decode("utf-8", "replace"), o["names"]))
                                            for o in objects)]


def lies(tap, build, work, page):
    made = dict(zips(), **tars(), **streams(), **discs(work))
    for name, data in made.items():
        with open(os.path.join(work, name), "wb") as f:
            f.write(data)
    answers = our_objects(build, [os.path.join(work, n) for n in made])
    for name, defects, known in LIES:
        path = os.path.join(work, name)
        if name not in made:
            tap.skip(name, "not made here")
            continue
        taken = {r: extract(c) for r, c in readers(path).items()}
        now = told(path, taken)
        answer = answers[path]
        lacking = superset(answer, path, taken)
        tap.ok(not lacking, name + ": what any reader takes out is among ours", "\n".join(lacking))
        mine = " ".join(sorted({o["value"] for o in answer["observations"] if o["object"] == "1" and o["key"] == "container.defect"}))
        tap.ok(mine == defects, name + ": defects are " + (defects or "none"), mine)
        asked = set(re.findall(r"(\w+)(?=[\w ]*:)", known))
        if now != known and asked <= set(taken):
            print("# %s is read otherwise by the readers of this machine: %s" % (name, now))
        if page is not None:
            tap.ok("`%s` | %s | %s |" % (name, known, defects or "-") in page, name + ": stands in READINGS.md as it is here",
                   "`%s` | %s | %s |" % (name, known, defects or "-"))


# ---- the page

def reasons(path):
    """The reasons of a file's DIFFER table, without running it."""
    with open(path) as f:
        body = ast.parse(f.read()).body
    text = {}
    for node in body:
        if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)):
            continue
        name, value = node.targets[0].id, node.value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            text[name] = value.value
        if name == "DIFFER":
            rows = value.values if isinstance(value, ast.Dict) else value.elts
            last = [row.elts[-1] if isinstance(row, ast.Tuple) else row for row in rows]
            return sorted({text[n.id] if isinstance(n, ast.Name) else n.value for n in last})
    return []


def words(text):
    return " ".join(text.split())


def complete(tap, page):
    """Each reason stands on the page, and each test that the page cites is there."""
    page = words(page)
    for path in sorted(glob.glob(os.path.join(HERE, "*.py"))):
        lacking = [r for r in reasons(path) if not r.startswith("as ") and words(r) not in page]
        if reasons(path):
            tap.ok(not lacking, os.path.basename(path) + ": all its reasons are in READINGS.md", "\n".join(lacking))
    lacking = []
    for file, what in re.findall(r"`(test_\w+\.c)`: ([^|;]*)", page):
        try:
            with open(os.path.join(TOP, "samples-test", "unit", file)) as f:
                source = f.read()
        except FileNotFoundError:
            source = ""
        lacking += ["%s: %s" % (file, q) for q in re.findall(r'"([^"]*)"', what) if '"%s"' % q not in source]
        lacking += ["%s: %s" % (file, q) for q in re.findall(r"`(\w+)`", what) if not re.search(r"^%s\(" % q, source, re.M)]
    lacking += [c for c in re.findall(r"`cases/([\w-]+)`", page) if not os.path.isdir(os.path.join(TOP, "samples-test", "cases", c))]
    tap.ok(not lacking, "each test that READINGS.md cites is there", "\n".join(lacking))


def main():
    build = os.path.abspath(sys.argv[1])
    tap = Tap()
    with open(PAGE) as f:
        page = f.read()
    work = tempfile.mkdtemp(prefix="readings-")
    try:
        lies(tap, build, work, page)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    complete(tap, page)
    tap.end()


if __name__ == "__main__":
    main()
