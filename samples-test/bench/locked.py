#!/usr/bin/env python3
"""Mails with a locked archive and its password in the letter: locked.py FOLDER [MAILS]

For each kind FOLDER/KIND/mails holds the mails, FOLDER/KIND/archives what is in
them.  Locked by 7zz; without it there is nothing.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from corpus import Mail, mixed, program, prose  # noqa: E402

PASSWORD = "Himitsu2016"
KINDS = {"zip-crypto": ["-tzip", "-mem=ZipCrypto"], "zip-aes": ["-tzip", "-mem=AES256"],
         "7z": ["-t7z", "-mx=3"], "7z-names": ["-t7z", "-mx=3", "-mhe=on"]}
# what the letter says besides, each of which is tried: a date, a number, a quoted word
BODY = "%s\n注文番号「No20160517-%d」の件です。\n%s\n解凍パスワードは %s です。\n%s\n"


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60
    if shutil.which("7zz") is None:
        sys.exit("locked.py: 7zz is not installed")
    for kind, options in KINDS.items():
        r = random.Random(kind)
        for part in ("mails", "archives"):
            os.makedirs(os.path.join(folder, kind, part), exist_ok=True)
        for i in range(count):
            n = min(1000000, max(3000, int(r.lognormvariate(10.95, 1.2))))
            path = os.path.join(folder, kind, "archives", "%03d.bin" % i)
            with tempfile.TemporaryDirectory() as tree:
                for name, data in (("setup.exe", program(r, n // 3)), ("見積.dat", mixed(r, n // 2)),
                                   ("説明.txt", prose(r, n // 6, True).encode())):
                    with open(os.path.join(tree, name), "wb") as f:
                        f.write(data)
                subprocess.run(["7zz", "a", "-bd", "-p" + PASSWORD, *options, os.path.join(tree, "x.out"),
                                "setup.exe", "見積.dat", "説明.txt"], cwd=tree, check=True, stdout=subprocess.DEVNULL)
                made = [f for f in os.listdir(tree) if f.startswith("x.out")][0]
                shutil.copy(os.path.join(tree, made), path)
            with open(path, "rb") as f:
                m = Mail("資料送付の件", "user%d@partner.example.co.jp" % i, charset="iso-2022-jp").text(
                    BODY % (prose(r, 900, True), i, prose(r, 300, True), PASSWORD, prose(r, 300, True)),
                    charset="iso-2022-jp").attach("資料.7z" if kind.startswith("7z") else "資料.zip", f.read())
            with open(os.path.join(folder, kind, "mails", "%03d.eml" % i), "wb") as f:
                f.write(m.bytes())


main()
