#!/usr/bin/env python3
"""The shell's door as its users meet it: doors.py BUILD.  TAP."""
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from cases import Tap, load  # noqa: E402
from kit import Mail, Rar4, Rar5, SevenZip, Zip, agile, docs  # noqa: E402

BUILD = os.path.abspath(sys.argv[1])
SEKISHO = os.path.join(BUILD, "sekisho")
tap = Tap()


def scan(*args, data=None, env=None, **more):
    full = dict(os.environ, LC_ALL="C.UTF-8", **(env or {}))
    return subprocess.run([SEKISHO, "scan", *args], input=data, capture_output=True, env=full, timeout=300, **more)


def answers(done):
    return [json.loads(l) for l in done.stdout.decode().splitlines()]


def plain(n, body="Hello.\n"):
    return Mail("mail %d" % n, "a%d@example.com" % n).text(body, encoding="7bit").bytes()


def attack():
    return load("mass-en-js-zip").make()


def write(path, data):
    with open(path, "wb") as f:
        f.write(data)
    return path


def mailbox(messages, quote):
    out = b""
    for m in messages:
        lines = m.replace(b"\r\n", b"\n").split(b"\n")
        body = [b">" + l if quote(l) else l for l in lines]
        out += b"From a@example.com Tue May 17 09:12:00 2016\n" + b"\n".join(body).rstrip(b"\n") + b"\n\n"
    return out


