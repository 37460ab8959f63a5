#!/usr/bin/env python3
"""sekisho rules check, and a site's own rules beside ours: rules.py BUILD.  TAP."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from cases import Tap  # noqa: E402
from kit import Mail  # noqa: E402

BUILD = os.path.abspath(sys.argv[1])
SEKISHO = os.path.join(BUILD, "sekisho")
tap = Tap()


def run(*args, **more):
    env = dict(os.environ, LC_ALL="C.UTF-8")
    return subprocess.run([SEKISHO, *args], capture_output=True, env=env, timeout=300, **more)


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())
    return path


META = 'meta: author = "a" reference = "r" '
# name of file, text, and what must be found: (line, code, rule); nothing else may be but notes.
FILES = [
    ("good", "rule good { %s strings: $a = \"hello there\" condition: $a }\n" % META, []),
    ("crlf", "// comment\r\nrule crlf {\r\n %s\r\n strings: $a = \"hello there\"\r\n condition: $a\r\n}\r\n" % META, []),
    ("bom", b"\xef\xbb\xbfrule bom { " + META.encode() + b" condition: filesize == 1 }\n", []),
    ("utf8", "// 日本語の注釈\nrule utf8 { %s /* 規則 */ condition: filesize == 1 }\n" % META, []),
    ("cp932", "// 表示ソ\nrule cp932 { /* 能力表 */ ".encode("cp932") + META.encode() + b" condition: filesize == 1 }\n", []),
    ("private", "private rule p { condition: uint16(0) == 0x5a4d }\nrule q { %s condition: p }\n" % META, []),
    ("modules", 'import "pe"\nimport "math"\nimport "hash"\nrule m { %s condition: pe.number_of_sections > 90 }\n' % META, []),
    ("empty", "", []),
    ("two-errors", "rule e1 { condition: nothing_known }\nrule e2 { strings: $a = \"abcdef\" condition: true }\n",
     [(1, "compile", "e1"), (2, "compile", "e2")]),
    ("unclosed", 'rule u1 { strings: $a = "abcdef condition: $a }\nrule u2 { condition: zz }\nrule u3 { condition: true }\n',
     [(2, "compile", "u1"), (2, "compile", "u2")]),
    ("same", "rule s { condition: true }\nrule s { condition: true }\n", [(2, "compile", "")]),
    ("vt", "rule vt { %s condition: positives > 4 }\n" % META, [(1, "compile", "vt")]),
    ("module", 'import "vt"\nrule v { condition: true }\n', [(1, "module", "")]),
    ("magic", 'import "magic"\nrule v { %s condition: magic.type() contains "x" }\n' % META, [(1, "module", "magic")]),
    ("cuckoo", 'import "cuckoo"\nrule ck { %s condition: cuckoo.network.http_get(/x.y/) }\n' % META, [(1, "module_silent", "cuckoo")]),
    ("include", 'include "good.yar"\nrule i { %s condition: true }\n' % META, [(1, "include", "")]),
    ("external", "rule x {\n %s condition:\n filename == \"a\" }\n" % META, [(3, "external", "x")]),
    ("short", "rule sh { %s strings: $a = \"abc\" condition: $a }\n" % META, [(1, "short_string", "sh")]),
    ("fixed", "rule fx { %s strings: $a = \"abc\" condition: $a at 0 }\n" % META, []),
    ("any", "rule an { %s strings:\n $a = /.*abcdef/ condition: $a }\n" % META, [(2, "leading_any", "an"), (2, "slow", "an")]),
    ("jump", "rule j { %s strings: $a = { 41 42 43 44 [0-5000] 45 46 47 48 } condition: $a }\n" % META, [(1, "large_jump", "j")]),
    ("open", "rule o { %s strings: $a = { 41 42 43 44 [8-] 45 46 47 48 } condition: $a }\n" % META, [(1, "large_jump", "o")]),
    ("jump-any", "rule ja { %s strings: $a = { 41 42 43 44 [-] 45 46 47 48 } condition: $a }\n" % META, [(1, "large_jump", "ja")]),
    ("small-jump", "rule k { %s strings: $a = { 41 42 43 44 [0-50] 45 46 [4] 47 48 } condition: $a }\n" % META, []),
    ("loop", "rule l {\n %s condition:\n for any i in (0..filesize) : ( uint8(i) == 1 and filesize < 9 ) }\n" % META,
     [(3, "filesize_loop", "l")]),
    ("no-loop", "rule n { %s strings: $a = \"abcdef\" condition: for any i in (1..#a) : ( @a[i] < filesize ) }\n" % META, []),
    ("global", "global rule g { %s condition: filesize < 100 }\nrule g2 { %s condition: true }\n" % (META, META), [(1, "global", "g")]),
    ("weight", "rule w { %s harm_db = 90 condition: false }\nrule w2 { %s targeting_db = \"7\" condition: false }\n" % (META, META),
     [(1, "weight", "w"), (2, "weight", "w2")]),
    ("utf16", "rule z { condition: true }\n".encode("utf-16"), [(0, "unreadable", "")]),
    ("nul", b"rule z { condition: true }\n\0", [(0, "unreadable", "")]),
    ("meta", "rule me { condition: false }\n", []),
]


def findings(*paths):
    done = run("rules", "check", "--json", *paths)
    return done, [json.loads(l) for l in done.stdout.decode().splitlines()]


def each_file(tmp):
    for name, text, want in FILES:
        path = write(os.path.join(tmp, "each", name + ".yar"), text)
        done, found = findings(path)
        got = sorted({(f["line"], f["code"], f["rule"]) for f in found if f["level"] != "note"})
        errors = any(f["level"] == "error" for f in found)
        tap.ok(got == sorted(want) and done.returncode == (1 if errors else 0) and all(f["file"] == path for f in found),
               "rules check: " + name, "%s status %d %s" % (got, done.returncode, done.stderr.decode()))
        if name == "meta":
            tap.ok(sorted(f["code"] for f in found) == ["no_author", "no_reference"], "what reports would show is missed")
        scanned = run("scan", "--rules", path, write(os.path.join(tmp, "m.txt"), b"x"))
        tap.ok((b"set aside" in scanned.stderr) == errors, "and a scan sets it aside just then: " + name, scanned.stderr.decode())


def folders(tmp):
    done, found = findings(os.path.join(tmp, "each"))
    tap.ok({f["file"].split("/")[-1] for f in found if f["level"] == "error"} ==
           {n + ".yar" for n, _, w in FILES if any(c in ("compile", "module", "include", "unreadable") for _, c, _ in w)},
           "a folder: the same files are wrong")
    here = os.path.join(tmp, "places")
    write(os.path.join(here, "sub", "a.yara"), "rule twice { %s condition: false }\n" % META)
    write(os.path.join(here, "b.yar"), "rule twice { %s condition: false }\n" % META)
    write(os.path.join(here, "not-rules.txt"), "nothing\n")
    os.symlink(os.path.join(here, "gone"), os.path.join(here, "link.yar"))
    os.symlink(here, os.path.join(here, "sub", "round"))
    os.mkfifo(os.path.join(here, "fifo.yar"))
    done, found = findings(os.path.join(here, "b.yar"), os.path.join(here, "sub", "a.yara"), os.path.join(here, "link.yar"),
                           os.path.join(here, "fifo.yar"), os.path.join(here, "no-such"))
    codes = sorted((f["code"], os.path.basename(f["file"])) for f in found)
    tap.ok(codes == [("duplicate", "a.yara"), ("unreadable", "fifo.yar"), ("unreadable", "link.yar"),
                     ("unreadable", "no-such")] and done.returncode == 1,
           "doubles, dead links, pipes and what is not there", str(codes))
    done = run("rules", "check", here)
    tap.ok(done.returncode == 1 and b"usable rules" in done.stdout, "links in a circle come to an end", done.stdout.decode()[-200:])
    done = run("rules", "check", "--all", "--lang", "ja", os.path.join(tmp, "each"))
    tap.ok("誤り".encode() in done.stdout and "参考".encode() in done.stdout, "in Japanese")
    evil = write(os.path.join(tmp, "evil", "a\x1b[31m\u202ery.yar"), 'rule e { meta: a = "\x1b[31m" condition: x\u202ey }\n')
    done = run("rules", "check", evil)
    tap.ok(done.returncode == 1 and b"\x1b" not in done.stdout and "\u202e".encode() not in done.stdout,
           "nothing of it can write on the terminal", str(done.stdout))
    tap.ok(run("rules", "check").returncode == 2 and run("rules").returncode == 2 and run("rules", "burn", evil).returncode == 2,
           "usage: status 2")
    done = run("rules", "check", os.path.join(HERE, "..", "signatures", "family"))
    tap.ok(done.returncode == 0 and b" 0 errors, 0 warnings, 0 notes" in done.stdout, "our own rules are without fault",
           done.stdout.decode())


def many(tmp):
    with open(SEKISHO, "rb") as f:
        n = 500 if b"__asan_init" in f.read() else 5000
    text = "".join('rule r%d { %s strings: $a = "some longer text %d" condition: $a }\n' % (i, META, i) for i in range(n))
    good = write(os.path.join(tmp, "many", "good.yar"), text)
    broken = write(os.path.join(tmp, "many", "broken.yar"), text.replace("r400 {", "r400 {{"))
    begun = time.monotonic()
    done, found = findings(good)
    tap.ok(done.returncode == 0 and not found, "%d rules" % n, done.stdout.decode()[:200])
    done, found = findings(broken)
    tap.ok(done.returncode == 1 and {f["rule"] for f in found} <= {"r400", ""} and {f["line"] for f in found} <= {401, 402},
           "%d rules, one of them broken: only that one is told" % n, str(found)[:300])
    tap.ok(time.monotonic() - begun < 60, "in reasonable time", "%.1f s" % (time.monotonic() - begun))


def a_child_dies(tmp):
    """A file that brings libyara down is named and the others are examined."""
    here = os.path.join(tmp, "die")
    for i in range(40):
        write(os.path.join(here, "%03d.yar" % i), "".join(
            'rule d%d_%d { %s strings: $a = "some longer text %d" condition: $a }\n' % (i, k, META, k) for k in range(3000)))
    p = subprocess.Popen([SEKISHO, "rules", "check", "--json", here], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    killed = False
    until = time.monotonic() + 30
    while p.poll() is None and not killed and time.monotonic() < until:
        time.sleep(0.05)
        try:
            with open("/proc/%d/task/%d/children" % (p.pid, p.pid)) as f:
                parent = f.read().split()[0]
            with open("/proc/%s/task/%s/children" % (parent, parent)) as f:
                os.kill(int(f.read().split()[0]), signal.SIGKILL)
            killed = True
        except (OSError, IndexError):
            pass
    out, err = p.communicate(timeout=200)
    found = [json.loads(l) for l in out.decode().splitlines()]
    tap.ok(killed and p.returncode == 1 and [f["code"] for f in found] == ["crashed"], "one file is lost, and said",
           "%s %d %s %s" % (killed, p.returncode, found[:3], err.decode()))


def site_rules(tmp):
    """A site's rules beside ours: who wrote them, what they count."""
    rule = 'rule %s { meta: author = "Site \x1b team" reference = "https://wiki.example/%s" %s strings: $a = "%s" condition: $a }\n'
    here = os.path.join(tmp, "site")
    write(os.path.join(here, "w.yar"), rule % ("site_heavy", "1", 'family = "SITEFAM" harm_db = 99 targeting_db = 7', "kanban heavy"))
    write(os.path.join(here, "x.yar"), rule % ("site_plain", "2", "", "kanban plain"))
    write(os.path.join(here, "y.yar"), rule % ("site_good", "3", "harm_db = -99", "kanban good"))
    write(os.path.join(here, "z.yar"), rule % ("site_text", "4", 'harm_db = "25"', "kanban texts"))

    def judged(word):
        message = write(os.path.join(tmp, "site.eml"), Mail("s", "a@example.com").text("x\n").attach(
            "a.dat", b"\1\2" + word.encode() + b"\3\4").bytes())
        done = run("scan", "--json", "--rules", here, message)
        return message, json.loads(done.stdout.decode().splitlines()[0])

    message, a = judged("kanban heavy")
    fam = a["families"][0] if a["families"] else {}
    tap.ok(fam.get("family") == "SITEFAM" and fam["reference"] == "https://wiki.example/1" and fam["author"].startswith("Site"),
           "a family of the site: reference and author", str(fam))
    lines = [e for e in a["evidence"] if e.get("rule") == "site_heavy"]
    tap.ok({(e["axis"], e["full_db"]) for e in lines} == {("harm", 30.0), ("targeting", 7.0)} and
           all(e["reference"] == "https://wiki.example/1" for e in lines), "its weights count, up to 30", str(lines))
    for command in ("scan", "explain"):
        text = run(command, "--rules", here, message).stdout
        tap.ok(b"https://wiki.example/1" in text and b"Site" in text and b"\x1b" not in text and b"Rules that match" in text,
               command + " shows both", text.decode())
    message, a = judged("kanban plain")
    tap.ok([r["rule"] for r in a["rules"]] == ["site_plain"] and not [e for e in a["evidence"] if "rule" in e],
           "a rule without weight is shown and counts nothing", str(a["rules"]))
    tap.ok(b"without weight" in run("scan", "--rules", here, message).stdout, "and a person is told so")
    _, a = judged("kanban good")
    tap.ok([e["full_db"] for e in a["evidence"] if e.get("rule") == "site_good"] == [-30.0], "a rule for honest files, down to -30")
    _, a = judged("kanban texts")
    tap.ok(a["rules"][0]["harm_db"] == 0, "a weight that is a text is none")


def main():
    with tempfile.TemporaryDirectory() as tmp:
        each_file(tmp)
        folders(tmp)
        many(tmp)
        a_child_dies(tmp)
        site_rules(tmp)
    print("1..%d" % tap.n)
    return tap.bad != 0


sys.exit(main())
