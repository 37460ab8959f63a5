#!/usr/bin/env python3
"""Disc images beside other readers: iso.py BUILD FOREIGN

Every file that bsdtar, xorriso or 7zz takes out of an image must be an object of
ours with the same content (sha256) under the same name, among all readings of it;
and we may have no object that none of them has.  Images: the test files of
libarchive, and what genisoimage and xorriso make here.  Prints TAP.
"""
import fnmatch
import glob
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from beside import readable
from common import ENV, our_objects

# Where readers differ, and why ours is the one to keep: image, reader, name (shell
# patterns), reason.  Every row must be used.
DIFFER = [
    ("*rockridge*", "7zz", "sym*", "a symbolic link has no content; 7zz leaves an empty file where it would lead out of the folder"),
    ("*zisofs.iso", "7zz", "sym*", "as above"),
    ("*_zisofs.iso", "7zz", "*", "7zz does not unpack zisofs; Linux, libarchive and xorriso do"),
    ("*rr_moved.iso", "7zz", "*/dir8", "the place holder of a folder that was moved (RRIP 4.1.5.1); 7zz does not follow it and shows an empty file"),
    ("gen-rock.iso", "7zz", "*/h", "as above"),
    ("*rr_moved.iso", "7zz", "rr_moved/*", "where the moved folder stands; we tell that by the names of the tree itself, RR_MOVED/DIR8"),
    ("gen-rock.iso", "7zz", "rr_moved/*", "as above"),
    ("gen-level4.iso", "xorriso", "_*", "names of ISO 9660:1999 are bytes of no declared charset; xorriso replaces all that are not ASCII by a hash"),
]
used = set()
READERS = {
    "bsdtar": lambda image, folder: ["bsdtar", "-xf", image, "-C", folder],
    "xorriso": lambda image, folder: ["xorriso", "-osirrox", "on", "-indev", image, "-extract", "/", folder],
    "7zz": lambda image, folder: ["7zz", "x", "-y", "-o" + folder, image],
}
number = bad = 0


def tap(good, what, why=""):
    global number, bad
    number += 1
    bad += not good
    print("%sok %d - %s" % ("" if good else "not ", number, what))
    for line in str(why).splitlines() if not good else []:
        print("# " + line[:400])


def name_of(path):
    return unicodedata.normalize("NFC", path).replace("\\", "/")


def taken(reader, image, work):
    """{(name, sha256)} of plain files, or None if the reader cannot."""
    folder = os.path.join(work, "out")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    done = subprocess.run(READERS[reader](image, folder), capture_output=True, env=ENV, timeout=120)
    readable(folder)
    files = set()
    for top, _, names in os.walk(folder.encode()):
        for n in names:
            path = os.path.join(top, n)
            if not os.path.islink(path):
                with open(path, "rb") as f:
                    files.add((name_of(os.path.relpath(path, folder.encode()).decode("utf-8", "replace")),
                               hashlib.sha256(f.read()).hexdigest()))
    return files, done.returncode


def ours(answer):
    top = [o for o in answer["objects"] if o["path"] == "1"][0]
    members = [({name_of(n) for n in o["names"]}, o["sha256"], o["path"])
               for o in answer["objects"] if o["parent"] == "1"]
    return top, members


def explained(image, reader, name):
    rows = [i for i, r in enumerate(DIFFER) if r[1] == reader and fnmatch.fnmatchcase(image, r[0]) and fnmatch.fnmatchcase(name, r[2])]
    used.update(rows)
    return rows != []


def compare(answer, image, work):
    what = os.path.basename(image)
    top, members = ours(answer)
    tap(top["type"] == "iso", what + ": is an iso", top["type"])
    held = set()
    for reader in READERS:
        if not shutil.which(reader):
            tap(True, "%s: %s # SKIP not installed" % (what, reader))
            continue
        files, status = taken(reader, image, work)
        lacking = []
        for name, digest in sorted(files):
            mine = [m for m in members if m[1] == digest and name in m[0]]
            held.update(m[2] for m in mine)
            if not mine and not explained(what, reader, name):
                lacking.append("%s %s (we have %s)" % (name, digest[:12], [(sorted(m[0]), m[1][:12]) for m in members][:6]))
        tap(not lacking, "%s: all of %s (%d files, status %d)" % (what, reader, len(files), status), "\n".join(lacking))
    alone = [m for m in members if m[2] not in held]
    tap(not alone, what + ": nothing that no other reader has", "\n".join("%s %s" % (m[2], m[1]) for m in alone))


