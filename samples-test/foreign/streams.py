#!/usr/bin/env python3
"""gzip, bzip2, zstd, tar, cpio, ar, deb and xar beside other readers: streams.py BUILD FOREIGN

Samples: the test files of libarchive and ClamAV in FOREIGN, and what GNU tar, bsdtar,
cpio, ar, dpkg-deb, gzip, pigz, bzip2, zstd, pzstd and Python write here.  Prints TAP.
"""
import glob
import gzip
import os
import random
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from beside import ENV, Beside

# Where readers differ, and why ours is the one to keep: file, reader, name (shell
# patterns), reason.
DIFFER = [
    ("test_compat_solaris_tar_acl.tar", "7zz", "*-acls*", "the list of rights (type A) as a file; Solaris and libarchive take it for a property of the next member; we have it as content of that name"),
    ("test_compat_solaris_tar_acl.tar", "ours", "*-acls/", "as above: content that a folder's header claims is looked at"),
    ("test_compat_tar_directory_1.tar", "ours", "*:directory1/", "content behind a folder's header: no reader writes it, we look at it"),
    ("test_read_format_tar_concatenated.tar", "ours", "*:file2", "behind two blocks of zeros GNU tar stops, but goes on with --ignore-zeros; what stands there is looked at and noted as suffix"),
    ("test_read_format_tar_empty_with_gnulabel.tar", "7zz", "label", "a volume label (type V) is no file"),
    ("test_read_format_gtar_sparse_1_13.tar", "7zz", "sparse", "7zz reads this map as empty; GNU tar, which wrote it, and libarchive do not"),
    ("test_read_format_gtar_sparse_1_17_posix10_modified.tar", "tar", "sparse", "lines of comment in the map: GNU tar gives up, libarchive, whose sample it is, skips them"),
    ("*_sparse_1_1[37].tar", "ours", "*:sparse2#2", "99 MB that are nearly all hole go over the ratio: a gap, and what is stored is looked at"),
    ("test_compat_cpio_1.cpio", "*", "bar2", "two names of one inode, each with content of its own: GNU cpio and libarchive make the second a link and drop its content, 7zz leaves it empty; we look at both"),
    ("test_compat_cpio_1.cpio", "ours", "*:bar2", "as above"),
    ("*.xar", "7zz", "[[]TOC[]].xml", "7zz shows the table of contents as a file"),
    ("*.xar", "7zz", "5pel5pys*", "7zz does not decode names in base64; libarchive, which wrote them, does"),
    ("bsd-[lx]z*.xar", "7zz", "*", "7zz unpacks neither lzma nor xz in xar, and newer ones leave an empty file; libarchive, which wrote them, does"),
]


def archive_readers(path):
    return {
        "tar": dict({"tar": ["tar", "--force-local", "-xf", path, "-C", "{}"],
                     "bsdtar": ["bsdtar", "-xf", path, "-C", "{}"]},
                    **{"7zz": ["7zz", "x", "-y", "-aou", "-o{}", path]} if path.endswith(".tar") else {}),
        "cpio": {"cpio": (["cpio", "-idu", "--quiet", "--no-absolute-filenames"], path),
                 "bsdtar": ["bsdtar", "-xf", path, "-C", "{}"],
                 "7zz": ["7zz", "x", "-y", "-aou", "-tcpio", "-o{}", path]},
        "ar": {"ar": ["ar", "x", path],
               "bsdtar": ["bsdtar", "-xf", path, "-C", "{}"],
               "7zz": ["7zz", "x", "-y", "-aou", "-tar", "-o{}", path]},
        "xar": {"bsdtar": ["bsdtar", "-xf", path, "-C", "{}"],
                "7zz": ["7zz", "x", "-y", "-aou", "-txar", "-o{}", path]},
    }


def stream_readers(path):
    return {
        "gzip": {"gzip": ["gzip", "-dc", path], "pigz": ["pigz", "-dc", path], "7zz": ["7zz", "x", "-so", path]},
        "bzip2": {"bzip2": ["bzip2", "-dc", path], "7zz": ["7zz", "x", "-so", path],
                  "python": [sys.executable, "-c", "import bz2, sys; sys.stdout.buffer.write(bz2.open(sys.argv[1]).read())", path]},
        "zstd": {"zstd": ["zstd", "-dcq", path], "7zz": ["7zz", "x", "-so", path]},
    }


