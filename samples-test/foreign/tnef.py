#!/usr/bin/env python3
"""TNEF beside the program tnef: tnef.py BUILD FOREIGN

Samples: ClamAV's in FOREIGN, and what the kit writes.  Attachments by name and
content must be the same.  Prints TAP.
"""
import glob
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from cases import Tap  # noqa: E402
from kit import Tnef  # noqa: E402
from kit.tnef import BINARY, STRING8, named, prop  # noqa: E402

ENV = dict(os.environ, LC_ALL="C.UTF-8")


def made(folder):
    plain = Tnef().kind().subject("予定").sender("a@b.example", "山田").to("c@d.example").text("本文")
    kinds = {
        "plain": plain.attach("report.txt", b"alpha").attach("b.bin", b"beta" * 100).attach("請求書.txt", b"gamma"),
        "titles": Tnef().attach(b"short.txt", b"alpha", long=False),
        "named": Tnef().attach("x.txt", b"alpha", more=(named(1, STRING8, b"x"), prop(0x3702, BINARY, b"tag"))),
        "odd": Tnef().attach("one.bin", b"1").attach("two.bin", b"22").attach("three.bin", b"333"),
    }
    for name, tnef in kinds.items():
        with open(os.path.join(folder, name + ".tnef"), "wb") as f:
            f.write(tnef.bytes())


def theirs(path):
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(["tnef", "-C", out, "--overwrite", "--ignore-checksum", "-f", path], capture_output=True, env=ENV)
        return {(n, hashlib.sha256(open(os.path.join(out, n), "rb").read()).hexdigest()) for n in os.listdir(out)}


def ours(build, path):
    done = subprocess.run([os.path.join(build, "sekisho"), "scan", "--json", path], capture_output=True, env=ENV)
    objects = json.loads(done.stdout)["objects"]
    return {(o["name"], o["sha256"]) for o in objects if o["parent"] == "1" and o["name"]}


def main():
    build, foreign = sys.argv[1], sys.argv[2]
    if shutil.which("tnef") is None:
        print("1..0 # SKIP no program tnef")
        return 0
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        made(folder)
        for path in sorted(glob.glob(os.path.join(folder, "*")) + glob.glob(os.path.join(foreign, "clamav", "*.tnef"))):
            a, b = ours(build, path), theirs(path)
            tap.ok(a == b and a, os.path.basename(path) + ": attachments", "ours %s\ntnef %s" % (sorted(a), sorted(b)))
    print("1..%d" % tap.n)
    return tap.bad != 0


if __name__ == "__main__":
    sys.exit(main())
