#!/usr/bin/env python3
"""Images of disks, and compiled help, beside 7-Zip: disks.py BUILD FOREIGN

Volumes that mkfs.fat, mcopy, sfdisk, sgdisk, qemu-img and genisoimage make here, and
those of our own kit, are taken apart by 7zz: every file that it finds must be an object
of ours of the same content and name, and we have no other.  Prints TAP.
"""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from common import ENV, Tap, extract, members, need, our_objects, plain, readings, sha
from kit import Fat, Iso, Udf, VRS, chm, partitioned, vhd, vhdx

# Where 7zz reads otherwise, and why ours is the one to keep: image, name, reason.
DIFFER = [
    ("kit-bridge.iso", "readme.txt", "7zz opens one of the two file systems of a disc, we both"),
]
os.environ["PATH"] += ":/usr/sbin:/sbin"
FILES = {"README.TXT": b"hello\r\n", "長い名前の見積書 最終版.txt": b"line\r\n" * 5000, "empty.log": b"",
         "資料/sub/a.long.name.html": b"<html></html>", "資料/prog.bin": bytes(range(256)) * 300}


def run(*command, text=b""):
    """False also if there is no such program."""
    return shutil.which(command[0]) is not None and \
        subprocess.run(command, env=dict(ENV, MTOOLS_SKIP_CHECK="1"), capture_output=True, input=text).returncode == 0


def tree(folder):
    for name, data in FILES.items():
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)


def put(path, data):
    with open(path, "wb") as f:
        f.write(data)


def inside(path, size, volume, *command):
    """A disk of size with volume from sector 2048 on."""
    with open(path, "wb") as f:
        f.truncate(size)
    if not run(*command, text=b"start=2048,type=6\n"):
        os.unlink(path)
        return
    with open(path, "r+b") as f:
        f.seek(2048 * 512)
        f.write(open(volume, "rb").read())


def written(work):
    """What other programs write here."""
    top = os.path.join(work, "tree")
    tree(top)
    at = lambda name: os.path.join(work, name)
    for bits, size in ((12, 1440), (16, 16384), (32, 40960)):
        if run("mkfs.fat", "-F", str(bits), "-C", at("fat%d.img" % bits), str(size)):
            run("mcopy", "-s", "-i", at("fat%d.img" % bits), *[os.path.join(top, n) for n in sorted(os.listdir(top))], "::/")
    if os.path.exists(at("fat16.img")):
        inside(at("mbr.img"), 24 << 20, at("fat16.img"), "sfdisk", "-q", at("mbr.img"))
        inside(at("gpt.img"), 24 << 20, at("fat16.img"), "sgdisk", "-n", "1:2048:34815", "-t", "1:0700", at("gpt.img"))
    for disk in ("mbr", "gpt"):
        if os.path.exists(at(disk + ".img")):
            run("qemu-img", "convert", "-f", "raw", "-O", "vpc", at(disk + ".img"), at(disk + "-grows.vhd"))
            run("qemu-img", "convert", "-f", "raw", "-O", "vpc", "-o", "subformat=fixed", at(disk + ".img"), at(disk + "-fixed.vhd"))
            run("qemu-img", "convert", "-f", "raw", "-O", "vhdx", at(disk + ".img"), at(disk + ".vhdx"))
    run("genisoimage", "-quiet", "-udf", "-J", "-o", at("bridge.iso"), top)
    if os.path.exists(at("bridge.iso")):
        data = bytearray(open(at("bridge.iso"), "rb").read())
        for i in range(16 * 2048, 64 * 2048, 2048):
            if data[i + 1:i + 6] == b"CD001":
                data[i:i + 2048] = bytes(2048)
        put(at("udf.img"), data)


def own(work):
    """Our own writers, for others to prove that they are right."""
    at = lambda name: os.path.join(work, name)
    small, large, plain_udf, meta = Fat(), Fat(16000), Udf(), Udf(metadata=True, embedded=True)
    bridge = Udf(base=Iso().add("readme.txt", b"This disc").bytes(middle=VRS))
    for name, data in FILES.items():
        for volume in (small, large, plain_udf, meta, bridge):
            volume.add(name, data)
    put(at("kit-12.img"), small.bytes())
    put(at("kit-fixed.vhd"), vhd(partitioned(large.bytes())))
    put(at("kit-grows.vhd"), vhd(partitioned(large.bytes()), dynamic=True))
    put(at("kit.vhdx"), vhdx(partitioned(large.bytes())))
    put(at("kit-plain.udf"), plain_udf.bytes())
    put(at("kit-meta.udf"), meta.bytes())
    put(at("kit-bridge.iso"), bridge.bytes())
    put(at("kit.chm"), chm(list(FILES.items())))


def theirs(path):
    """7zz goes as deep as its own rules say; what it leaves as a volume it opens again."""
    found = extract(["7zz", "x", "-y", "-o{}", path])
    out = []
    for name, data in found:
        if name.rsplit(b".", 1)[-1] in (b"fat", b"img", b"mbr", b"gpt") and len(found) < 3 and len(data) > 1 << 16:
            inner = path + ".inner"
            put(inner, data)
            out += theirs(inner)
            os.unlink(inner)
        else:
            out.append((name, data))
    return out


def main():
    build = sys.argv[1]
    need("7zz")
    tap, used = Tap(), set()
    work = tempfile.mkdtemp(prefix="disks-")
    written(work)
    own(work)
    images = sorted(os.path.join(work, n) for n in os.listdir(work) if n != "tree")
    images += sorted(glob.glob(os.path.join(sys.argv[2], "clamav", "*.chm")))
    answers = our_objects(build, images)
    for path in images:
        image, why = os.path.basename(path), []
        ours = [(({plain(n) for n in o[0]}), o[2]) for mark in ("fat:", "udf:", "iso:", "chm:") for o in members(answers[path], mark)]
        found = [(readings(n), sha(d)) for n, d in theirs(path)]

        def excused(names):
            rows = {i for i, r in enumerate(DIFFER) if r[0] == image and r[1] in names}
            used.update(rows)
            return rows
        why += ["7zz has %s" % sorted(n) for n, s in found if not any(n & o and s == t for o, t in ours) and not excused(n)]
        why += ["only we have %s" % sorted(o) for o, t in ours if not any(n & o and s == t for n, s in found) and not excused(o)]
        why += [] if len(ours) >= len(FILES) else ["%d objects" % len(ours)]
        why += ["gap %s" % g["why"] for g in answers[path]["gaps"]]
        tap.ok(not why, "%s: %d objects as 7zz" % (image, len(ours)), "\n".join(why))
    tap.ok(len(used) == len(DIFFER), "every row of the table is still needed")
    shutil.rmtree(work)
    tap.end()


main()
