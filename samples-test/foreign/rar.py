#!/usr/bin/env python3
"""Our listing of RAR archives against lsar and unar: rar.py BUILD FOREIGN

Every sample that the real RAR made (the test files of libarchive) goes through
`sekisho scan --json` and through lsar and unar, in an empty folder, since those
take in what lies beside.  The names of all files must be the same, locked ones
must be locked for both, and what unar takes out whole must have the same hash.
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
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from common import our_objects

MOST = 16 << 20  # a larger member may meet a limit of ours

# Where readers differ, and why ours is the one to keep; the sets below say where.
DIFFER = {
    "BROKEN": "broken on purpose, found by fuzzing libarchive: lsar believes in headers of size 0 and in others whose checksum does "
              "not fit; we say that it is damaged",
    "WRONG": "libarchive, which decodes for us, stumbles over several blocks of codes in one member of version 4; unar is right, "
             "and the gap says that ours is not",
    "UNKNOWN_TO_LSAR": "lsar finds no RAR 5 behind a program; Windows runs it, and we open it",
    "split": "lsar lists no member of a RAR 5 volume that goes on in the next one; we list it with the gap 'split'",
    "old": "old versions of a file, which RAR 5 keeps as 'name;n': lsar shows the number, we the name",
}
BROKEN = {
    "test_read_format_rar5_arm_filter_on_window_boundary.rar", "test_read_format_rar5_bad_window_sz_in_mltarc_file.rar",
    "test_read_format_rar5_block_size_is_too_small.rar", "test_read_format_rar5_decode_number_out_of_bounds_read.rar",
    "test_read_format_rar5_different_solid_window_size.rar", "test_read_format_rar5_different_window_size.rar",
    "test_read_format_rar5_different_winsize_on_merge.rar", "test_read_format_rar5_distance_overflow.rar",
    "test_read_format_rar5_invalid_dict_reference.rar", "test_read_format_rar5_leftshift1.rar",
    "test_read_format_rar5_leftshift2.rar", "test_read_format_rar5_nonempty_dir_stream.rar",
    "test_read_format_rar5_readtables_overflow.rar", "test_read_format_rar5_truncated_huff.rar",
    "test_read_format_rar5_window_buf_and_size_desync.rar", "test_read_format_rar_ppmd_use_after_free.rar",
    "test_read_format_rar_ppmd_use_after_free2.rar",
}
WRONG = {"test_read_format_rar_multi_lzss_blocks.rar": "damaged"}
UNKNOWN_TO_LSAR = {"test_read_format_rar5_sfx.exe": ["test.txt.txt"]}


def is_rar(path):
    with open(path, "rb") as f:
        data = f.read(1 << 20)
    return b"Rar!\x1a\x07" in data


def ours(answer):
    gaps = {}
    for g in answer["gaps"]:
        gaps.setdefault(g["object"], set()).add(g["why"])
    members = [(o, gaps.get(o["path"], set())) for o in answer["objects"] if o["path"].startswith(("1/rar:", "1/pe:overlay/rar:")) and o["parent"] in ("1", "1/pe:overlay")]
    return members, gaps.get("1", set())


def theirs(path):
    """lsar's entries that are files, and the hashes of what unar takes out."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "in", os.path.basename(path))
        os.makedirs(os.path.dirname(copy))
        shutil.copy(path, copy)
        env = dict(os.environ, LC_ALL="C.UTF-8")
        listed = subprocess.run(["lsar", "-j", copy], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, timeout=60)
        out = os.path.join(folder, "out")
        os.makedirs(out)
        subprocess.run(["unar", "-q", "-D", "-f", "-p", "", "-o", out, copy], stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, timeout=120)
        hashes = {}
        for top, _, files in os.walk(out):
            for name in files:
                p = os.path.join(top, name)
                if not os.path.islink(p):
                    with open(p, "rb") as f:
                        data = f.read()
                    hashes[os.path.relpath(p, out)] = hashlib.sha256(data).hexdigest(), len(data)
    try:
        answer = json.loads(listed.stdout)
    except ValueError:
        return None, {}
    return [e for e in answer.get("lsarContents", []) if not e.get("XADIsDirectory") and
            not (e.get("XADIsLink") and not e.get("XADIsHardLink"))], hashes


def compare(answer, path):
    """What differs, or None."""
    members, top = ours(answer)
    entries, hashes = theirs(path)
    if entries is None:
        return None if "encrypted" in top or not members else "lsar reads nothing, we %d" % len(members)
    if os.path.basename(path) in BROKEN:
        return None if "damaged" in top or any("damaged" in g for _, g in members) else "no gap on a broken file"
    names = sorted(e.get("XADFileName", "").rpartition(";")[0] or e.get("XADFileName", "") for e in entries)
    mine = sorted(o["name"] for o, why in members if "split" not in why or ".rar" not in path or "rar5" not in path)
    names = UNKNOWN_TO_LSAR.get(os.path.basename(path), names)
    if "split" in top and "rar5" in path:
        names = [n for n in names if n in mine]
    if mine != names:
        return "names: %s instead of %s" % (sorted(o["name"] for o, _ in members), names)
    locked = sorted(e["XADFileName"] for e in entries if e.get("XADIsEncrypted"))
    if sorted(o["name"] for o, _ in members if o["encrypted"]) != locked:
        return "not the same members are locked: " + " ".join(locked)
    for o, why in members:
        size = [e.get("XADFileSize") for e in entries if e["XADFileName"] == o["name"]]
        if WRONG.get(os.path.basename(path), "none") in why:
            continue
        if why or o["name"] not in hashes or len(size) != 1:
            if not why & {"split", "encrypted", "truncated"} and why and (size[0] or 0) < MOST and o["type"] != "lnk":
                return "%s: gap %s" % (o["name"], " ".join(sorted(why)))
            continue
        digest, n = hashes[o["name"]]
        if n != size[0]:  # unar failed on it
            continue
        if o["sha256"] != digest:
            return "%s: another content" % o["name"]
    return None


def main():
    build, foreign = os.path.abspath(sys.argv[1]), sys.argv[2]
    paths = sorted(p for p in glob.glob(os.path.join(foreign, "libarchive", "*rar*")) if is_rar(p))
    missing = [w for w in ("lsar", "unar") if not shutil.which(w)]
    if missing or not paths or not os.path.exists(os.path.join(build, "sekisho")):
        print("1..0 # SKIP %s" % (" and ".join(missing) + " not installed" if missing else
                                  "no samples in %s (make foreign)" % foreign if not paths else "no sekisho in " + build))
        return 0
    print("1..%d" % len(paths))
    bad = 0
    answers = our_objects(build, paths)
    for n, path in enumerate(paths, 1):
        why = compare(answers[path], path)
        bad += why is not None
        print("%sok %d - %s" % ("not " if why else "", n, os.path.basename(path)))
        if why:
            print("# " + why)
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
