#!/usr/bin/env python3
"""How well the judgement does on mails that it was not made for: evaluate.py BUILD [--half open|held] [--list]

The recipes of evaluate/ are made into messages and scanned by the real program,
for the site of evaluate/site.conf.  No weight was set while looking at the half
"held"; that is the half whose figures count.  --list names what came out wrong,
of the open half only.  --check is the part that make check runs.

Printed for each half, and again with less than the whole mail:
  bare headers   all headers removed but From, To, Subject and Date
  other words    subject and body exchanged with a mail of another kind
  without GROUP  one group of evidence switched off

AUC is the chance that, of one mail of each side, the right one has the higher
score (0.5: by dice).
"""
import argparse
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "evaluate"))
sys.dont_write_bytecode = True
import recipe as recipes  # noqa: E402


def scan(build, folder, more=(), half=""):
    """Answers by id for the messages in folder."""
    conf = os.path.join(folder, "site.conf")
    with open(os.path.join(HERE, "evaluate", "site.conf"), encoding="utf-8") as f:
        text = f.read()
    with open(conf, "w", encoding="utf-8") as f:
        f.write(text + "\n[judge]\n" + "".join("%s\n" % line for line in more))
    done = subprocess.run([os.path.join(build, "sekisho"), "scan", "--conf", conf, "--json", "-j", "2",
                           os.path.join(folder, "mail")], capture_output=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    if done.returncode == 2:
        sys.exit("evaluate: scan failed: " + done.stderr.decode("utf-8", "replace"))
    out = {}
    for line in done.stdout.decode("utf-8").splitlines():
        answer = json.loads(line)
        out[os.path.basename(answer["source"])[:-4]] = answer
    return out


def write(folder, messages):
    os.makedirs(os.path.join(folder, "mail"), exist_ok=True)
    for name in os.listdir(os.path.join(folder, "mail")):
        os.unlink(os.path.join(folder, "mail", name))
    for id, data in messages.items():
        with open(os.path.join(folder, "mail", id + ".eml"), "wb") as f:
            f.write(data)


def other_words(all_recipes):
    """Each mail with the words of one of another kind; who gets whose is fixed."""
    out = {}
    by_kind = {k: [r for r in all_recipes if r.kind == k] for k in recipes.KINDS}
    for k, own in by_kind.items():
        others = [r for j in recipes.KINDS if j != k for r in by_kind[j]]
        for i, r in enumerate(own):
            if others:
                out[r.id] = r.message(words=others[(i * 7 + 3) % len(others)].words())
    return out


def auc(high, low):
    if not high or not low:
        return float("nan")
    wins = sum((h > l) + (h == l) / 2 for h in high for l in low)
    return wins / (len(high) * len(low))


class Figures:
    """What came out, counted."""

    def __init__(self, all_recipes, answers):
        self.r, self.a = all_recipes, answers
        missing = [r.id for r in all_recipes if r.id not in answers]
        if missing:
            sys.exit("evaluate: no answer for " + " ".join(missing))
        benign = [r for r in all_recipes if r.kind == "benign"]
        attack = [r for r in all_recipes if r.kind != "benign"]
        self.alone = [r for r in attack if r.alone]
        self.accused = [r for r in benign if answers[r.id]["harm"] == "malicious"]
        self.doubted = [r for r in benign if answers[r.id]["harm"] == "suspicious"]
        self.missed = [r for r in self.alone if answers[r.id]["harm"] == "clean"]
        self.found = [r for r in attack if answers[r.id]["harm"] != "clean"]
        self.named = [r for r in attack if answers[r.id]["harm"] == "malicious"]
        self.right = [r for r in self.found if answers[r.id]["kind"] == r.kind]
        self.unknown = [r for r in self.found if answers[r.id]["kind"] == "unknown"]
        self.wrong = [r for r in self.found if answers[r.id]["kind"] not in (r.kind, "unknown")]
        self.benign, self.attack = benign, attack
        harm = lambda rs: [answers[r.id]["scores"]["harm"]["db"] for r in rs]
        aim = lambda rs: [answers[r.id]["scores"]["targeting"]["db"] for r in rs]
        self.auc_harm = auc(harm(attack), harm(benign))
        self.auc_alone = auc(harm(self.alone), harm(benign))
        self.auc_kind = auc(aim([r for r in attack if r.kind == "targeted"]), aim([r for r in attack if r.kind == "mass"]))

    def row(self):
        decided = len(self.right) + len(self.wrong)
        found = len(self.alone) - len(self.missed)
        share = lambda n, of: "%d/%d %3.0f%%" % (n, of, 100.0 * n / of if of else 0)
        return (share(len(self.accused), len(self.benign)), share(len(self.doubted), len(self.benign)),
                share(found, len(self.alone)), share(len(self.named), len(self.attack)),
                share(len(self.right), decided), share(len(self.unknown), len(self.found)),
                "%.3f" % self.auc_alone, "%.3f" % self.auc_harm, "%.3f" % self.auc_kind)


HEADS = ("benign called malicious", "benign suspicious", "attacks found (of those that one message can decide)",
         "attacks called malicious (of all)", "kind right (of decided)", "kind unknown (of found)",
         "AUC harm (decidable)", "AUC harm (all)", "AUC kind")


# What has been reached on the held half, and is not to be lost again: name, value, bound.
def bounds(fig):
    decided = max(1, len(fig.right) + len(fig.wrong))
    return [("no honest mail is called malicious", len(fig.accused) == 0),
            ("honest mail is suspicious in 15 % at most", len(fig.doubted) <= 0.15 * len(fig.benign)),
            ("attacks that one message can decide are found in 95 %", len(fig.alone) - len(fig.missed) >= 0.95 * len(fig.alone)),
            ("the kind is right in 90 % of the decided", len(fig.right) >= 0.9 * decided),
            ("and unknown in 30 % at most", len(fig.unknown) <= 0.30 * len(fig.found)),
            ("harm is ordered: AUC 0.97", fig.auc_alone >= 0.97),
            ("the kind is ordered: AUC 0.95", fig.auc_kind >= 0.95)]


def check(build):
    """For make check: the held half as it is, in TAP."""
    all_recipes = recipes.load("held")
    folder = os.path.join(build, "evaluate", "held", "whole")
    write(folder, {r.id: r.message() for r in all_recipes})
    found = bounds(Figures(all_recipes, scan(build, folder)))
    for i, (what, good) in enumerate(found):
        print("%sok %d - held half: %s" % ("" if good else "not ", i + 1, what))
    print("1..%d" % len(found))
    return any(not good for _, good in found)


def describe(fig):
    for title, some in (("benign called malicious", fig.accused), ("benign suspicious", fig.doubted),
                        ("attack called clean", fig.missed), ("kind wrong", fig.wrong), ("kind unknown", fig.unknown)):
        for r in some:
            s = fig.a[r.id]["scores"]
            print("  %-24s %-40s harm %5.1f (%5.1f to %5.1f)  kind %5.1f (%5.1f to %5.1f)" % (
                title, r.id, s["harm"]["db"], s["harm"]["low_db"], s["harm"]["high_db"],
                s["targeting"]["db"], s["targeting"]["low_db"], s["targeting"]["high_db"]))
            print("  %24s %s" % ("", " ".join("%s:%+.1f" % (e["trait"], e["db"]) for e in fig.a[r.id]["evidence"])))


def groups(build):
    done = subprocess.run([os.path.join(build, "sekisho"), "traits"], capture_output=True, check=True)
    return sorted({line.split()[5] for line in done.stdout.decode("utf-8").splitlines() if line.strip()})


def evaluate(build, half, listing):
    all_recipes = recipes.load(half)
    base = os.path.join(build, "evaluate", half)
    count = {k: sum(r.kind == k for r in all_recipes) for k in recipes.KINDS}
    print("\n== %s half: %d mails (%s), %d hard, %d with a twin" % (
        half, len(all_recipes), ", ".join("%d %s" % (count[k], k) for k in recipes.KINDS),
        sum(r.hard for r in all_recipes), sum(bool(r.twin) for r in all_recipes)))
    if not all_recipes:
        return
    rows = []
    folder = os.path.join(base, "whole")
    write(folder, {r.id: r.message() for r in all_recipes})
    whole = Figures(all_recipes, scan(build, folder))
    rows.append(("whole mails", whole))
    for group in groups(build):
        rows.append(("without " + group, Figures(all_recipes, scan(build, folder, ["cap_%s_db = 0" % group]))))
    folder = os.path.join(base, "bare")
    write(folder, {r.id: r.message(headers=False) for r in all_recipes})
    rows.insert(1, ("bare headers", Figures(all_recipes, scan(build, folder))))
    folder = os.path.join(base, "words")
    write(folder, other_words(all_recipes))
    rows.insert(2, ("other words", Figures(all_recipes, scan(build, folder))))
    for i, head in enumerate(HEADS):
        print("  %d: %s" % (i + 1, head))
    print("  %-24s" % "" + "".join("%14d" % (i + 1) for i in range(len(HEADS))))
    for title, fig in rows:
        print("  %-24s" % title + "".join("%14s" % c for c in fig.row()))
    if listing and half == "open":
        describe(whole)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("build")
    p.add_argument("--half", choices=("open", "held"))
    p.add_argument("--list", action="store_true")
    p.add_argument("--check", action="store_true", help="the bounds that make check keeps")
    o = p.parse_args()
    if o.check:
        return check(o.build)
    for half in [o.half] if o.half else ["open", "held"]:
        evaluate(o.build, half, o.list)


if __name__ == "__main__":
    sys.exit(main())