def inputs(tmp):
    body = "From here on it is text.\n>From quoted already\nend\n"
    for kind, quote in (("mboxo", lambda l: l.startswith(b"From ")),
                        ("mboxrd", lambda l: l.lstrip(b">").startswith(b"From "))):
        path = write(os.path.join(tmp, kind), mailbox([plain(1, body), plain(2, body), attack()], quote))
        got = answers(scan("--json", path))
        tap.ok([a["index"] for a in got] == [1, 2, 3], kind + ": three messages, in order", str(len(got)))
        tap.ok([a["message"]["subject"] for a in got][:2] == ["mail 1", "mail 2"], kind + ": subjects")
        tap.ok(got and got[-1]["harm"] == "malicious", kind + ": the attack in it is found")
    box = os.path.join(tmp, "Maildir")
    for sub in ("new", "cur", "tmp"):
        os.makedirs(os.path.join(box, sub))
    write(os.path.join(box, "new", "1"), plain(1))
    write(os.path.join(box, "cur", "2:2,S"), plain(2))
    write(os.path.join(box, "tmp", "3"), plain(3))
    write(os.path.join(box, "dovecot-uidlist"), b"3 V1463443920 N4\n")
    write(os.path.join(box, "dovecot.index"), b"\7\2")
    got = answers(scan("--json", box))
    tap.ok(sorted(a["message"]["subject"] for a in got) == ["mail 1", "mail 2"], "Maildir: new and cur, never tmp")
    tree = os.path.join(tmp, "tree")
    os.makedirs(os.path.join(tree, "b"))
    write(os.path.join(tree, "a.eml"), plain(1))
    write(os.path.join(tree, "b", "x.eml"), plain(2))
    write(os.path.join(tree, "c.mbox"), mailbox([plain(3), plain(4)], lambda l: l.startswith(b"From ")))
    write(os.path.join(tree, "d.eml"), plain(5, "a line of text\n" * 40000))
    os.symlink(os.path.join(tmp, "mboxo"), os.path.join(tree, "e.eml"))
    for path in (tree, tree + "//"):
        got = answers(scan("--json", path))
        tap.ok([a["message"]["subject"] for a in got] == ["mail %d" % n for n in range(1, 6)],
               "a folder with folders, mailboxes and long files, no links: " + path[len(tmp):], str(got)[:300])
    slow = subprocess.Popen([SEKISHO, "scan", "--json", "-j", "1", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    slow.stdin.write(mailbox([plain(n, "a line of text\n" * 2000) for n in range(8)], lambda l: False))
    slow.stdin.flush()
    late = threading.Timer(60, slow.kill)
    late.start()
    first = slow.stdout.readline()
    late.cancel()
    tap.ok(b"mail 0" in first, "a mailbox that comes slowly is answered meanwhile", str(first))
    slow.communicate()
    fifo = os.path.join(tmp, "fifo")
    os.mkfifo(fifo)
    p = subprocess.Popen([SEKISHO, "scan", "--json", fifo], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.5)
    late = subprocess.Popen(["sh", "-c", 'exec cat >"$0"', fifo], stdin=subprocess.PIPE)
    try:
        late.communicate(attack(), timeout=30)
    except subprocess.TimeoutExpired:
        late.kill()
    p.communicate(timeout=60)
    tap.ok(p.returncode == 1, "a pipe with a name is waited for", "status %d" % p.returncode)
    os.unlink(fifo)
    got = answers(scan("--json", "-", data=attack()))
    tap.ok(len(got) == 1 and got[0]["source"] == "-" and got[0]["harm"] == "malicious", "standard input")
    got = answers(scan("--json", "-", data=mailbox([plain(1), plain(2)], lambda l: l.startswith(b"From "))))
    tap.ok(len(got) == 2, "a mailbox on standard input")
    done = scan("--json", os.path.join(tmp, "mboxo"), os.path.join(tmp, "no-such"), box)
    tap.ok(done.returncode == 1 and len(answers(done)) == 5 and b"no-such" in done.stderr,
           "an unreadable path is said, the others are judged", done.stderr.decode())
    done = scan(os.path.join(tmp, "no-such"))
    tap.ok(done.returncode == 2 and b"no-such" in done.stderr, "only an unreadable path: status 2")
    done = scan(write(os.path.join(tmp, "ok.eml"), plain(1)))
    tap.ok(done.returncode == 0, "a plain mail: status 0", done.stdout.decode() + done.stderr.decode())


def order_and_repeat(tmp):
    many = os.path.join(tmp, "many")
    os.makedirs(many)
    for i in range(60):
        size = 400000 if i % 7 == 0 else 10
        write(os.path.join(many, "%03d.eml" % i), plain(i, "line of text\n" * (size // 13 + 1)))
    one = scan("--json", "-j", "1", many)
    four = scan("--json", "-j", "4", many)
    tap.ok(one.stdout == four.stdout and len(answers(one)) == 60, "-j 4 prints the same bytes as -j 1, in order")
    again = scan("--json", "-j", "4", many)
    tap.ok(again.stdout == four.stdout, "a second run prints the same bytes")


def broken_surroundings(tmp):
    good = write(os.path.join(tmp, "good.eml"), plain(1))
    done = scan(good, env={"SEKISHO_ENGINE": os.path.join(tmp, "no-engine")})
    tap.ok(done.returncode == 2 and done.stderr and not done.stdout, "missing engine: status 2 and a message",
           done.stderr.decode())
    with open("/dev/full", "wb") as full:
        done = subprocess.run([SEKISHO, "scan", good], stdout=full, stderr=subprocess.PIPE, timeout=60)
    tap.ok(done.returncode == 2 and b"standard output" in done.stderr, "full disk: status 2 and a message",
           done.stderr.decode())
    conf = write(os.path.join(tmp, "bad.conf"), b"[limits]\ncpu_ms = 20000\nobjects = many\n")
    done = scan("--conf", conf, good)
    tap.ok(done.returncode == 2 and b"bad.conf:3:" in done.stderr, "a wrong setting: file and line", done.stderr.decode())
    mine = os.path.join(tmp, "signatures")
    shutil.copytree(os.path.join(HERE, "..", "signatures"), mine)
    write(os.path.join(mine, "weights.conf"), b"[weights]\nname_rtlo = 1 2\n")
    done = scan("--json", good, env={"SEKISHO_SIGNATURES": mine})
    shipped = answers(scan("--json", good))[0]["engine"]["weights"]
    tap.ok(done.returncode == 0 and b"weights.conf:2:" in done.stderr and
           answers(done)[0]["engine"]["weights"] == shipped,
           "a wrong weight: file and line, and the shipped ones stay in force", done.stderr.decode())
    write(os.path.join(mine, "weights.conf"), b"[weights]\nname_rtlo = 1 2 3\n")
    done = scan("--json", good, env={"SEKISHO_SIGNATURES": mine})
    tap.ok(done.returncode == 0 and not done.stderr and answers(done)[0]["engine"]["weights"] != shipped,
           "a site's weights have a name of their own", done.stderr.decode())
    lists = os.path.join(mine, "lists")
    with open(os.path.join(lists, "free-mail.txt"), "ab") as f:
        f.write(b"\xff\xfe.example\nnew-free.example\n")
    with open(os.path.join(lists, "themes.txt"), "ab") as f:
        f.write(b"no fields at all\n")
    mail = write(os.path.join(tmp, "free.eml"), plain(1).replace(b"From: ", b"From: x@new-free.example\r\nX-Old-From: ", 1))
    done = scan("--json", "--observations", mail, env={"SEKISHO_SIGNATURES": mine})
    seen = [o["value"] for a in answers(done) for o in a["observations"] if o["key"] == "header.free_mail"]
    told_of = re.findall(rb"(free-mail|themes)\.txt:\d+: set aside", done.stderr)
    tap.ok(done.returncode == 0 and sorted(told_of) == [b"free-mail", b"themes"] and seen == ["new-free.example"],
           "wrong lines of lists: file and line, and the other lines count", done.stderr.decode("utf-8", "replace") + str(seen))
    conf = write(os.path.join(tmp, "bad2.conf"), b"[limits]\nno_such = 1\n")
    done = scan("--conf", conf, good)
    tap.ok(done.returncode == 2 and b"bad2.conf:2:" in done.stderr, "an unknown setting: file and line")
    rules = os.path.join(tmp, "rules")
    os.makedirs(rules)
    write(os.path.join(rules, "good.yar"), b'rule hello_world { strings: $a = "Hello." condition: $a }\n')
    write(os.path.join(rules, "broken.yar"), b"rule broken {\n strings:\n  $a = \n condition: $a }\n")
    done = scan("--json", "--observations", "--rules", rules, good)
    got = answers(done)
    found = [o["value"] for a in got for o in a["observations"] if o["key"] == "yara.match"]
    tap.ok("hello_world" in found and b"broken.yar" in done.stderr, "a site's rules: one is set aside, the other matches",
           done.stderr.decode() + str(found))


def told(*args, keep=(0, 1, 2)):
    """Runs sekisho with only some of its first descriptors open; its status."""
    quoted = "".join(" '%s'" % a for a in (SEKISHO,) + args)
    closed = "".join(" %d%s&-" % (n, "<" if n == 0 else ">") for n in range(3) if n not in keep)
    return subprocess.run(["sh", "-c", quoted + closed], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120)


def nothing_unsaid(tmp):
    """No success is claimed for words that went nowhere, no control character gets through."""
    good = write(os.path.join(tmp, "good2.eml"), plain(1))
    done = scan(good, env={"SEKISHO_SIGNATURES": os.path.join(tmp, "no-such")})
    tap.ok(b"no rules are loaded" in done.stderr, "without any rule: it is said", done.stderr.decode())
    for args in (["help"], ["--version"], ["help", "scan"], ["keys"], ["traits"], ["traits", "--json"], ["doctor"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([SEKISHO] + args, stdout=full, stderr=subprocess.PIPE, timeout=60)
        tap.ok(done.returncode == 2, " ".join(args) + " on a full disk: status 2", str(done.returncode))
    done = told("scan", "--json", good, keep=(0, 2))
    tap.ok(done.returncode == 2 and b"standard output" in done.stderr, "no standard output: status 2 and a message",
           "%d %s" % (done.returncode, done.stderr.decode()))
    done = told("scan", "--json", good, keep=(1,))
    tap.ok(done.returncode == 0 and len(answers(done)) == 1, "no standard input and errors: judged as ever",
           "%d %s" % (done.returncode, done.stdout))
    evil = os.path.join(tmp, "a\x1b[31m\u202egpj.exe\n.eml")
    done = scan(evil)
    tap.ok(done.returncode == 2 and b"\x1b" not in done.stderr and "\u202e".encode() not in done.stderr and
           done.stderr.count(b"\n") == 1, "a hostile file name cannot write on the terminal", str(done.stderr))
    write(evil, plain(1))
    done = scan(evil)
    tap.ok(done.returncode == 0 and b"\x1b" not in done.stdout and "\u202e".encode() not in done.stdout,
           "nor in a report", str(done.stdout))
    for args in (["scan", "--help"], ["explain", "--help"], ["traits", "--help"]):
        done = subprocess.run([SEKISHO] + args, capture_output=True, timeout=60)
        tap.ok(done.returncode == 0 and done.stdout.startswith(b"usage: sekisho " + args[0].encode()),
               " ".join(args) + ": usage, status 0", done.stderr.decode())
    done = scan(good, env={"SEKISHO_CONF": ""})
    tap.ok(done.returncode == 0, "an empty SEKISHO_CONF names no file", done.stderr.decode())


def manual():
    """The manual page knows every option, limit and default."""
    with open(os.path.join(HERE, "..", "analyzer", "install", "sekisho.1"), encoding="utf-8") as f:
        page = f.read()
    with open(os.path.join(HERE, "..", "include", "base", "budget.h"), encoding="utf-8") as f:
        limits = re.findall(r'X\(\w+, "(\w+)", (\d+), (\d+), (\d+), "(\w+)"', f.read())
    wrong = [l[0] for l in limits if not re.search(
        r"^\.It Cm %s\n.*\n\.Pq %s %s; %s to %s$" % (l[0], l[1], l[4], l[2], l[3]), page, re.M)]
    tap.ok(len(limits) == 23 and not wrong, "the manual page has every limit with its default", " ".join(wrong))
    usage = subprocess.run([SEKISHO, "help", "scan"], capture_output=True, timeout=60).stdout.decode()
    options = re.findall(r"--([\w-]+)", usage)
    missing = [o for o in options if not re.search(r"^\.It Fl Fl %s( |$)" % o, page, re.M)]
    tap.ok(options and not missing, "and every option of scan", " ".join(missing))


def limits(tmp):
    conf = write(os.path.join(tmp, "small.conf"), b"[limits]\nmembers = 20\nmessage_bytes = 100000\n")
    z = Zip()
    for i in range(50):
        z.add("f%d.txt" % i, b"x")
    path = write(os.path.join(tmp, "members.zip"), z.bytes())
    got = answers(scan("--json", "--conf", conf, path))
    tap.ok(got and "members" in [g["why"] for g in got[0]["gaps"]], "a limit that is reached is a gap by its name", str(got))
    path = write(os.path.join(tmp, "big.eml"), plain(1, "x" * 70 + "\n") + b"y" * 200000)
    got = answers(scan("--json", "--conf", conf, path))
    tap.ok(got and "message_bytes" in [g["why"] for g in got[0]["gaps"]], "a message that is too long is a gap", str(got)[:300])


def hostile_messages():
    """Name, bytes, and the words of which one must stand among the gaps or defects."""
    part = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    top = b"From: a@b.example\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    yield "1,000,000 parts", top + part * 1000000 + b"--b--\r\n", {"parts", "too_many_parts"}
    deep = b"From: a@b.example\r\nSubject: s\r\n"
    for i in range(10000):
        deep += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i)
    yield "depth 10,000", deep + b"\r\nx\r\n", {"part_depth", "nesting"}
    yield "a header of 100 KB of a:", b"From: x@y.example\r\nTo: " + b"a:" * 50000 + b"\r\nSubject: s\r\n\r\nx\r\n", {
        "long_line", "long_header", "header_line", "addresses", "bad_address"}
    yield "100,000 parameters", (b"From: x@y.example\r\nSubject: s\r\nContent-Type: text/plain; " +
                                 b"; ".join(b"a%d=b" % i for i in range(100000)) + b"\r\n\r\nx\r\n"), {
        "too_many_params", "header_params", "long_header", "header_line", "long_line"}
    yield "1,000,000 headers", b"From: x@y.example\r\nSubject: s\r\n" + b"a: b\r\n" * 1000000 + b"\r\nx\r\n", {
        "too_many", "too_many_headers", "headers", "header_bytes"}
    yield "a header of 12 MB", b"From: x@y.example\r\nSubject: " + b"x" * 70 + b"\r\n x" * 3000000 + b"\r\n\r\nx\r\n", {
        "long_line", "long_header", "header_line", "header_bytes"}
    messages = b"From: a@b.example\r\nSubject: s\r\nContent-Type: message/rfc822\r\n\r\n" * 400
    yield "400 messages inside each other", messages + b"x\r\n", {"depth", "nesting", "part_depth"}
    nest = Zip().add("0", bytes(1000000)).bytes()
    for i in range(30):
        nest = Zip().add("%d.zip" % i, nest).bytes()
    yield "30 zips inside each other", Mail("s", "a@b.example").text("x\n").attach("n.zip", nest).bytes(), {"depth"}
    layer = Zip().add("0.txt", bytes(8000000)).bytes()
    for level in range(3):
        z = Zip()
        for i in range(16):
            z.add("%d.zip" % i, layer, stored=level > 0)
        layer = z.bytes()
    yield "a bomb of zips in zips", Mail("s", "a@b.example").text("x\n").attach("b.zip", layer).bytes(), {
        "bytes_out", "ratio", "object_bytes", "objects"}
    z = Zip().add("big.txt", bytes(400000000))
    yield "a bomb by ratio", Mail("s", "a@b.example").text("x\n").attach("r.zip", z.bytes()).bytes(), {
        "ratio", "object_bytes", "bytes_out"}


def hostile(tmp):
    """Anything at all ends with a verdict whose gaps say what happened."""
    for name, data, words in hostile_messages():
        path = write(os.path.join(tmp, "hostile.eml"), data)
        got = answers(scan("--json", "--observations", path))
        said = set()
        for a in got:
            said |= {g["why"] for g in a["gaps"]}
            said |= {str(o["value"]) for o in a["observations"] if o["key"].endswith(("defect", "gap"))}
        tap.ok(len(got) == 1 and "not_finished" not in said and said & words, name + ": said, and finished",
               str(sorted(said))[:300])
    cut = os.path.join(tmp, "cut")
    os.makedirs(cut)
    n = 0
    for case in ("mass-ja-exe-locked-zip", "two-readings-zip", "honest-archive-kinds", "mime-tricks", "pe-decoy", "html-tricks"):
        whole = load(case).make()
        for i in range(0, 40):
            write(os.path.join(cut, "%04d.eml" % n), whole[:len(whole) * i // 40])
            n += 1
    odd = [b"", b"\0", b"\xff" * 5000, bytes(range(256)) * 300, b"\r" * 9999, b"\n" * 9999, b":" * 9999, b"From " * 9999,
           b"Subject: a\0b\r\nFrom: c\0@d.example\r\n\r\n\0", b"PK\5\6" + bytes(18), b"MZ" + bytes(62), b"\x1f\x8b" + bytes(20)]
    for data in odd:
        write(os.path.join(cut, "%04d.eml" % n), data)
        n += 1
    done = scan("--json", cut)
    got = answers(done)
    bad = [a["source"] for a in got if "not_finished" in [g["why"] for g in a["gaps"]]]
    tap.ok(len(got) == n and not bad, "%d cut and odd inputs: each is answered and finished" % n,
           "%d answers, not finished: %s %s" % (len(got), bad[:5], done.stderr.decode()[-300:]))


def big_mailbox(tmp):
    """A mailbox of 300 MB must not need its size in memory."""
    path = os.path.join(tmp, "big.mbox")
    one = mailbox([plain(1, "line of text\n" * 80000)], lambda l: l.startswith(b"From "))
    with open(path, "wb") as f:
        for _ in range(300):
            f.write(one)
    done = scan("--json", "-j", "2", path)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    tap.ok(len(answers(done)) == 300, "a mailbox of 300 MB: all messages are judged", done.stderr.decode()[-300:])
    with open(SEKISHO, "rb") as f:
        sanitized = b"__asan_init" in f.read()  # whose memory keeps what was freed
    if not sanitized:
        tap.ok(peak < 200 * 1024, "and no process needs its size in memory", "peak %d KB" % peak)


def dead_worker(tmp):
    """A worker that is killed costs one message its verdict at the most."""
    many = os.path.join(tmp, "killed")
    os.makedirs(many)
    for i in range(400):
        write(os.path.join(many, "%03d.eml" % i), plain(i, "text of a mail\n" * 2000))
    p = subprocess.Popen([SEKISHO, "scan", "--json", "-j", "2", many], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    killed = 0
    until = time.monotonic() + 20
    while p.poll() is None and killed < 3 and time.monotonic() < until:
        time.sleep(0.15)
        try:
            with open("/proc/%d/task/%d/children" % (p.pid, p.pid)) as f:
                parent = f.read().split()[0]
            with open("/proc/%s/task/%s/children" % (parent, parent)) as f:
                os.kill(int(f.read().split()[0]), signal.SIGKILL)
            killed += 1
        except (OSError, IndexError):
            pass
    out, err = p.communicate(timeout=120)
    got = [json.loads(l) for l in out.decode().splitlines()]
    tap.ok(len(got) == 400, "every message is answered though %d workers were killed" % killed, err.decode()[-300:])
    lost = [a for a in got if "not_finished" in [g["why"] for g in a["gaps"]]]
    tap.ok(len(lost) <= killed and all(not a["complete"] for a in lost), "at most one message a worker is not finished",
           "%d" % len(lost))


def second_try(tmp):
    """A file that brings a worker down does not hide the attack beside it."""
    z = Zip()
    for i in range(40):
        z.add("%d.txt" % i, os.urandom(500000).hex().encode())
    message = write(os.path.join(tmp, "beside.eml"), Mail("s", "a@example.com").text("x\n").attach("big.zip", z.bytes()).attach(
        "a.eml", attack()).bytes())
    whole = answers(scan("--json", message))[0]
    p = subprocess.Popen([SEKISHO, "scan", "--json", "-j", "1", message], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    killed = False
    until = time.monotonic() + 60
    while p.poll() is None and not killed and time.monotonic() < until:
        time.sleep(0.01)
        try:
            with open("/proc/%d/task/%d/children" % (p.pid, p.pid)) as f:
                parent = f.read().split()[0]
            with open("/proc/%s/task/%s/children" % (parent, parent)) as f:
                worker = int(f.read().split()[0])
            with open("/proc/%d/stat" % worker) as f:
                fields = f.read().rsplit(")", 1)[1].split()
            if int(fields[11]) + int(fields[12]) >= 25:  # ticks: it is past the MIME tree
                os.kill(worker, signal.SIGKILL)
                killed = True
        except (OSError, IndexError):
            pass
    out, err = p.communicate(timeout=120)
    got = json.loads(out.decode().splitlines()[0])
    whys = [g["why"] for g in got["gaps"]]
    tap.ok(whole["harm"] == "malicious" and killed and got["harm"] == "malicious" and "crash" in whys and
           "not_finished" not in whys, "a worker that dies over one file: the attack beside it is found all the same",
           "%s %s %s %s %s" % (killed, whole["harm"], got["harm"], whys, err.decode()[-200:]))


SECRET = "himitsu-ひみつ-4471"


def locked_mail():
    """One lock of each kind, of which the mail gives no password."""
    text = b"inert text\n" * 40
    files = {
        "crypto.zip": Zip().add("a.txt", text, password=SECRET.encode("cp932")).bytes(),
        "aes.zip": Zip().add("a.txt", text, password=SECRET, aes=3).bytes(),
        "a.7z": SevenZip(password=SECRET, power=10).add("a.txt", text, locked=True).bytes(),
        "names.7z": SevenZip(password=SECRET, power=10).add("a.txt", text, locked=True).bytes(lock_header=True),
        "five.rar": Rar5(power=6).add("a.txt", text, password=SECRET).bytes(),
        "four.rar": Rar4().add("a.txt", text, password=SECRET).bytes(),
        "book.xlsx": agile(docs.of("xlsx"), SECRET)}
    m = Mail("locked", "a@example.com").text("See the attachments.\n")
    for name, data in files.items():
        m.attach(name, data)
    return m.bytes(), len(files)


def opened(done):
    return [o["opened_with"] for a in answers(done) for o in a["objects"] if o["opened_with"]]


def process_texts(pid):
    """What other processes of the machine may see of this one: arguments and environment."""
    texts = b""
    for name in ("cmdline", "environ"):
        try:
            with open("/proc/%s/%s" % (pid, name), "rb") as f:
                texts += f.read()
        except OSError:
            pass
    return texts


def family(pid):
    with open("/proc/%s/task/%s/children" % (pid, pid)) as f:
        return [p for c in f.read().split() for p in [c] + family(c)]


def seen_by_others(tmp, args):
    """The same while sekisho waits for a message, all its processes together."""
    fifo = os.path.join(tmp, "secret.fifo")
    os.mkfifo(fifo)
    p = subprocess.Popen([SEKISHO, "scan", "-j", "1", "--json", *args, fifo], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(fifo, "wb") as f:  # opens once sekisho reads: the engine is there by then
        until = time.monotonic() + 20
        while len(family(p.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        pids = family(p.pid)
        texts = b"".join(process_texts(n) for n in [p.pid] + pids)
        f.write(plain(1))
    p.communicate(timeout=60)
    os.unlink(fifo)
    return texts, len(pids)


def passwords(tmp):
    """What a person or the site's list gives opens every kind of lock, and is told to nobody."""
    data, n = locked_mail()
    mail = write(os.path.join(tmp, "locked.eml"), data)
    quiet = write(os.path.join(tmp, "given.txt"), ("# of the case\r\nwrong one\r\n%s\r\n" % SECRET).encode())
    wrong = write(os.path.join(tmp, "wrong.txt"), "".join("nothing%d\n" % i for i in range(300)).encode())
    conf = {name: write(os.path.join(tmp, name + ".conf"), ("[engine]\npasswords = %s\n" % path).encode())
            for name, path in (("list", quiet), ("wrong", wrong), ("missing", os.path.join(tmp, "no-such")))}
    ways = {"--password": (["--password", "wrong", "--password", SECRET], "operator"),
            "--password-file": (["--password-file", quiet], "operator"),
            "the site's list": (["--conf", conf["list"]], "list")}
    for name, (args, word) in ways.items():
        done = scan("--json", "--observations", "--secrets", *args, mail)
        shut = [g["why"] for a in answers(done) for g in a["gaps"]]
        tap.ok(set(opened(done)) == {word} and len(opened(done)) >= n and not shut, "%s opens %d kinds of locks" % (name, n),
               "%s %s" % (opened(done), shut))
        tap.ok(SECRET not in done.stdout.decode() + done.stderr.decode(), "  and stands in no answer")
        texts, processes = seen_by_others(tmp, args)
        tap.ok(SECRET.encode() not in texts and processes >= 2, "  nor in arguments and environment of %d processes" % processes)
        out = subprocess.run([SEKISHO, "extract", *args, "-o", os.path.join(tmp, "out.zip"), "--force", mail],
                             capture_output=True, timeout=60)
        tap.ok(out.returncode == 0, "  and extract takes it too", out.stderr.decode())
    done = scan("--json", "--conf", conf["wrong"], "--password", "himitsu", mail)
    tap.ok(len(answers(done)) == 1 and not opened(done), "wrong ones open nothing", str(opened(done)))
    done = scan("--json", "--conf", conf["missing"], mail)
    tap.ok(len(answers(done)) == 1 and b"no-such" in done.stderr, "without its list, mail is judged as ever", done.stderr.decode())
    write(quiet, b"good\n\xff\xfe" + SECRET.encode("utf-16-le"))
    done = scan("--json", "--conf", conf["list"], mail)
    tap.ok(b"given.txt:2:" in done.stderr and len(answers(done)) == 1, "a mistake in it: file and line", done.stderr.decode())
    done = scan("--json", "--password-file", quiet, mail)
    tap.ok(done.returncode == 2 and b"given.txt:2:" in done.stderr and not done.stdout, "and in one that is named: status 2, too",
           done.stderr.decode())


def main():
    with tempfile.TemporaryDirectory() as tmp:
        big_mailbox(tmp)  # first: the peak of all children is what is measured
        inputs(tmp)
        order_and_repeat(tmp)
        broken_surroundings(tmp)
        nothing_unsaid(tmp)
        manual()
        passwords(tmp)
        limits(tmp)
        hostile(tmp)
        dead_worker(tmp)
        second_try(tmp)
    print("1..%d" % tap.n)
    return tap.bad != 0


sys.exit(main())
