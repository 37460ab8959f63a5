#!/usr/bin/env python3
"""7z and xz against 7-Zip and xz(1): sevenzip.py BUILD FOREIGN

Archives that 7zz and xz make here in many ways, and those of libarchive's and
ClamAV's tests in FOREIGN.  For each the names, sizes and SHA-256 that we find are
those of the program.  Prints TAP; what is missing is skipped and said.
"""
import glob
import hashlib
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from common import our_objects

BUILD, FOREIGN = sys.argv[1:3]
PASSWORD = "sekisho"
TREE = tempfile.mkdtemp()
done = failed = 0
answers = {}


def tap(ok, what, why=""):
    global done, failed
    done += 1
    failed += not ok
    print("%s %d - %s" % ("ok" if ok else "not ok", done, what))
    if not ok:
        print("\n".join("# " + line for line in str(why).splitlines()))


def skip(what, why):
    global done
    done += 1
    print("ok %d - %s # SKIP %s" % (done, what, why))


def run(*args, **more):
    return subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)


def ahead(*paths):
    """Scans them in one run."""
    answers.update(our_objects(BUILD, list(paths)))


def scan(path):
    if path not in answers:
        ahead(path)
    return answers[path]


def leaf(name):
    return name.replace("\\", "/").rstrip("/").split("/")[-1]


def ours(path, kind="7z"):
    """Members of the first level: (name, bytes, sha256 or None), gaps, notes."""
    answer = scan(path)
    prefix = "1/%s:" % kind
    members = []
    for o in answer["objects"]:
        if o["parent"] == "1" and o["path"].startswith(prefix):
            seen = bool(o.get("sha256"))
            members.append((o["name"], o["bytes"] if seen else None, o["sha256"] if seen else None))
    notes = {(o["object"], o["key"], str(o["value"])) for o in answer["observations"]}
    gaps = {(g["object"], g["why"]) for g in answer["gaps"]}
    return sorted(members, key=str), gaps, notes


def is_folder(f):
    """Without attributes only the tree that was packed tells."""
    return f.get("Attributes", "").startswith("D") or ("Attributes" not in f and os.path.isdir(os.path.join(TREE, f["Path"])))


def listed(path, *more):
    """What `7zz l -slt` tells of each file."""
    p = run("7zz", "l", "-slt", "-sccUTF-8", "-p" + PASSWORD, *more, path)
    if p.returncode > 1:
        return None
    files = []
    body = p.stdout.decode("utf-8", "surrogateescape").partition("\n----------\n")[2]
    for block in body.split("\n\n"):
        f = dict(line.partition(" = ")[::2] for line in block.splitlines() if " = " in line or line.endswith(" ="))
        if f and not is_folder(f) and f.get("Anti") != "+":
            files.append(f)
    return files


def content(path, name):
    p = run("7zz", "x", "-so", "-spd", "-p" + PASSWORD, path, "--", name)
    return p.stdout if p.returncode <= 1 else None


def theirs(path, readable=True):
    out = []
    for f in listed(path) or []:
        data = content(path, f["Path"]) if readable and f.get("Encrypted") != "+" else None
        if data is None:
            out.append((f["Path"], None, None))
        else:
            out.append((f["Path"], len(data), hashlib.sha256(data).hexdigest()))
    return sorted(out, key=str)


def compare(what, path, expect_gaps=None):
    try:
        members, gaps, notes = ours(path)
        want = theirs(path)
    except Exception as e:
        return tap(False, what, repr(e))
    whys = {w for _, w in gaps}
    if expect_gaps is None:
        expect_gaps = {"encrypted"} if any(m[1] is None for m in want) else set()
    # where the content is a gap for us, the name still is there
    if expect_gaps - {"encrypted"}:
        want, members = sorted(m[0] for m in want), sorted(m[0] for m in members)
    ok = members == want and whys == expect_gaps
    tap(ok, what, "ours   %s\ntheirs %s\ngaps %s, expected %s" % (members[:8], want[:8], sorted(gaps)[:8], expect_gaps))


def program(n):
    """A block of bytes with calls as a program has them, from a seed."""
    r = random.Random(n)
    out = b"MZ" + bytes(62)
    while len(out) < n:
        out += b"\x55\x8b\xec" + bytes([0xE8]) + struct.pack("<i", r.randrange(4096)) + bytes([r.randrange(16)]) * 5
        out += struct.pack("<I", 0x94000000 | r.randrange(512)) + struct.pack(">I", 0x48000001 | r.randrange(256) << 2)
    return out


