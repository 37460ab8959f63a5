#!/usr/bin/env python3
"""Disguised scripts and honest ones, in mails: scripts.py BUILD [--list].  TAP.

Of the hostile ones 90 % must fire script_downloader or script_obfuscated, and of
those that fold the URL must be seen; none of the honest ones may be malicious.
"""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from cases import Tap  # noqa: E402
from kit import Mail, Zip  # noqa: E402
from scripts import honest, hostile  # noqa: E402

BUILD = os.path.abspath(sys.argv[1])
TRAITS = {"script_downloader", "script_obfuscated"}


def mail(files, how):
    m = Mail("資料の送付", "tanaka@partner.example", name="田中").text("お世話になっております。\n資料をお送りします。ご確認ください。\n")
    if how == "attach":
        for name, data in files:
            m.attach(name, data)
        return m.bytes()
    z = Zip()
    for name, data in files:
        z.add(name, data)
    return m.attach("files.zip", z.bytes()).bytes()


def scan(folder, made, *more):
    """One answer for each, in order."""
    paths = []
    for i, data in enumerate(made):
        paths.append(os.path.join(folder, "%04d.eml" % i))
        with open(paths[-1], "wb") as f:
            f.write(data)
    done = subprocess.run([os.path.join(BUILD, "sekisho"), "scan", "--json", "--observations", *more, *paths], capture_output=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def values(answer, key):
    return [o["value"] for o in answer["observations"] if o["key"] == key]


def hostile_share(tap, folder, show):
    made = hostile.variants()
    answers = scan(folder, [mail([(name, data)], "zip") for _, name, data, _ in made])
    hit, urls, folds = [], [], 0
    for (ident, _, _, can), a in zip(made, answers):
        fired = TRAITS & {e["trait"] for e in a["evidence"]}
        url = any(v.startswith("http://files.example/in/a.") for v in values(a, "indicator.url"))
        hit.append(bool(fired))
        folds += can
        urls.append(can and url)
        if show or not fired or (can and not url):
            print("# %-20s %-10s %s%s %s %s" % (ident, a["harm"], " ".join(sorted(fired)) or "-", "" if url else " (no URL)",
                                          "/".join(values(a, "script.does")), [o["type"] for o in a["objects"]][-1]))
    tap.ok(len(answers) == len(made) and sum(hit) * 10 >= len(made) * 9, "%d of %d disguised scripts are told" % (sum(hit), len(made)))
    tap.ok(sum(urls) * 10 >= folds * 9, "the URL of %d of %d that fold is seen" % (sum(urls), folds))


def honest_share(tap, folder, show):
    made = honest.texts()
    answers = scan(folder, [mail(files, how) for _, files, how in made])
    clean = 0
    for (ident, files, how), a in zip(made, answers):
        clean += a["harm"] == "clean"
        traits = " ".join(sorted(e["trait"] for e in a["evidence"] if e["axis"] == "harm"))
        if show or a["harm"] != "clean" or TRAITS & set(traits.split()):
            print("# %-20s %-10s %s %s" % (ident, a["harm"], traits, [o["type"] for o in a["objects"]][-2:]))
        tap.ok(a["harm"] != "malicious" and not TRAITS & set(traits.split()), "honest: " + ident, traits)
    tap.ok(clean * 10 >= len(made) * 8, "%d of %d honest mails are clean" % (clean, len(made)))


def rules_see(tap, folder):
    """A rule matches what stands in no script as it came, and not in one that hides nothing of the kind."""
    rule = os.path.join(folder, "hidden.yar")
    with open(rule, "w") as f:
        f.write('rule hidden_address { strings: $a = "http://files.example/in/a." condition: $a }\n')
    names = ("js_codes", "vbs_chr", "ps_base64", "bat_substrings", "jse", "hta_atob", "js_packed")
    made = [v for v in hostile.variants() if v[0] in names]
    answers = scan(folder, [mail([(name, data)], "zip") for _, name, data, _ in made], "--rules", rule)
    for v, a in zip(made, answers):
        tap.ok(b"http://files" not in v[2] and "hidden_address" in values(a, "yara.match"), "a rule sees into " + v[0])
    answers = scan(folder, [mail([("logon.vbs", honest.LOGIN.encode("cp932"))], "attach")], "--rules", rule)
    tap.ok("hidden_address" not in values(answers[0], "yara.match"), "and nothing where nothing is hidden")


def main():
    tap, show = Tap(), "--list" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        hostile_share(tap, folder, show)
        honest_share(tap, folder, show)
        rules_see(tap, folder)
    print("1..%d" % tap.n)
    return tap.bad != 0


if __name__ == "__main__":
    sys.exit(main())
