#!/usr/bin/env python3
"""Shortcuts beside lnkinfo (liblnk): lnk.py BUILD FOREIGN

What lnkinfo tells of a shortcut - path, share, folder, arguments, icon, environment,
machine, drive and the names of its shell items - must stand among our observations.
Shortcuts: what the kit makes here, whole and cut short, and any *.lnk in FOREIGN.
Prints TAP.
"""
import fnmatch
import glob
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.dont_write_bytecode = True
from kit.lnk import lnk, link_info  # noqa: E402
from common import ENV, Tap, need, our_objects  # noqa: E402

# Where we differ, and why: file, field, reason.  Every row must be used.
DIFFER = [
    ("cut-*.lnk", "opens", "lnkinfo gives up on a shortcut that is cut short; we read what is there"),
    ("no-arguments.lnk", "opens", "lnkinfo stops at a string of no characters; we go on"),
    ("padded.lnk", "arguments", "blanks in a row: we tell their number and keep one"),
]
# What lnkinfo calls it, our key.
FIELDS = {"Local path": "lnk.target", "Network path": "lnk.target", "Working directory": "lnk.working_dir",
          "Command line arguments": "lnk.arguments", "Icon location": "lnk.icon", "Environment variables location": "lnk.target",
          "Machine identifier": "lnk.machine_id", "Drive serial number": "lnk.serial"}
used = set()


def theirs(path):
    """{field: value} and the path that the long names of the shell items give, or None."""
    done = subprocess.run(["lnkinfo", "-c", "windows-932", path], capture_output=True, env=ENV)
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0 or "Link information" not in text:
        return None
    found, steps = {}, []
    for line in text.split("\n"):
        m = re.match(r"\t+([A-Z][A-Za-z ]*?)\t*: (.*)$", line)
        if not m:
            continue
        if m.group(1) == "Volume name":
            steps.append(m.group(2).rstrip("\\"))
        elif m.group(1) == "Long name":
            steps.append(m.group(2))
        elif m.group(1) in FIELDS:
            found[m.group(1)] = m.group(2)
    if "Drive serial number" in found:
        found["Drive serial number"] = found["Drive serial number"][2:]
        if found["Drive serial number"] == "00000000":
            del found["Drive serial number"]
    return found, "\\".join(steps)


def explained(name, field):
    rows = [i for i, r in enumerate(DIFFER) if fnmatch.fnmatch(name, r[0]) and r[1] == field]
    used.update(rows)
    return rows != []


def made():
    cmd = "C:\\Windows\\System32\\cmd.exe"
    out = {
        "plain.lnk": lnk("/c echo 日本語", target=cmd, info=link_info(cmd), name="説明", workdir="C:\\作業", relative="..\\cmd.exe",
                         icon="%SystemRoot%\\system32\\shell32.dll", icon_index=1, machine="desktop-abc", env="%ComSpec%", parsing=cmd),
        "share.lnk": lnk("/x", target="\\\\fs01\\共有\\予算.xlsx", info=link_info(share="\\\\FS01\\共有", suffix="予算.xlsx"), machine="soumu-pc"),
        "ansi.lnk": lnk("表を開く 十", target="D:\\資料\\予算の表.xlsx", wide=False, version=3, info=link_info("D:\\資料\\予算の表.xlsx", wide=False), workdir="D:\\資料"),
        "environment.lnk": lnk("/a", env="%ProgramFiles%\\サンプル\\a.exe", icon="a.ico"),
        "padded.lnk": lnk(" " * 400 + "/c echo", target=cmd),
        "no-arguments.lnk": lnk(target="C:\\資料\\a.docx", info=link_info("C:\\資料\\a.docx")),
        "behind.lnk": lnk("/c a", target=cmd, overlay=b"%PDF-1.4\n%%EOF\n"),
    }
    for version in (3, 7, 8, 9):
        out["items-%d.lnk" % version] = lnk("/x", target="C:\\長いフォルダの名前\\とても長いファイルの名前.docx", version=version)
    for at in (60, 150, 300):
        out["cut-%d.lnk" % at] = out["plain.lnk"][:at]
    return out


def compare(tap, path, answer):
    name = os.path.basename(path)
    ours = {}
    for o in answer["observations"]:
        if o["object"] == "1":
            ours.setdefault(o["key"], []).append(str(o["value"]))
    told = theirs(path)
    if told is None:
        tap.ok(explained(name, "opens") and ours.get("lnk.kind") == ["lnk"], name + ": only we read it", str(sorted(ours)))
        return
    found, steps = told
    lacking = []
    for field, value in found.items():
        mine = [v.lower() for v in ours.get(FIELDS[field], [])]
        if value and value.lower() not in mine and not explained(name, FIELDS[field][4:]):
            lacking.append("%s is %r, we have %s" % (field, value, mine))
    if steps and ":" in steps and steps not in ours.get("lnk.target", []):
        lacking.append("items are %r, we have %s" % (steps, ours.get("lnk.target")))
    tap.ok(not lacking, "%s: %d fields of lnkinfo" % (name, len(found) + bool(steps)), "\n".join(lacking))


def main():
    build, foreign = sys.argv[1:]
    need("lnkinfo")
    tap, work = Tap(), tempfile.mkdtemp()
    paths = []
    for name, data in made().items():
        paths.append(os.path.join(work, name))
        with open(paths[-1], "wb") as f:
            f.write(data)
    paths += glob.glob(os.path.join(foreign, "**", "*.lnk"), recursive=True)
    answers = our_objects(build, paths)
    for path in paths:
        compare(tap, path, answers[path])
    tap.ok(len(used) == len(DIFFER), "every row of the table is still needed", str([r for i, r in enumerate(DIFFER) if i not in used]))
    tap.end()


main()
