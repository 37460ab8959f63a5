#!/usr/bin/env python3
"""sekisho extract as analysts meet it: extract.py BUILD.  TAP."""
import hashlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from cases import Tap, load  # noqa: E402
from kit import Mail, Zip  # noqa: E402

BUILD = os.path.abspath(sys.argv[1])
SEKISHO = os.path.join(BUILD, "sekisho")
tap = Tap()
DEMO = ("mass-ja-exe-locked-zip", "mass-en-js-zip", "targeted-terse-icon-exe", "rtlo-name", "padded-name", "bad-names",
        "family-zacom", "two-readings-zip", "honest-ppap", "honest-installer", "honest-plain", "forwarded-attack",
        "mime-tricks", "polyglot", "honest-archive-kinds")


def run(*args, **more):
    env = dict(os.environ, LC_ALL="C.UTF-8", **more.pop("env", {}))
    return subprocess.run([SEKISHO, *args], capture_output=True, env=env, timeout=300, **more)


def write(path, data):
    with open(path, "wb") as f:
        f.write(data)
    return path


def opened(path):
    """Manifest and members, by Python, which knows the traditional cipher only."""
    with zipfile.ZipFile(path) as z:
        z.setpassword(b"infected")
        data = {i.filename: z.read(i) for i in z.infolist()}
        locked = all(i.flag_bits & 1 for i in z.infolist())
    return json.loads(data.pop("manifest.json").decode()), data, locked


def records(path):
    done = run("scan", "--json", path)
    return json.loads(done.stdout.decode().splitlines()[0])["objects"]


SAFE = re.compile(r"^[0-9]{4,}_[0-9a-f]{8}(_[^\x00-\x1f/\\:*?\"<>|\x7f\u202a-\u202e\u200b-\u200f]*)?\.bin$")


def one_case(tmp, name):
    made = load(name).make()
    if not isinstance(made, bytes):
        return
    message, out = write(os.path.join(tmp, "m.eml"), made), os.path.join(tmp, name + ".zip")
    done = run("extract", "-o", out, message)
    manifest, data, locked = opened(out)
    listed = {o["member"]: o for o in manifest["objects"] if o["member"]}
    bad = [m for m in data if not SAFE.match(m) or len(m.encode()) > 255]
    tap.ok(done.returncode in (0, 3) and locked and set(listed) == set(data) and not bad,
           name + ": all members are encrypted, listed and safely named", done.stderr.decode() + str(bad))
    lies = [m for m, b in data.items() if hashlib.sha256(b).hexdigest() != listed[m]["sha256"] or
            hashlib.md5(b).hexdigest() != listed[m]["md5"] or len(b) != listed[m]["bytes"]]
    tap.ok(not lies, name + ": their hashes are those of the manifest", str(lies))
    seen = {o["path"]: o.get("sha256") for o in records(message) if o.get("sha256")}
    tap.ok({o["path"]: o["sha256"] for o in listed.values()} == seen, name + ": and all that a scan saw is there",
           str(set(seen) ^ {o["path"] for o in listed.values()}))
    missing = [o for o in manifest["objects"] if not o["member"] and not o["not_in_zip"]]
    tap.ok(not missing and (done.returncode == 3) == (b"could not be looked at" in done.stdout),
           name + ": what is not in it has a reason", str(missing))


def other_tools(tmp):
    message = write(os.path.join(tmp, "tools.eml"), load("bad-names").make())
    for args in ([], ["--aes"]):
        out = os.path.join(tmp, "tools%d.zip" % len(args))
        run("extract", *args, "-o", out, message)
        done = subprocess.run(["7zz", "t", "-pinfected", out], capture_output=True, timeout=60)
        tap.ok(done.returncode == 0, "7zz opens it " + " ".join(args), done.stdout.decode()[-300:])
        done = subprocess.run(["7zz", "t", "-pwrong", out], capture_output=True, timeout=60)
        tap.ok(done.returncode != 0, "and not with another password " + " ".join(args))
        done = subprocess.run(["7zz", "l", "-slt", out], capture_output=True, timeout=60)
        tap.ok((b"AES-256" if args else b"ZipCrypto") in done.stdout, "by the cipher that was asked for " + " ".join(args))
        done = subprocess.run(["bsdtar", "--passphrase", "infected", "-tf", out], capture_output=True, timeout=60)
        tap.ok(done.returncode == 0 and b"manifest.json" in done.stdout, "bsdtar opens it " + " ".join(args))
    done = subprocess.run(["unzip", "-P", "infected", "-t", os.path.join(tmp, "tools0.zip")], capture_output=True, timeout=60)
    tap.ok(done.returncode == 0, "unzip opens the traditional one", done.stdout.decode()[-300:])
    where = os.path.join(tmp, "a", "b")
    os.makedirs(where)
    subprocess.run(["unzip", "-P", "infected", os.path.join(tmp, "tools0.zip")], cwd=where, capture_output=True, timeout=60)
    tap.ok(os.listdir(os.path.join(tmp, "a")) == ["b"] and len(os.listdir(where)) > 3 and
           not [f for f in os.listdir(where) if os.path.isdir(os.path.join(where, f))], "nothing leaves its folder")


