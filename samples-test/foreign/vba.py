#!/usr/bin/env python3
"""Macros beside gsf-vba-dump of libgsf: vba.py BUILD FOREIGN

Samples: the documents of the POI project's test data that hold macros, which Office made,
in FOREIGN, and what the kit writes.  The text of each module must be the same, as far as
libgsf reads it: it stumbles over some tokens behind the first 4096 bytes, and leaves what
was in its buffer behind an end.  And of no document that Office made is the text taken
away (office.vba_stomped).  Prints TAP.
"""
import glob
import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from common import ENV, Tap, need, our_objects  # noqa: E402
from kit import office  # noqa: E402

# the first line behind those of attributes
CODE = re.compile(rb"\A(\s*attribute [^\n]*\n)*\s*((public |private |static )*(sub|function|property|declare|dim|const|type) |#if )", re.I)
LONG = "\n".join("x%d = x%d + %d" % (i, i * 7 % 13, i) for i in range(900))


def made(folder):
    """Chunks of every kind: short, many, stored; names in Japanese."""
    source = {"ThisDocument": "Sub AutoOpen()\nEnd Sub\n", "Module1": "Sub a()\n" + LONG + "\nEnd Sub\n",
              "Empty": "", "Mixed": "Sub b()\n' " + "ab" * 3000 + "\nEnd Sub\n"}
    for name, data in (("a.doc", office.doc(source)), ("b.xls", office.xls(dict(source, ThisWorkbook="Sub c()\nEnd Sub\n"))),
                       ("c.docm", office.docm(source)), ("d.xlsm", office.xlsm(source))):
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)


def contents(build, path):
    """What we take out, by its hash."""
    done = subprocess.run([os.path.join(build, "sekisho"), "extract", "-o", "-", path], capture_output=True, env=ENV)
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as z:
        z.setpassword(b"infected")
        return {hashlib.sha256(d).hexdigest(): d for d in (z.read(i) for i in z.infolist())}


def theirs(path):
    """Modules and their texts."""
    try:
        out = subprocess.run(["gsf-vba-dump", path], capture_output=True, env=ENV, timeout=60).stdout
    except subprocess.TimeoutExpired:
        return {}
    return dict(re.findall(rb'<module name="(.*?)">\n<!\[CDATA\[(.*?)\]\]>\n</module>', out, re.S))


def same(ours, theirs):
    """All of it, or the first chunk and no less."""
    n = min(len(ours), len(theirs))
    alike = next((i for i in range(n) if ours[i] != theirs[i]), n)
    return alike >= min(len(ours), 4096)


def compare(tap, path, answer, build):
    name, their = os.path.basename(path), theirs(path)
    our = {o["name"].encode(): o for o in answer["objects"] if o["type"] == "vba"}
    if not their:  # it reads no presentations
        return
    wrong, content = [], contents(build, path)
    for n, text in their.items():
        o = our.get(n)
        if o is None and CODE.search(text):
            wrong.append("%r is no object" % n)
        elif o is not None and not same(content[o["sha256"]], text):
            wrong.append("%r is another text" % n)
    # it passes over names that are not ASCII
    wrong += ["%r is not theirs" % n for n in our if n not in their and n.isascii()]
    wrong += ["stomped" for o in answer["observations"] if o["key"] == "office.vba_stomped"]
    tap.ok(not wrong, "%s: %d modules, %d with code" % (name, len(their), len(our)), "\n".join(wrong))


def main():
    build, foreign = sys.argv[1], sys.argv[2]
    need("gsf-vba-dump")
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        made(folder)
        paths = sorted(glob.glob(os.path.join(folder, "*")) + glob.glob(os.path.join(foreign, "libapache-poi-java", "*")))
        answers = our_objects(build, paths)
        for path in paths:
            answer = answers[path]
            if any(o["type"] == "vba" for o in answer["objects"]):
                compare(tap, path, answer, build)
    tap.end()


if __name__ == "__main__":
    main()
