#!/usr/bin/env python3
"""Passwords that mails give, through the caged engine: passwords.py BUILD [open|held|second]

For each entry of passwords/ a mail is made whose attachments are locked with that
password (of mails that give none: with another), and scanned.  What the mails give
must open; of those that give none, nothing may open and no password may be seen.
Every third entry is held out: who improves the reading of passwords looks at the
others ("open") and measures on these ("held").  The second set was written later, and
measured before anybody had looked at what it misses: the figure is in its commit.
"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from kit import Mail, Zip  # noqa: E402
from passwords import none, phrases  # noqa: E402

LEAST = 95  # percent of the phrases
FEW = {2: 60, 5: 80, 20: 95}  # tries, and the percent that they must open
WORDS = {"body": "body", "subject": "subject", "name": "name", "archive": "archive", "rule": "body"}


SECOND = 1000  # number of the first entry of the second set


def half_of(i):
    return "second" if i >= SECOND else "held" if i % 3 == 2 else "open"


def with_7zz(member, data, password):
    """A zip with AES-256 by an independent program."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, member), "wb") as f:
            f.write(data)
        subprocess.run(["7zz", "a", "-tzip", "-mem=AES256", "-p" + password, "out.zip", member],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, "out.zip"), "rb") as f:
            return f.read()


def locked(i, k, password):
    """A zip that only this password opens: ZipCrypto mostly, names in turn."""
    data = ("inert %d.%d\n" % (i, k)).encode() * 40
    if i % 8 == 3 and password.isascii():
        return with_7zz("sheet%d.csv" % k, data, password)
    charset = "cp932" if i % 2 else "utf-8"
    return Zip().add("明細%d.csv" % k, data, charset=charset, password=password.encode(charset)).bytes()


def body_charset(i, text):
    for charset in (("utf-8", "iso-2022-jp", "cp932")[i % 3], "utf-8"):
        try:
            text.encode(charset)
            return charset
        except UnicodeEncodeError:
            continue


def message(i, e):
    charset = body_charset(i, e.body)
    name, _, address = e.sender.rpartition(" ")
    m = Mail(e.subject, address.strip("<>"), name=name, date=e.date)
    (m.html if e.html else m.text)(e.body, charset=charset,
                                   label="shift_jis" if charset == "cp932" else charset)
    files = [(n, locked(i, k, p)) for k, (n, p) in enumerate(zip(e.attach, e.passwords))]
    if e.outer:
        z = Zip()
        for name, data in [(e.text_name, e.text.encode())] + files:
            z.add(name, data)
        files = [(e.outer, z.bytes())]
    for name, data in files:
        m.attach(name, data, "application/zip")
    return m.bytes()


def site(folder, tries):
    """The site's file, with so many passwords to try at most."""
    if not tries:
        return os.path.join(HERE, "site.conf")
    path = os.path.join(folder, "tries%d.conf" % tries)
    with open(os.path.join(HERE, "site.conf")) as f, open(path, "w") as out:
        out.write(f.read() + "[limits]\npasswords = %d\n" % tries)
    return path