def make_tree(root):
    files = {
        "見積書.txt": "お見積りの件、\r\nよろしくお願いいたします。\r\n".encode("cp932") * 30,
        "資料/議事録 2016.csv": "日時,議題\r\n".encode("utf-8") * 200,
        "資料/空.dat": b"",
        "empty.txt": b"",
        "tool/setup.exe": program(70000),
        "noise.bin": random.Random(7).randbytes(3000),
        "emoji 😀.txt": b"supplementary plane\n",
        "lines.log": b"".join(b"line %d of the log\n" % i for i in range(4000)),
    }
    for name, data in files.items():
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data)
    os.makedirs(os.path.join(root, "folder/without files"), exist_ok=True)


# What 7zz packs and we do not unpack: the names are all there, the content is a gap.
DIFFER = {
    "deflate64": "Deflate64: libarchive, which decodes what is no LZMA, does not know it in 7z",
    "filter riscv": "the RISC-V filter: newer than the liblzma of Debian 12",
    "lzma with 8 literal bits": "LZMA with lc + lp over 4: liblzma takes no more, 7-Zip does",
    "swap4": "Swap4 turns bytes around and is asked for by hand; nobody but 7-Zip has it",
}
WAYS = [
    ("plain", []), ("copy", ["-m0=copy"]), ("copy, not solid", ["-m0=copy", "-ms=off"]),
    ("lzma", ["-m0=lzma"]), ("lzma2", ["-m0=lzma2"]), ("ppmd", ["-m0=ppmd"]),
    ("bzip2", ["-m0=bzip2"]), ("deflate", ["-m0=deflate"]),
    ("deflate64", ["-m0=deflate64"]),
    ("not solid", ["-ms=off"]), ("solid by 2 files", ["-ms=2f"]), ("solid by type", ["-ms=e"]),
    ("ultra", ["-mx=9"]), ("fastest", ["-mx=1"]), ("only stored", ["-mx=0"]),
    ("header plain", ["-mhc=off"]), ("no filter", ["-mf=off"]),
    ("filter bcj", ["-mf=BCJ"]), ("filter bcj2", ["-mf=BCJ2"]), ("filter delta", ["-mf=Delta:4"]),
    ("filter arm", ["-mf=ARM"]), ("filter armt", ["-mf=ARMT"]), ("filter ppc", ["-mf=PPC"]),
    ("filter sparc", ["-mf=SPARC"]), ("filter ia64", ["-mf=IA64"]), ("filter arm64", ["-mf=ARM64"]),
    ("filter riscv", ["-mf=RISCV"]),
    ("lzma with 8 literal bits", ["-m0=lzma:lc=8:lp=0", "-mf=off"]),
    ("lzma lc=0 lp=2 pb=0", ["-m0=lzma:lc=0:lp=2:pb=0"]), ("swap4", ["-m0=swap4", "-m1=lzma"]),
    ("bcj + ppmd", ["-m0=bcj", "-m1=ppmd"]), ("bcj + copy", ["-m0=bcj", "-m1=copy"]),
    ("arm64 + bzip2", ["-m0=arm64", "-m1=bzip2"]), ("delta + bcj + deflate", ["-m0=delta:3", "-m1=bcj", "-m2=deflate"]),
    ("delta + bcj + lzma2", ["-m0=delta:2", "-m1=bcj", "-m2=lzma2"]),
    ("large dictionary", ["-m0=lzma2:d=1536m"]),
    ("times", ["-mtm=on", "-mtc=on", "-mta=on"]), ("no times", ["-mtm=off"]), ("no attributes", ["-mtr=off"]),
    ("locked", ["-p" + PASSWORD]), ("locked, lzma, not solid", ["-p" + PASSWORD, "-m0=lzma", "-ms=off"]),
    ("locked, copy", ["-p" + PASSWORD, "-m0=copy"]),
]


def sevenzip_ways(root, out):
    made = []
    for i, (what, options) in enumerate(WAYS):
        path = os.path.join(out, "w%d.7z" % i)
        p = run("7zz", "a", "-bd", path, ".", *options, cwd=root)
        if p.returncode != 0:
            skip("7zz: " + what, "7zz cannot: " + " ".join(options))
        else:
            made.append((what, path))
    ahead(*[path for _, path in made])
    for what, path in made:
        compare("7zz: " + what, path, {"unsupported"} if what in DIFFER else None)


