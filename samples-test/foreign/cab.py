#!/usr/bin/env python3
"""Our reading of cabinets against cabextract and 7zz: cab.py BUILD FOREIGN

The cabinets are the test files of libmspack (many of them malformed on purpose),
libarchive and ClamAV, and what gcab makes here.  Every file that cabextract takes out
must be an object of ours with the same content and name, and no further one may be
there; one that we do not decode must be there with its gap.  DIFFER says where
readers differ, who is right, and why.
"""
import glob
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from common import ENV, Tap, extract, members, need, nothing, our_objects, plain, readings, sha

# What ours must be: defects of the container, gaps of it, members (name: gap or None for whole).
# The reason says who is right.
BROKEN = "cabextract refuses the whole; we list what its header still tells, say that it is damaged, and take what is whole"
SET = "one cabinet of a set: cabextract wants the others too; we list all names and say that they are not all here"
DIFFER = {
    "cabd+bad_folderindex.cab": (["damaged"], {"hello.c": None, "welcome.c": "damaged"}, BROKEN),
    "cabd+bad_nofolders.cab": (["damaged"], {"hello.c": "damaged", "welcome.c": "damaged"}, BROKEN),
    "cabd+cve-2010-2800-mszip-infinite-loop.cab": (["damaged"], {"file.txt": "damaged"}, "no content for any reader (7zz gives some "
                                                   "bytes that fit nothing)"),
    "cabd+cve-2015-4470-mszip-over-read.cab": (["damaged"], {"limerick": "damaged"}, "cut short in its block: cabextract makes an "
                                               "empty file, 7zz some bytes, we none"),
    "cabd+cve-2017-11423-fname-overread.cab": (["damaged"], {"*": None}, "a name longer than 255 bytes: cabextract and 7zz refuse; we "
                                               "cut the name and take the content"),
    "cabd+filename-read-violation-1.cab": ([], {"": None}, "a file without a name: 7zz takes it, as we do; cabextract does not"),
    "cabd+filename-read-violation-2.cab": (["damaged"], {"*": "damaged"}, BROKEN),
    "cabd+filename-read-violation-3.cab": (["damaged", "size_lie", "suffix"], {"*": "damaged"}, BROKEN),
    "cabd+filename-read-violation-4.cab": (["damaged", "suffix"], {"*": "damaged"}, BROKEN),
    "cabd+lzx-main-tree-no-lengths.cab": (["damaged"], {"file.txt": "damaged"}, "no content for any reader"),
    "cabd+lzx-premature-matches.cab": (["damaged"], {"file.txt": "damaged"}, "no content for any reader"),
    "cabd+multi_basic_pt1.cab": ([], {"test1.txt": "unsupported", "test2.txt": "unsupported", "test3.txt": "unsupported"}, SET),
    "cabd+multi_basic_pt2.cab": ([], {"test1.txt": "unsupported", "test2.txt": "unsupported", "test3.txt": "unsupported"}, SET),
    "cabd+multi_basic_pt3.cab": ([], {"test1.txt": "unsupported", "test2.txt": "unsupported", "test3.txt": "unsupported"}, SET),
    "cabd+multi_basic_pt4.cab": ([], {"test1.txt": "unsupported", "test2.txt": "unsupported", "test3.txt": "unsupported"}, SET),
    "cabd+multi_basic_pt5.cab": ([], {"test1.txt": "unsupported", "test2.txt": "unsupported", "test3.txt": "unsupported"}, SET),
    "cabd+partial_nodata.cab": (["damaged"], {"hello.c": "damaged", "welcome.c": "damaged"}, BROKEN),
    "cabd+partial_shortfile2.cab": (["damaged"], {"hello.c": "damaged"}, BROKEN),
    "cabd+partial_str_nofname.cab": (["damaged"], {"": "unsupported"}, BROKEN),
    "cabd+partial_str_shortfname.cab": (["damaged"], {"test-abc.txt": "unsupported"}, BROKEN),
    "cabd+search_basic.cab": ([], {}, "something else before the cabinet: cabextract searches a whole file; Windows and 7zz do not "
                              "open it, and neither do we (behind a program we do)"),
    "cabd+search_tricky1.cab": ([], {}, "as search_basic"),
}
# Quantum is not decoded here: cabextract does, and makes empty files of what is broken.
QUANTUM = {"cabd+cve-2014-9556-qtm-infinite-loop.cab": ["limerick"], "cabd+cve-2018-18584-qtm-max-size-block.cab": ["test1.bin"],
           "cabd+cve-2014-9732-folders-segfault.cab": ["2"], "cabd+mszip_lzx_qtm.cab": ["qtm.txt"]}


