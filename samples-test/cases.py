#!/usr/bin/env python3
"""Whole messages through the caged engine: cases.py BUILD [NAME...]

Each folder of cases/ holds make.py, whose make() gives the bytes of a message
(or of a bare file: then FILE is its name), and expect, what must come out:

    harm malicious            harm at-most suspicious
    kind mass                 complete no
    trait ID                  no-trait ID
    object PATH TYPE          no-object PATH
    seen PATH KEY [VALUE]     unseen PATH KEY [VALUE]
    gap PATH WHY              no-gap
    status N                  (exit status of scan for this message alone)

PATH and VALUE are shell patterns; "-" is the message itself.  A file args holds further
options for this message, which is then scanned in the folder of its case.  Every key that is
declared must be seen in some case, and every trait must fire in one: the last
two tests say which are not proved.
"""
import fnmatch
import importlib.util
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True


def load(name):
    spec = importlib.util.spec_from_file_location("case_" + name, os.path.join(HERE, "cases", name, "make.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_messages(names, folder):
    """The messages as files; returns case name by path."""
    os.makedirs(folder, exist_ok=True)
    paths = {}
    for name in names:
        module = load(name)
        sub = os.path.join(folder, name)
        os.makedirs(sub, exist_ok=True)
        path = os.path.join(sub, getattr(module, "FILE", "message.eml"))
        with open(path, "wb") as f:
            f.write(module.make())
        paths[path] = name
    return paths


def match(value, pattern):
    return fnmatch.fnmatchcase(str(value), pattern)


def observations(answer, path):
    want = "" if path == "-" else path
    return [o for o in answer["observations"] if match(o["object"], want)]


def check(line, answer):
    """Why a line of expect does not hold, or None."""
    word, *rest = line.split(None, 1)
    rest = rest[0] if rest else ""
    if word == "harm" and rest.startswith("at-most "):
        order = ["clean", "suspicious", "malicious"]
        if order.index(answer["harm"]) <= order.index(rest.split()[1]):
            return None
        return "harm is " + answer["harm"]
    if word in ("harm", "kind"):
        return None if answer[word] == rest else "%s is %s" % (word, answer[word])
    if word == "complete":
        return None if answer["complete"] == (rest == "yes") else "gaps: %s" % answer["gaps"]
    if word in ("trait", "no-trait"):
        fired = sorted(e["trait"] for e in answer["evidence"])
        return None if (rest in fired) == (word == "trait") else "evidence: " + " ".join(fired)
    if word == "object":
        path, kind = rest.rsplit(None, 1)
        types = [o["type"] for o in answer["objects"] if match(o["path"], path)]
        return None if kind in types else "objects: %s" % [(o["path"], o["type"]) for o in answer["objects"]]
    if word == "no-object":
        found = [o["path"] for o in answer["objects"] if match(o["path"], rest)]
        return None if not found else "there is %s" % found
    if word == "no-gap":
        return None if not answer["gaps"] else "gaps: %s" % answer["gaps"]
    if word == "gap":
        path, why = rest.rsplit(None, 1)
        want = "" if path == "-" else path
        found = [g["why"] for g in answer["gaps"] if match(g["object"], want)]
        return None if why in found else "gaps: %s" % answer["gaps"]
    if word in ("seen", "unseen"):
        path, key, *value = rest.split(None, 2)
        found = [o["value"] for o in observations(answer, path) if o["key"] == key]
        hit = any(match(v, value[0]) for v in found) if value else bool(found)
        return None if hit == (word == "seen") else "%s is %s" % (key, found)
    return "cases.py does not know this line"


class Tap:
    def __init__(self):
        self.n, self.bad = 0, 0

    def ok(self, good, what, why=""):
        self.n += 1
        self.bad += not good
        print("%sok %d - %s" % ("" if good else "not ", self.n, what))
        if not good and why:
            print("# " + why.replace("\n", "\n# "))


def run(build, args, cwd=None):
    env = dict(os.environ, LC_ALL="C.UTF-8")
    return subprocess.run([os.path.abspath(os.path.join(build, "sekisho"))] + args, capture_output=True, env=env, cwd=cwd)


def scan(build, paths):
    """Answers by the name of their case, and what was said beside."""
    alone = {p for p, name in paths.items() if os.path.exists(os.path.join(HERE, "cases", name, "args"))}
    runs = [([p for p in paths if p not in alone], [], None)]
    for path in alone:
        folder = os.path.join(HERE, "cases", paths[path])
        with open(os.path.join(folder, "args"), encoding="utf-8") as f:
            runs.append(([path], f.read().split(), folder))
    answers, errors = {}, ""
    for group, args, folder in runs:
        by_path = {os.path.abspath(p): paths[p] for p in group}
        if not group:
            continue
        done = run(build, ["scan", "--conf", os.path.join(HERE, "site.conf"), "--json", "--observations", "--secrets",
                           "-j", "2"] + args + list(by_path), folder)
        errors += done.stderr.decode("utf-8", "replace")[-500:]
        for answer in map(json.loads, done.stdout.decode("utf-8").splitlines()):
            answers[by_path[answer["source"]]] = answer
    return answers, errors


def main():
    build, only = sys.argv[1], sys.argv[2:]
    names = only or sorted(n for n in os.listdir(os.path.join(HERE, "cases"))
                           if os.path.exists(os.path.join(HERE, "cases", n, "make.py")))
    paths = write_messages(names, os.path.join(build, "cases"))
    tap = Tap()
    answers, errors = scan(build, paths)
    for name in names:
        answer = answers.get(name)
        tap.ok(answer is not None, name + ": is answered", errors)
        if answer is None:
            continue
        with open(os.path.join(HERE, "cases", name, "expect"), encoding="utf-8") as f:
            for line in f:
                line = line.strip()
                if not line or line.startswith("#"):
                    continue
                if line.startswith("status "):
                    path = [p for p in paths if paths[p] == name][0]
                    got = run(build, ["scan", path]).returncode
                    tap.ok(str(got) == line.split()[1], name + ": " + line, "status is %d" % got)
                    continue
                why = check(line, answer)
                tap.ok(why is None, name + ": " + line, why or "")
    if not only:
        proved(tap, build, answers)
    print("1..%d" % tap.n)
    return tap.bad != 0


def proved(tap, build, answers):
    """Nothing is declared that no message has shown through the whole way."""
    keys = [l.split()[0] for l in run(build, ["keys"]).stdout.decode().splitlines() if l.strip()]
    traits = [l.split()[0] for l in run(build, ["traits"]).stdout.decode().splitlines() if l.strip()]
    seen = {o["key"] for a in answers.values() for o in a["observations"]}
    fired = {e["trait"] for a in answers.values() for e in a["evidence"]}
    missing = [k for k in keys if k not in seen]
    tap.ok(keys and not missing, "every key is seen in some message", " ".join(missing))
    missing = [t for t in traits if t not in fired]
    tap.ok(traits and not missing, "every trait fires on some message", " ".join(missing))


if __name__ == "__main__":
    sys.exit(main())