def scan(build, folder, entries, more, tries=0):
    paths = {}
    for i, e in entries:
        path = os.path.join(folder, e.id + ".eml")
        paths[path] = e.id
        if not os.path.exists(path):
            with open(path, "wb") as f:
                f.write(message(i, e))
    done = subprocess.run([os.path.join(build, "sekisho"), "scan", "--conf", site(folder, tries),
                           "--json", "--observations", "-j", "2"] + more + list(paths),
                          capture_output=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    lines = done.stdout.decode("utf-8").splitlines()
    return {paths[a["source"]]: a for a in map(json.loads, lines)}, done.stderr.decode("utf-8", "replace")


def values(answer, key):
    return [o["value"] for o in answer["observations"] if o["key"] == key]


def texts(value):
    """Every text in a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [t for v in value for t in texts(v)]
    return [str(value)]


class Tap:
    def __init__(self):
        self.n, self.bad = 0, 0

    def ok(self, good, what, why=()):
        self.n += 1
        self.bad += not good
        print("%sok %d - %s" % ("" if good else "not ", self.n, what))
        for line in why:
            print("# " + line)


def opened_right(e, answer):
    how = values(answer, "object.opened_with")
    if len(how) == len(e.attach) and all(h == WORDS[e.where] for h in how):
        return None
    return "%s (%s: %s) opened with %s; seen %s, hints %s" % (
        e.id, e.where, " ".join(e.passwords), how, values(answer, "text.password"),
        values(answer, "text.password_hint"))


def check_phrases(tap, entries, answers):
    for half in ("open", "held", "second"):
        mine = [(i, e) for i, e in entries if half_of(i) == half]
        if not mine:
            continue
        plain = sum(all(p in values(answers[e.id], "text.password") for p in e.passwords) for _, e in mine)
        missed = [w for w in (opened_right(e, answers[e.id]) for _, e in mine) if w]
        wrong = [e.id for _, e in mine if "later" in values(answers[e.id], "text.password_hint")]
        share = 100.0 * (len(mine) - len(missed)) / len(mine)
        tap.ok(share >= LEAST, "passwords given, %s: %d of %d are used (%.1f %%)"
               % (half, len(mine) - len(missed), len(mine), share))
        print("# written as text.password, too: %d" % plain)
        for why in missed:
            print("# missed: " + why)
        tap.ok(not wrong, "passwords given, %s: none is said to follow" % half, wrong)


def check_order(tap, entries, early):
    """Slow locks allow few tries: the best passwords come first."""
    for tries, least in FEW.items():
        used = sum(opened_right(e, early[tries][e.id]) is None for _, e in entries)
        share = 100.0 * used / len(entries)
        tap.ok(share >= least, "passwords given: %.1f %% are used within %d tries" % (share, tries))


def check_none(tap, entries, answers):
    opened = [e.id for _, e in entries if values(answers[e.id], "object.opened_with")]
    seen = ["%s: %s" % (e.id, values(answers[e.id], "text.password")) for _, e in entries
            if values(answers[e.id], "text.password") or "here" in values(answers[e.id], "text.password_hint")]
    later = []
    for _, e in entries:
        said = "later" in values(answers[e.id], "text.password_hint")
        if e.hint != "any" and said != (e.hint == "later"):
            later.append("%s: %s" % (e.id, "said to follow" if said else "not said to follow"))
    tap.ok(not opened, "no password given: nothing opens", opened)
    tap.ok(not seen, "no password given: none is seen in %d mails" % len(entries), seen)
    tap.ok(not later, "no password given: what follows later is told", later)


def check_secret(tap, entries, answers, errors):
    """Where the mail's headers and names do not hold the password, nor may the answer."""
    out = []
    for _, e in entries:
        shown = " ".join([e.subject, e.sender, e.date, e.outer, "20160517.0912"] + e.attach)
        plain = " ".join(texts(answers[e.id]))
        for p in e.passwords:
            if e.where in ("body", "archive") and len(p) > 4 and p not in shown and p in plain:
                out.append(e.id + ": in the answer")
            if len(p) > 4 and p in errors:
                out.append(e.id + ": in the messages to the operator")
    tap.ok(not out, "passwords are kept back without --secrets", out)


def main():
    build, half = sys.argv[1], (sys.argv[2:] or [""])[0]
    given = list(enumerate(phrases.phrases())) + list(enumerate(phrases.second(), SECOND))
    given = [(i, e) for i, e in given if half in ("", half_of(i))]
    not_given = list(enumerate(none.none() + none.second()))
    for i, e in not_given:
        e.attach = ["資料%d.zip" % i]
        e.passwords = [hashlib.sha256(e.id.encode()).hexdigest()[:14]]
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        answers, errors = scan(build, folder, given + not_given, ["--secrets"])
        hushed, more = scan(build, folder, given, [])
        early = {n: scan(build, folder, given, ["--secrets"], n)[0] for n in FEW}
    tap.ok(len(answers) == len(given) + len(not_given) and len(hushed) == len(given), "all are answered",
           errors.splitlines()[-3:])
    check_phrases(tap, given, answers)
    check_order(tap, given, early)
    check_none(tap, not_given, answers)
    check_secret(tap, given, hushed, errors + more)
    print("1..%d" % tap.n)
    return tap.bad != 0


if __name__ == "__main__":
    sys.exit(main())