def defects(answer):
    return sorted({o["value"] for o in answer["observations"] if o["key"] == "container.defect"})


def as_known(tap, name, answer):
    want_defects, want, why = DIFFER[name]
    mine = {plain(m[0][0]): (m[3] or [None])[0] for m in members(answer, "cab:")}
    if "*" in want:
        good = list(mine.values()) == [want["*"]]
    else:
        good = mine == want
    tap.ok(good and defects(answer) == want_defects, name + ": differs as known", "%s %s; %s" % (mine, defects(answer), why))


def compare(tap, name, answer, theirs):
    left, missing = list(members(answer, "cab:")), []
    for raw, data in theirs:
        hit = None
        for m in left:
            same = m[2] == sha(data) or (not m[2] and "unsupported" in m[3] and name in QUANTUM)
            if same and readings(raw) & {plain(n) for n in m[0]}:
                hit = m
                break
        if hit is None:
            missing.append("%s (%d bytes)" % (raw.decode("utf-8", "replace"), len(data)))
        else:
            left.remove(hit)
    over = [m[0][0] for m in left if not (plain(m[0][0]) in QUANTUM.get(name, []) and m[3] == ["unsupported"])]
    tap.ok(not missing and not over, name, "missing %s\nover %s" % (missing, over))


def made_here(tap, build):
    """What gcab makes here, packed or not, against what went in."""
    content = {"表ソ能.txt": b"hello " * 50, "フォルダ/ﾃﾞｰﾀ.csv": b"".join(b"%d\r\n" % i for i in range(30000)), "空.txt": b""}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in content.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(data)
        for option in ("-c", "-cz"):
            out = os.path.join(folder, "a%s.cab" % option)
            done = subprocess.run(["gcab", option, out] + sorted(content), cwd=folder, env=ENV, capture_output=True)
            if not os.path.exists(out):
                tap.skip("gcab " + option, "it made nothing: " + done.stderr.decode("utf-8", "replace")[-100:].replace("\n", " "))
                continue
            got = sorted((plain(m[0][0]), m[2]) for m in members(our_objects(build, [out])[out], "cab:"))
            tap.ok(got == sorted((plain(n), sha(d)) for n, d in content.items()), "gcab " + option, str(got))


def main():
    build, foreign = sys.argv[1], sys.argv[2]
    need("cabextract", "7zz", "gcab")
    files = sorted(glob.glob(os.path.join(foreign, "*", "*.cab")))
    if not files:
        nothing("no samples in %s (make foreign)" % foreign)
    tap = Tap()
    answers = our_objects(build, files)
    for path in files:
        name = os.path.basename(path)
        if path not in answers:
            tap.ok(False, name + ": is answered")
        elif name in DIFFER:
            as_known(tap, name, answers[path])
        else:
            compare(tap, name, answers[path], extract(["cabextract", "-e", "CP932", "-s", "-q", "-d", "{}", path]))
            mine = {m[2] for m in members(answers[path], "cab:")}
            wrong = [n.decode("utf-8", "replace") for n, d in extract(["7zz", "x", "-tcab", "-y", "-o{}", path])
                     if d and sha(d) not in mine and n.decode("utf-8", "replace") not in QUANTUM.get(name, [])]
            tap.ok(not wrong, name + ": what 7zz takes out is among ours", " ".join(wrong))
    made_here(tap, build)
    tap.end()


if __name__ == "__main__":
    main()
