#!/usr/bin/env python3
"""PDF beside qpdf and poppler: pdf.py BUILD FOREIGN

Samples: what the kit writes, each written again by qpdf in its own ways (object streams,
names and numbers of its own, files that it attaches), and the PDFs of FOREIGN if there
are any.  Files inside as pdfdetach saves them, links as pdfinfo tells them, and the
number of pages must be ours.  Prints TAP.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from common import ENV, Tap, need, our_objects, sha  # noqa: E402
from kit import Pdf  # noqa: E402


# The files of a PDF, by their length and what pdfdetach makes of them, and who is right.
DIFFER = {
    "clam.pdf": ([544], [546], "a damaged table of references: pdfdetach then goes to the keyword and keeps the end of the line "
                 "before it; we believe the length of the stream, which fits"),
}


def run(command):
    return subprocess.run(command, capture_output=True, env=ENV, timeout=60)


def made(folder):
    """What the kit writes, and what qpdf makes of it."""
    links = ["https://a.example/%d?x=(y)" % i for i in range(3)] + ["mailto:info@example.com"]
    kinds = {"plain": Pdf().page(["text"] * 5),
             "links": Pdf().page(["one"], links=links[:2]).page(["two"], links=links[2:]),
             "files": Pdf().page(["text"]).embed("data.xml", b"<x/>" * 50, "text/xml").embed("請求書.txt", "請求".encode()),
             "both": Pdf().page(["text"], links=links, image=True).embed("a.bin", bytes(range(256)) * 40)}
    attached = os.path.join(folder, "attached.csv")
    with open(attached, "wb") as f:
        f.write(b"a,b\n" * 300)
    paths = []
    for name, pdf in kinds.items():
        path = os.path.join(folder, name + ".pdf")
        with open(path, "wb") as f:
            f.write(pdf.bytes())
        paths.append(path)
        for way, options in (("streams", ["--object-streams=generate"]), ("plain", ["--object-streams=disable", "--stream-data=uncompress"]),
                             ("qdf", ["--qdf"]), ("linear", ["--linearize"]),
                             ("attached", ["--object-streams=generate", "--add-attachment", attached, "--"])):
            again = path[:-4] + "-" + way + ".pdf"
            run(["qpdf"] + options + [path, again])
            paths.append(again)
    return paths


def their_files(path, folder):
    """Length and hash of each."""
    out = tempfile.mkdtemp(dir=folder)
    run(["pdfdetach", "-saveall", "-o", out, path])
    data = [open(os.path.join(out, n), "rb").read() for n in os.listdir(out)]
    return sorted((len(d), sha(d)) for d in data)


def same_files(ours, theirs, name):
    if name in DIFFER:
        return ([n for n, _ in ours], [n for n, _ in theirs]) == DIFFER[name][:2]
    return ours == theirs


def their_links(path):
    lines = run(["pdfinfo", "-url", path]).stdout.decode("utf-8", "replace").splitlines()[1:]
    return sorted({m.group(1) for m in (re.match(r"\s*\d+\s+Annotation\s+(.*)", l) for l in lines) if m})


def their_pages(path):
    m = re.search(r"^Pages:\s+(\d+)", run(["pdfinfo", path]).stdout.decode("utf-8", "replace"), re.M)
    return int(m.group(1)) if m else -1


def main():
    build, foreign = sys.argv[1], sys.argv[2]
    need("qpdf", "pdfdetach", "pdfinfo")
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        paths = made(folder) + sorted(glob.glob(os.path.join(foreign, "**", "*.pdf"), recursive=True))
        answers = our_objects(build, paths)
        for path in paths:
            a = answers.get(path)
            name = os.path.basename(path)
            if a is None:
                tap.ok(False, name + ": is answered")
                continue
            seen = lambda key: [o["value"] for o in a["observations"] if o["key"] == key and o["object"] == "1"]
            files = sorted((o["bytes"], o["sha256"]) for o in a["objects"] if o["parent"] == "1")
            theirs = their_files(path, folder)
            tap.ok(same_files(files, theirs, name), name + ": files", "ours %s\npdfdetach %s" % (files, theirs))
            links = set(seen("pdf.uri"))
            tap.ok(sorted(links) == their_links(path) or (len(links) == 500 and links <= set(their_links(path))), name + ": links", "ours %s\npdfinfo %s" % (seen("pdf.uri"), their_links(path)))
            tap.ok(seen("pdf.pages") == [their_pages(path)], name + ": pages", "ours %s\npdfinfo %s" % (seen("pdf.pages"), their_pages(path)))
    tap.end()


if __name__ == "__main__":
    main()