def sevenzip_special(root, out):
    path = os.path.join(out, "mhe.7z")
    run("7zz", "a", "-bd", path, ".", "-p" + PASSWORD, "-mhe=on", cwd=root)
    members, gaps, notes = ours(path)
    tap(members == [] and gaps == {("1", "encrypted")} and ("1", "object.encryption", "directory") in notes,
        "7zz: names locked too", (members, gaps))
    path = os.path.join(out, "partly.7z")
    run("7zz", "a", "-bd", path, "lines.log", cwd=root)
    run("7zz", "a", "-bd", path, "noise.bin", "-p" + PASSWORD, cwd=root)
    compare("7zz: one file locked, one not", path)
    path = os.path.join(out, "anti.7z")
    run("7zz", "a", "-bd", path, "lines.log", "noise.bin", cwd=root)
    compare("7zz: two files", path)
    stub = open(path, "rb").read()
    for n in (0, 60000, 300000, 3000000):
        carrier = os.path.join(out, "behind%d.bin" % n)
        with open(carrier, "wb") as f:
            f.write(program(200) + random.Random(n).randbytes(n) + b"7z\xbc\xaf\x27\x1c no archive" + stub)
        members, gaps, _ = ours(carrier)
        tap(members == theirs(path) and not gaps, "behind a stub of %d bytes" % n, (members, gaps))
    path = os.path.join(out, "vol.7z")
    run("7zz", "a", "-bd", path, ".", "-mx=0", "-v20k", cwd=root)
    members, gaps, _ = ours(path + ".001")
    tap(members == [] and gaps == {("1", "truncated")}, "7zz: first of several volumes", (members, gaps))
    if glob.glob("/usr/lib/*/7z*.sfx") + glob.glob("/usr/lib/7zip/*.sfx"):
        path = os.path.join(out, "self.exe")
        run("7zz", "a", "-bd", "-sfx", path, ".", cwd=root)
        compare("7zz: opens itself", path)
    else:
        skip("7zz: opens itself", "no module for it is installed")


def foreign():
    files = sorted(glob.glob(os.path.join(FOREIGN, "libarchive", "*7zip*.7z")) +
                   glob.glob(os.path.join(FOREIGN, "clamav", "*.7z")))
    if not files:
        skip("archives of others", "none in " + FOREIGN)
    ahead(*files)
    for path in files:
        name = os.path.basename(path)
        if listed(path) is None or "encryption_header" in name:
            members, gaps, _ = ours(path)
            tap(members == [] and gaps != set(), name + ": not to be opened, and said", (members, gaps))
        else:
            compare(name, path)


def xz_ways(root, out):
    source = os.path.join(root, "tool/setup.exe")
    data = open(source, "rb").read()
    ways = [[], ["-0"], ["-9e"], ["--check=none"], ["--check=crc32"], ["--check=sha256"], ["--x86", "--lzma2"],
            ["--arm64", "--lzma2"], ["--delta=dist=4", "--lzma2"], ["--powerpc", "--lzma2"], ["--armthumb", "--lzma2"],
            ["--block-size=8192"], ["-T2", "--block-size=16384"], ["--format=lzma"], ["--format=lzma", "-9"],
            ["--lzma2=dict=192MiB"], ["--lzma2=lc=0,lp=4,pb=0"]]
    for i, options in enumerate(ways):
        path = os.path.join(out, "x%d%s" % (i, ".lzma" if "--format=lzma" in options else ".xz"))
        p = run("xz", "-c", *options, source)
        if p.returncode != 0:
            skip("xz " + " ".join(options), "xz cannot")
            continue
        with open(path, "wb") as f:
            f.write(p.stdout)
        members, gaps, _ = ours(path, "xz")
        tap(members == [("x%d" % i, len(data), hashlib.sha256(data).hexdigest())] and not gaps,
            "xz " + " ".join(options), (members, gaps))
    one = run("xz", "-c", source).stdout
    two = run("xz", "-c", "--check=crc32", os.path.join(root, "lines.log")).stdout
    path = os.path.join(out, "joined.xz")
    with open(path, "wb") as f:
        f.write(one + bytes(8) + two)
    members, gaps, _ = ours(path, "xz")
    want = run("xz", "-dc", path).stdout
    tap(sorted(m[2] for m in members) == sorted(hashlib.sha256(d).hexdigest() for d in (want, data)) and not gaps,
        "xz: two streams with padding", (members, gaps))
    for path in sorted(glob.glob(os.path.join(FOREIGN, "libarchive", "test_compat_xz*.txz")) +
                       glob.glob(os.path.join(FOREIGN, "libarchive", "test_compat_lzma*.tlz"))):
        members, gaps, _ = ours(path, "xz")
        p = run("xz", "-dc", "--format=auto" if path.endswith(".txz") else "--format=lzma", stdin=open(path, "rb"))
        whole = max(members, key=lambda m: m[1] or 0)[2] if members else None
        tap(whole == hashlib.sha256(p.stdout).hexdigest() and (p.returncode != 0 or not gaps), os.path.basename(path),
            (members, gaps, p.returncode, len(p.stdout)))


def main():
    out = tempfile.mkdtemp()
    try:
        make_tree(TREE)
        if shutil.which("7zz"):
            sevenzip_ways(TREE, out)
            sevenzip_special(TREE, out)
            foreign()
        else:
            skip("7z", "no 7zz")
        if shutil.which("xz"):
            xz_ways(TREE, out)
        else:
            skip("xz", "no xz")
    finally:
        shutil.rmtree(out)
        shutil.rmtree(TREE)
    print("1..%d" % done)
    sys.exit(failed > 0)


main()