def choice_and_places(tmp):
    message = write(os.path.join(tmp, "c.eml"), load("rtlo-name").make())
    out = os.path.join(tmp, "c.zip")
    done = run("extract", "--object", "2", "-o", out, message)
    manifest, data, _ = opened(out)
    tap.ok(done.returncode == 0 and [o["path"][:2] for o in manifest["objects"]] == ["2", "2/"] and len(data) == 2,
           "an object, and what is below it", done.stderr.decode())
    before = open(out, "rb").read()
    done = run("extract", "-o", out, message)
    tap.ok(done.returncode == 2 and open(out, "rb").read() == before, "a file that is there is not replaced")
    tap.ok(run("extract", "--force", "-o", out, message).returncode == 0 and len(opened(out)[1]) == 3, "but with --force")
    tap.ok(os.stat(out).st_mode & 0o777 == 0o600, "nobody else can read it")
    link = os.path.join(tmp, "link.zip")
    os.symlink(os.path.join(tmp, "elsewhere"), link)
    done = run("extract", "-o", link, message)
    tap.ok(done.returncode == 2 and not os.path.exists(os.path.join(tmp, "elsewhere")), "no link is written through")
    done = run("extract", "--object", "9/zip:x", "-o", os.path.join(tmp, "n.zip"), message)
    tap.ok(done.returncode == 2 and b"9/zip:x" in done.stderr and b"\xe2\x80\xae" not in done.stderr and
           not os.path.exists(os.path.join(tmp, "n.zip")), "an object that is not there: said, with those that are",
           done.stderr.decode())
    done = run("extract", "-o", "-", message)
    tap.ok(done.returncode == 0 and len(zipfile.ZipFile(io.BytesIO(done.stdout)).namelist()) == 4, "to a pipe")
    here = os.path.join(tmp, "here")
    os.makedirs(here)
    done = run("extract", message, cwd=here)
    tap.ok(done.returncode == 0 and re.match(r"^sekisho-[0-9a-f]{12}\.zip$", "".join(os.listdir(here))), "a name of its own")
    plain = Mail("s", "a@example.com").text("x\n", encoding="7bit").bytes().replace(b"\r\n", b"\n")
    box = write(os.path.join(tmp, "box"), (b"From a@example.com Tue May 17 09:12:00 2016\n" + plain + b"\n") * 3)
    done = run("extract", "-o", os.path.join(tmp, "b.zip"), box)
    tap.ok(done.returncode == 2 and b"--index" in done.stderr, "of many messages one must be named", done.stderr.decode())
    tap.ok(run("extract", "--index", "3", "-o", os.path.join(tmp, "b.zip"), box).returncode == 0, "by its number")
    tap.ok(run("extract", "--index", "4", "-o", os.path.join(tmp, "b4.zip"), box).returncode == 2, "which must be there")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([SEKISHO, "extract", "-o", "-", message], stdout=full, stderr=subprocess.PIPE, timeout=60)
    tap.ok(done.returncode == 2, "a full disk: status 2")
    done = run("extract", "-o", os.path.join(tmp, "no", "such", "x.zip"), message)
    tap.ok(done.returncode == 2 and b"x.zip" in done.stderr, "no such folder: status 2 and a message")
    bare = write(os.path.join(tmp, "files.zip"), Zip().add("a.txt", b"one").add("../../b.txt", b"two").bytes())
    done = run("extract", "-o", os.path.join(tmp, "bare.zip"), bare)
    tap.ok(len(opened(os.path.join(tmp, "bare.zip"))[1]) == 3, "a file that is no message", done.stderr.decode())


def limits(tmp):
    conf = write(os.path.join(tmp, "small.conf"), b"[limits]\nextract_bytes = 16777216\n")
    big = Mail("s", "a@example.com").text("x\n").attach("big.bin", os.urandom(20 << 20)).attach("a.txt", b"small").bytes()
    message, out = write(os.path.join(tmp, "big.eml"), big), os.path.join(tmp, "big.zip")
    done = run("extract", "--conf", conf, "-o", out, message)
    manifest, data, _ = opened(out)
    why = [o["not_in_zip"] for o in manifest["objects"]]
    tap.ok(done.returncode == 3 and why == [None, "extract_bytes", None] and b"small" in data.values() and
           os.path.getsize(out) < 16777216, "what has no room is named, the rest is there", str(why))


def a_worker_dies(tmp):
    """Nothing is left of a zip that was not finished."""
    big = Mail("s", "a@example.com").text("x\n").attach("big.bin", os.urandom(60 << 20)).bytes()
    message = write(os.path.join(tmp, "huge.eml"), big)
    here = os.path.join(tmp, "died")
    os.makedirs(here)
    p = subprocess.Popen([SEKISHO, "extract", "-o", "x.zip", message], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=here)
    killed = set()  # each try has a worker of its own
    while p.poll() is None:
        time.sleep(0.02)
        try:
            with open("/proc/%d/task/%d/children" % (p.pid, p.pid)) as f:
                parent = f.read().split()[0]
            with open("/proc/%s/task/%s/children" % (parent, parent)) as f:
                worker = int(f.read().split()[0])
            with open("/proc/%d/stat" % worker) as f:
                ticks = f.read().rsplit(")", 1)[1].split()
            if worker in killed or int(ticks[11]) + int(ticks[12]) < 10:  # it must have begun
                continue
            os.kill(worker, signal.SIGKILL)
            killed.add(worker)
        except (OSError, IndexError):
            pass
    _, err = p.communicate(timeout=120)
    tap.ok(killed and p.returncode == 2 and os.listdir(here) == [] and b"crash" in err,
           "its workers are killed midway: status 2, and no file", "%s %d %s %s" % (killed, p.returncode, os.listdir(here), err))


def main():
    with tempfile.TemporaryDirectory() as tmp:
        for name in DEMO:
            one_case(tmp, name)
        other_tools(tmp)
        choice_and_places(tmp)
        limits(tmp)
        a_worker_dies(tmp)
    print("1..%d" % tap.n)
    return tap.bad != 0


sys.exit(main())
