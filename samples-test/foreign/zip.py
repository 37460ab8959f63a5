#!/usr/bin/env python3
"""Zip files beside unzip, 7zz and bsdtar: zip.py BUILD FOREIGN

Samples: the test files of libarchive and ClamAV in FOREIGN, and what zip, 7zz, bsdtar
and Python write here, with several methods, names and flags.  Prints TAP.
"""
import glob
import os
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from beside import Beside
from streams import make, tree

# Where readers differ, and why ours is the one to keep: file, reader, name (shell
# patterns), reason.
DIFFER = [
    ("test_read_format_zip.zip", "bsdtar", "file2", "the checksum is wrong: bsdtar leaves a file of zeros, unzip and 7zz the content, as we do"),
    ("test_read_format_zip_bz2_hang.zip", "bsdtar", "0000", "62 bytes of noise behind a local signature: bsdtar leaves a file of zeros; we note it as damaged"),
    ("test_read_format_zip_malformed1.zip", "bsdtar", "0000", "as above"),
    ("test_read_format_zip_7z_lzma.zip", "*", "*abc_measurement_analysis_sample", "a symbolic link; 7zz leaves an empty file where it would lead out of the folder"),
    ("test_read_format_zip_7z_lzma.zip", "ours", "*abc_measurement_analysis_sample", "a symbolic link's content is where it leads to; that is looked at as a text"),
    ("test_read_format_zip_7z_deflate.zip", "ours", "*libxkbcommon-x11.so*", "as above"),
    ("test_read_format_zip_symlink.zip", "ours", "*:symlink", "as above"),
    ("*.zip", "ours", "*soft", "as above"),
]


def readers(path):
    return {
        "unzip": ["unzip", "-qq", "-o", "-P", "none", path, "-d", "{}"],
        "7zz": ["7zz", "x", "-y", "-aou", "-tzip", "-pnone", "-o{}", path],
        "bsdtar": ["bsdtar", "--passphrase", "none", "-xf", path, "-C", "{}"],
    }


def write(work):
    folder = os.path.join(work, "tree")
    tree(folder)
    out = []

    def add(name, command):
        path = os.path.join(work, name)
        out.append((path, make([c.replace("{}", path) for c in command], folder)))

    add("zip.zip", ["zip", "-qr", "{}", "."])
    add("zip-0.zip", ["zip", "-0qr", "{}", "."])
    add("zip-bzip2.zip", ["zip", "-qr", "-Z", "bzip2", "{}", "."])
    add("zip-links.zip", ["zip", "-qry", "{}", "."])
    add("zip-64.zip", ["zip", "-qr", "-fz", "{}", "."])
    add("zip-crypto.zip", ["zip", "-qr", "-P", "secret", "{}", "."])
    for method in ("Copy", "Deflate", "Deflate64", "BZip2", "LZMA", "PPMd", "zstd", "xz"):
        add("7zz-%s.zip" % method, ["7zz", "a", "-tzip", "-mm=" + method, "{}", "."])
    add("7zz-aes.zip", ["7zz", "a", "-tzip", "-psecret", "-mem=AES256", "{}", "."])
    add("7zz-cp932.zip", ["7zz", "a", "-tzip", "-mcp=932", "{}", "."])
    add("bsdtar.zip", ["bsdtar", "--format=zip", "-cf", "{}", "."])
    add("bsdtar-store.zip", ["bsdtar", "--format=zip", "--options", "zip:compression=store", "-cf", "{}", "."])
    for name, method in (("stored", 0), ("deflated", 8), ("bzip2", 12), ("lzma", 14)):
        path = os.path.join(work, "python-%s.zip" % name)
        with zipfile.ZipFile(path, "w", method) as z:
            for n, data in (("a.txt", b"alpha " * 100), ("請求書.txt", "内容".encode() * 50), ("empty", b"")):
                z.writestr(n, data)
        out.append((path, True))
    with open(out[-3][0], "rb") as f:
        data = f.read()
    for name, content in (("prefix", b"#!/bin/sh\nexit\n" + data), ("suffix", data + b"junk behind"), ("cut", data[:len(data) - 40])):
        path = os.path.join(work, name + ".zip")
        with open(path, "wb") as f:
            f.write(content)
        out.append((path, True))
    return out


def main():
    build, foreign = sys.argv[1], sys.argv[2]
    b = Beside(build, DIFFER)
    found = sorted(set(glob.glob(os.path.join(foreign, "*", "*.zip")) + glob.glob(os.path.join(foreign, "*", "*.zipx")) +
                       glob.glob(os.path.join(foreign, "*", "*_zip_sfx")) + glob.glob(os.path.join(foreign, "*", "*.xps")) +
                       glob.glob(os.path.join(foreign, "*", "*.jar"))))
    if not found:
        b.skip("foreign zip", "no samples in " + foreign)
    written = write(b.work)
    b.ahead(found + [path for path, there in written if there])
    for path in found:
        b.archive(path, readers(path))
    for path, there in written:
        if there:
            b.archive(path, readers(path), "zip" if "prefix" not in path else None)
        else:
            b.skip(os.path.basename(path), "no program here writes it")
    b.done()


if __name__ == "__main__":
    main()