def tree(folder):
    """Files such as people pack them."""
    r = random.Random(1)
    for name, data in (("a.txt", b"alpha\n"), ("empty", b""), ("big.bin", r.randbytes(300000)),
                       ("zeros", bytes(200000)), ("日本語/請求書 2016.txt", "内容\n".encode()),
                       ("d/" + "long" * 30 + ".txt", b"long\n"), ("d/" * 20 + "deep.txt", b"deep\n")):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data)
    os.link(os.path.join(folder, "a.txt"), os.path.join(folder, "hard"))
    os.symlink("a.txt", os.path.join(folder, "soft"))


def make(command, cwd, stdin=None, stdout=None):
    """True if the program is there and was content."""
    if shutil.which(command[0]) is None:
        return False
    done = subprocess.run(command, cwd=cwd, env=ENV, input=stdin, stdout=open(stdout, "wb") if stdout else subprocess.PIPE,
                          stderr=subprocess.PIPE)
    return done.returncode == 0


def write_archives(work):
    """(kind, path) of archives of one tree, by every program."""
    folder = os.path.join(work, "tree")
    tree(folder)
    names = "\n".join(sorted(os.path.relpath(os.path.join(top, n), folder)
                             for top, dirs, files in os.walk(folder) for n in dirs + files)).encode() + b"\n"
    out = []

    def add(kind, name, command, **more):
        path = os.path.join(work, name)
        if make([c.replace("{}", path) for c in command], folder, **more):
            out.append((kind, path))
        else:
            out.append((None, name))

    for f in ("v7", "ustar", "oldgnu", "gnu", "posix"):
        add("tar", "gnu-%s.tar" % f, ["tar", "--format=" + f, "-cf", "{}", "a.txt", "empty", "zeros", "日本語", "hard", "soft"])
    add("tar", "gnu-long.tar", ["tar", "--format=gnu", "-cf", "{}", "."])
    add("tar", "posix-long.tar", ["tar", "--format=posix", "-cf", "{}", "."])
    add("tar", "gnu-sparse.tar", ["tar", "--format=gnu", "-S", "-cf", "{}", "a.txt", "big.bin"])
    add("tar", "gnu.tar.gz", ["tar", "-czf", "{}", "."])
    add("tar", "gnu.tbz2", ["tar", "-cjf", "{}", "."])
    add("tar", "gnu.tar.zst", ["tar", "--zstd", "-cf", "{}", "."])
    for f in ("pax", "ustar", "v7", "gnutar"):
        add("tar", "bsd-%s.tar" % f, ["bsdtar", "--format=" + f, "-cf", "{}", "a.txt", "empty", "big.bin", "日本語", "soft"])
    for f in ("odc", "newc", "cpio"):
        add("cpio", "bsd-%s.cpio" % f, ["bsdtar", "--format=" + f, "-cf", "{}", "."])
    for f in ("bin", "odc", "newc", "crc", "hpodc", "hpbin"):
        path = os.path.join(work, "gnu-%s.cpio" % f)
        good = make(["cpio", "-o", "--quiet", "-H", f], folder, names, path)
        out.append(("cpio", path) if good else (None, os.path.basename(path)))
    add("ar", "gnu.a", ["ar", "rc", "{}", "a.txt", "empty", "big.bin", "d/" + "long" * 30 + ".txt"])
    add("ar", "bsd.a", ["bsdtar", "--format=arbsd", "-cf", "{}", "a.txt", "empty", "big.bin"])
    add("ar", "svr4.a", ["bsdtar", "--format=arsvr4", "-cf", "{}", "a.txt", "big.bin", "d/" + "long" * 30 + ".txt"])
    for c in ("none", "gzip", "bzip2", "lzma", "xz"):
        add("xar", "bsd-%s.xar" % c, ["bsdtar", "--format=xar", "--options", "xar:compression=" + c, "-cf", "{}", "."])
    return out