def tree(folder):
    """Files whose names and places try the writers."""
    deep = os.path.join(folder, *"abcdefghij")
    os.makedirs(deep)
    os.makedirs(os.path.join(folder, "マニュアル"))
    for name, data in [("readme.txt", b"hello\n"), ("マニュアル/取扱説明書.txt", "日本語\n".encode()),
                       ("a/long-file-name-with-many-characters.tar.gz", bytes(range(256)) * 20),
                       ("n" * 150 + ".txt", b"long\n"), ("empty.txt", b""), ("a/second-empty.longext", b""),
                       ("image;1.txt", b"semicolon"), ("setup.exe", b"MZ but not really")]:
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)
    with open(os.path.join(deep, "deep.html"), "wb") as f:
        f.write(b"deep\n")
    os.link(os.path.join(folder, "readme.txt"), os.path.join(folder, "a", "hard.txt"))
    os.symlink("readme.txt", os.path.join(folder, "link"))


WRITERS = {
    "gen-plain": ["genisoimage", "-D"], "gen-rock": ["genisoimage", "-R", "-input-charset", "utf-8"],
    "gen-joliet": ["genisoimage", "-J", "-D", "-input-charset", "utf-8"],
    "gen-both": ["genisoimage", "-J", "-joliet-long", "-R", "-input-charset", "utf-8"],
    "gen-level4": ["genisoimage", "-iso-level", "4"],
    "gen-udf": ["genisoimage", "-udf", "-J", "-R", "-input-charset", "utf-8"],
    "gen-cp932": ["genisoimage", "-input-charset", "utf-8", "-output-charset", "cp932", "-R"],
    "gen-table": ["genisoimage", "-T", "-J", "-R", "-input-charset", "utf-8"],
    "xor-both": ["xorriso", "-as", "mkisofs", "-J", "-R"], "xor-rock": ["xorriso", "-as", "mkisofs", "-R"],
    "xor-zisofs": ["xorriso", "-as", "mkisofs", "-R", "-z"],
}


def main():
    build, foreign = sys.argv[1:]
    work = tempfile.mkdtemp()
    images = []
    samples = sorted(glob.glob(os.path.join(foreign, "libarchive", "*iso*.Z")) + glob.glob(os.path.join(foreign, "libarchive", "*.iso")))
    if not samples:
        tap(True, "test files of libarchive # SKIP none in %s (make foreign)" % foreign)
    for path in samples:
        name = os.path.basename(path)
        image = os.path.join(work, name[:-2] if name.endswith(".Z") else name)
        with open(image, "wb") as f:
            f.write(subprocess.run(["gzip", "-dc", path], capture_output=True).stdout if name.endswith(".Z") else open(path, "rb").read())
        images.append(image)
    tree(os.path.join(work, "tree"))
    for name, command in WRITERS.items():
        image = os.path.join(work, name + ".iso")
        if not shutil.which(command[0]):
            tap(True, "%s # SKIP %s is not installed" % (name, command[0]))
            continue
        done = subprocess.run(command + ["-quiet", "-o", image, os.path.join(work, "tree")], capture_output=True, env=ENV)
        if os.path.exists(image):
            images.append(image)
        else:
            tap(True, "%s # SKIP %s" % (name, done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]))
    answers = our_objects(build, images)
    for image in images:
        compare(answers[image], image, work)
    if samples and all(shutil.which(r) for r in READERS):
        idle = [r for i, r in enumerate(DIFFER) if i not in used]
        tap(not idle, "every row of the table is still needed", idle)
    print("1..%d" % number)
    shutil.rmtree(work)
    return bad != 0


sys.exit(main())
