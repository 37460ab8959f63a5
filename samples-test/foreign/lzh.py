#!/usr/bin/env python3
"""Our reading of LZH archives against lhasa and 7zz: lzh.py BUILD FOREIGN

The archives are lhasa's and libarchive's test files, made by twenty programs for ten
systems, and what jlha makes here.  Every file that lhasa takes out must be an object
of ours with the same content under the same name (case and what keeps a name inside
its folder apart), and no further one may be there; where its packing is one that we
do not decode, the object must be there with that gap.  DIFFER says where readers
differ, who is right, and why.
"""
import glob
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from common import ENV, Tap, extract, members, need, nothing, our_objects, plain, readings, sha

# Names of files (patterns end in *): what we do that lhasa does not, and why it is right.
#   more   ours has further members        less   lhasa has further files
#   bytes  same names, other content       names  same content, other names
DIFFER = {
    "lha_osk_201+h0_subdir.lzh": ("more", "its folders stand as plain files of no method before it, so lhasa, asked to overwrite "
                                  "nothing, makes none; 7zz and we take the file that is there"),
    "lha_unix114i+h0_subdir.lzh": ("more", "as lha_osk_201+h0_subdir"),
    "lha_amiga_122+sfx.run": ("more", "the stub brings a text of its own in the same form; lhasa shows the last archive, 7zz the "
                              "first, and a reader may take either: we show both"),
    "maclha_224+*": ("bytes", "MacLHA wraps a file with its resource fork into MacBinary; lhasa takes that off, 7zz and Windows "
                     "readers do not: what lands on a PC is what we show"),
    "regression+symlink2.lzh": ("names", "a link and then a file below it: nobody but a careless Unix reader would follow; "
                                "Windows readers make the folder"),
    "regression+symlink3.lzh": ("names", "as symlink2"),
    "regression+dotdot.lzh": ("names", "lhasa takes ../ out of the name with what stands before it; we keep the name as it is, "
                              "and name.traversal is noted"),
    "regression+truncated.lzh": ("bytes", "cut short in a packed block: libarchive, which decodes for us, gives nothing of it; "
                                 "lhasa is right to give what is there.  The member has the gap 'damaged'"),
    "test_fuzz.lzh": ("more", "random bytes between headers: lhasa stops at the first that is none, we go on"),
    "test_read_format_lha_filename_cp932.lzh": ("names", "lhasa takes 0x5C in CP932 letters for a separator in levels 0 and 1, so "
                                                "that a letter is cut in two; Japanese Windows does not"),
    "test_read_format_lha_filename_utf16.lzh": ("names", "lhasa does not know the UTF-16 names, 0x44 and 0x45; UNLHA32 prefers them"),
}


# Methods by which nothing may be left out.
DECODED = ("lengths+", "larc333+", "lharc", "lhmelt", "lha", "maclha", "generated+lzs", "regression", "test_read")


def differs(name):
    for pattern, what in DIFFER.items():
        if name == pattern or (pattern.endswith("*") and name.startswith(pattern[:-1])):
            return what
    return None


def compare(tap, name, answer, theirs):
    """Every file of theirs is ours, and the other way round."""
    mine = members(answer, "lzh:")
    left, missing = list(mine), []
    for raw, data in theirs:
        hit = None
        for m in left:
            same = m[2] == sha(data) or (not m[2] and "unsupported" in m[3] and not name.startswith(DECODED))
            if same and readings(raw) & {plain(n) for n in m[0]}:
                hit = m
                break
        if hit is None:
            missing.append("%s (%d bytes)" % (raw.decode("utf-8", "replace"), len(data)))
        else:
            left.remove(hit)
    over = ["%s (%s)" % (m[0][0], ",".join(m[3]) or m[1]) for m in left]
    known = differs(name)
    if known is not None:
        kind, why = known
        agree = {"more": not missing, "less": not over, "bytes": len(mine) == len(theirs), "names": True}[kind]
        tap.ok(agree, "%s: differs as known (%s)" % (name, kind), "missing %s, over %s; %s" % (missing, over, why))
    else:
        tap.ok(not missing and not over, name, "missing %s\nover %s" % (missing, over))


def sound(tap, name, answer):
    """Honest archives: no word of damage that is none."""
    bad = [o["value"] for o in answer["observations"] if o["key"] == "container.defect"
           and o["value"] in ("checksum", "damaged", "size_lie", "hidden_member", "duplicate_name")]
    if name.startswith(("regression+", "test_fuzz", "lha_amiga_122+sfx")):
        return
    tap.ok(not bad, name + ": nothing is said to be wrong", " ".join(bad))


def second(tap, name, answer, path):
    """7zz as well, where it decodes (it gives empty files for -lh1- and others)."""
    mine = {m[2] for m in members(answer, "lzh:") if m[2]}
    wrong = [n.decode("utf-8", "replace") for n, d in extract(["7zz", "x", "-tlzh", "-y", "-o{}", path]) if d and sha(d) not in mine]
    if name == "regression+truncated.lzh" or name.startswith("lha_os9_211c+h2_"):
        # a piece of a broken one; LHa for OS-9 does not count the two bytes of its header's size, and 7zz takes
        # the last two of the header for content (lhasa does as we do, and the checksum fits)
        return
    tap.ok(not wrong, name + ": what 7zz takes out is among ours", " ".join(wrong))


def made_here(tap, build):
    """What jlha packs here, all levels and methods, against what went in."""
    content = {"表ソ能.txt": b"hello " * 50, "フォルダ/ﾃﾞｰﾀ.csv": b"".join(b"%d\r\n" % i for i in range(9000)), "空.txt": b""}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in content.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(data)
        for level in "012":
            for method in "567":
                out = os.path.join(folder, "l%so%s.lzh" % (level, method))
                env = dict(ENV, JAVA_TOOL_OPTIONS="-Dfile.encoding=MS932 -Dsun.jnu.encoding=UTF-8")
                done = subprocess.run(["jlha", "a" + level + "o" + method, out] + sorted(content), cwd=folder, env=env,
                                      stdin=subprocess.DEVNULL, capture_output=True)
                what = "jlha, level %s, -lh%s-" % (level, method)
                if not os.path.exists(out):
                    tap.skip(what, "it made nothing: " + done.stderr.decode("utf-8", "replace")[-100:].replace("\n", " "))
                    continue
                got = sorted(m[2] for m in members(our_objects(build, [out])[out], "lzh:"))
                tap.ok(got == sorted(sha(d) for d in content.values()), what)


def main():
    build, foreign = sys.argv[1], sys.argv[2]
    need("lhasa", "7zz")
    files = sorted(f for f in glob.glob(os.path.join(foreign, "lhasa", "*")) + glob.glob(os.path.join(foreign, "libarchive", "*.lzh"))
                   if not f.endswith("README"))
    if not files:
        nothing("no samples in %s (make foreign)" % foreign)
    tap = Tap()
    answers = our_objects(build, files)
    for path in files:
        name = os.path.basename(path)
        if path not in answers:
            tap.ok(False, name + ": is answered")
            continue
        compare(tap, name, answers[path], extract(["lhasa", "xqf", path]))
        sound(tap, name, answers[path])
        second(tap, name, answers[path], path)
    made_here(tap, build)
    tap.end()


if __name__ == "__main__":
    main()