def write_streams(work):
    path = os.path.join(work, "text")
    r = random.Random(2)
    with open(path, "wb") as f:
        f.write("".join("%d %s\n" % (i, r.choice(("alpha", "beta", "関所"))) for i in range(60000)).encode())
    out = []
    for kind, name, command in (
            ("gzip", "gzip-9.gz", ["gzip", "-9nc", path]), ("gzip", "gzip-1.gz", ["gzip", "-1c", path]),
            ("gzip", "pigz.gz", ["pigz", "-c", path]), ("gzip", "7zz.gz", ["7zz", "a", "-tgzip", "-so", "x", path]),
            ("bzip2", "bzip2-1.bz2", ["bzip2", "-1c", path]), ("bzip2", "bzip2-9.bz2", ["bzip2", "-9c", path]),
            ("bzip2", "7zz.bz2", ["7zz", "a", "-tbzip2", "-so", "x", path]),
            ("bzip2", "pbzip2.bz2", ["pbzip2", "-c", path]), ("bzip2", "lbzip2.bz2", ["lbzip2", "-c", path]),
            ("zstd", "zstd-1.zst", ["zstd", "-1qc", path]), ("zstd", "zstd-19.zst", ["zstd", "-19qc", path]),
            ("zstd", "zstd-fast.zst", ["zstd", "--fast=5", "-qc", path]),
            ("zstd", "zstd-long.zst", ["zstd", "--long=27", "--no-check", "-qc", path]),
            ("zstd", "pzstd.zst", ["pzstd", "-p", "4", "-q", "-c", path])):
        to = os.path.join(work, name)
        out.append((kind, to) if make(command, work, stdout=to) else (None, name))
    for kind, end in (("gzip", "gz"), ("bzip2", "bz2"), ("zstd", "zst")):
        one = [p for k, p in out if k == kind]
        if len(one) < 2:
            continue
        data = [open(p, "rb").read() for p in one[:2]]
        for name, content in (("joined", data[0] + data[1]), ("suffix", data[0] + b"junk behind"),
                              ("cut", data[0][:len(data[0]) // 2]), ("tail-cut", data[0][:-2]), ("zeros", data[0] + bytes(512))):
            to = os.path.join(work, "%s.%s" % (name, end))
            with open(to, "wb") as f:
                f.write(content)
            out.append((kind, to))
    with gzip.GzipFile(os.path.join(work, "named.gz"), "wb") as f:
        f.write(b"python\n")
    return out + [("gzip", os.path.join(work, "named.gz"))]


def packages(b, work, foreign):
    """Debian packages: the two tars in them, by dpkg-deb, and the container by ar."""
    root = os.path.join(work, "root")
    os.makedirs(os.path.join(root, "DEBIAN"))
    os.makedirs(os.path.join(root, "usr/share/doc/x"))
    with open(os.path.join(root, "DEBIAN/control"), "w") as f:
        f.write("Package: x\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.co.jp>\nDescription: x\n")
    with open(os.path.join(root, "usr/share/doc/x/copyright"), "w") as f:
        f.write("text\n" * 50)
    debs = glob.glob(os.path.join(foreign, "got", "*.deb"))
    for z in ("none", "gzip", "xz", "zstd"):
        path = os.path.join(work, "made-%s.deb" % z)
        if make(["dpkg-deb", "--root-owner-group", "-Z" + z, "-b", root, path], work):
            debs.append(path)
        else:
            b.skip(os.path.basename(path), "not written here")
    b.ahead(debs)
    for path in debs:
        b.archive(path, archive_readers(path)["ar"], "ar")
        if shutil.which("dpkg-deb") is None:
            continue
        answer = b.scan(path)
        shas = {o["sha256"] for o in answer["objects"]}
        gaps = [g for g in answer["gaps"]]
        missing = [side for side in ("--ctrl-tarfile", "--fsys-tarfile")
                   if (b.given(["dpkg-deb", side, path]) or ("", 0))[0] not in shas]
        b.tap(not missing or bool(gaps), os.path.basename(path) + ": its tars as dpkg-deb", "%s, objects %s" % (
            missing, [o["path"] for o in answer["objects"]]))


def main():
    build, foreign = sys.argv[1], sys.argv[2]
    b = Beside(build, DIFFER)
    samples = []
    for kind, patterns in (("tar", ("libarchive/*.tar", "libarchive/*.tgz", "libarchive/*.tbz", "libarchive/*.tar.zst", "clamav/*gz")),
                           ("cpio", ("*/*.cpio", "libarchive/*.cpio.gz")), ("ar", ("*/*.ar", "*/*.a")), ("xar", ("*/*.xar",))):
        found = sorted(p for pattern in patterns for p in glob.glob(os.path.join(foreign, pattern)))
        samples += [(kind, p) for p in found]
        if not found and kind != "xar":
            b.skip("foreign " + kind, "no samples in " + foreign)
    samples += write_archives(b.work)
    b.ahead([path for kind, path in samples if kind])
    for kind, path in samples:
        if kind is None:
            b.skip(path, "no program here writes it")
        else:
            b.archive(path, archive_readers(path)[kind], kind)
    streams = [("bzip2", p) for p in sorted(glob.glob(os.path.join(foreign, "clamav/*.bz2")))] + write_streams(b.work)
    b.ahead([path for kind, path in streams if kind])
    for kind, path in streams:
        if kind is None:
            b.skip(path, "no program here writes it")
        else:
            b.stream(path, stream_readers(path)[kind])
    packages(b, b.work, foreign)
    b.done()


if __name__ == "__main__":
    main()
