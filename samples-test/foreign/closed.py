#!/usr/bin/env python3
"""Archives that we only recognise, made by their own programs: closed.py BUILD FOREIGN

Each must come out with the gap "unsupported" somewhere and never as harmful: honest
people do split what is too large for a mail.  Prints TAP.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from common import ENV, our_objects

# what, program, its arguments, files that come out, gaps one of which must stand
MADE = [
    ("arj", "arj", ["a", "-y", "-i", "one.arj", "data.bin"], ["one.arj"], ["unsupported"]),
    ("arj in pieces", "arj", ["a", "-y", "-i", "-v64000", "few.arj", "data.bin"], ["few.arj", "few.a01", "few.a02"], ["unsupported"]),
    ("wim", "wimlib-imagex", ["capture", "folder", "one.wim"], ["one.wim"], ["unsupported"]),
    ("wim, solid", "wimlib-imagex", ["capture", "--solid", "folder", "solid.esd"], ["solid.esd"], ["unsupported"]),
    ("zip in pieces, by zip", "zip", ["-q", "-s", "64k", "a.zip", "data.bin"], ["a.z01", "a.z02", "a.zip"], ["unsupported", "damaged"]),
    ("zip in pieces, by 7zz", "7zz", ["a", "-v64k", "b.zip", "data.bin"], ["b.zip.001", "b.zip.002", "b.zip.004"], ["unsupported", "damaged"]),
    ("7z in pieces", "7zz", ["a", "-v64k", "c.7z", "data.bin"], ["c.7z.001", "c.7z.002", "c.7z.004"], ["unsupported", "damaged", "truncated"]),
    ("zip with deflate64", "7zz", ["a", "-tzip", "-mm=Deflate64", "d64.zip", "data.txt"], ["d64.zip"], ["unsupported"]),
]
FOREIGN = ["clam.arj", "clam.exe.szdd", "clam.sis", "clam.d64.zip", "clam.impl.zip"]
number = bad = 0


def tap(good, what, why=""):
    global number, bad
    number += 1
    bad += not good
    print("%sok %d - %s" % ("" if good else "not ", number, what))
    if not good:
        print("# %s" % (why,))


def check(what, answer, path, gaps):
    found = sorted({g["why"] for g in answer["gaps"]})
    tap(set(found) & set(gaps) and not answer["complete"] and answer["harm"] == "clean",
        "%s: %s" % (what, os.path.basename(path)), (answer["harm"], found, [e["trait"] for e in answer["evidence"]]))


def main():
    build, foreign = os.path.abspath(sys.argv[1]), sys.argv[2]
    work = tempfile.mkdtemp()
    os.mkdir(os.path.join(work, "folder"))
    for name, data in [("data.bin", random.Random(1).randbytes(200000)), ("folder/text.txt", b"text\n" * 500), ("data.txt", b"some text " * 9000)]:
        with open(os.path.join(work, name), "wb") as f:
            f.write(data)
    there = []
    for what, program, args, files, gaps in MADE:
        if not shutil.which(program):
            tap(True, "%s # SKIP %s is not installed" % (what, program))
            continue
        done = subprocess.run([program] + args, cwd=work, capture_output=True, env=ENV)
        for f in files:
            path = os.path.join(work, f)
            if os.path.exists(path):
                there.append((what, path, gaps))
            else:
                tap(False, "%s: %s is made" % (what, f), done.stdout + done.stderr)
    for name in FOREIGN:
        path = os.path.join(foreign, "clamav", name)
        if os.path.exists(path):
            there.append(("ClamAV's", path, ["unsupported"]))
        else:
            tap(True, "%s # SKIP not in %s (make foreign)" % (name, foreign))
    answers = our_objects(build, [path for _, path, _ in there])
    for what, path, gaps in there:
        check(what, answers[path], path, gaps)
    print("1..%d" % number)
    shutil.rmtree(work)
    return bad != 0


sys.exit(main())
