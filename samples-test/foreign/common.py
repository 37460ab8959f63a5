"""What the comparisons with independent programs share: TAP lines, our answers, theirs."""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

ENV = dict(os.environ, LC_ALL="C.UTF-8")


class Tap:
    def __init__(self):
        self.n, self.bad = 0, 0

    def ok(self, good, what, why=""):
        self.n += 1
        self.bad += not good
        print("%sok %d - %s" % ("" if good else "not ", self.n, what))
        if not good and why:
            print("# " + why.replace("\n", "\n# "))

    def skip(self, what, why):
        self.n += 1
        print("ok %d - %s # SKIP %s" % (self.n, what, why))

    def end(self):
        print("1..%d" % self.n)
        sys.exit(self.bad != 0)


def nothing(why):
    """Ends the run: there is nothing to compare."""
    print("1..0 # SKIP " + why)
    sys.exit(0)


def need(*programs):
    for p in programs:
        if shutil.which(p) is None:
            nothing(p + " is not installed")


def our_objects(build, files):
    """Answers of sekisho by file, of one run: starting the engine costs more than most files."""
    if not files:
        return {}
    env = dict(ENV, SEKISHO_SIGNATURES=os.environ.get("SEKISHO_SIGNATURES", os.path.join(os.getcwd(), "signatures")))
    done = subprocess.run([os.path.join(build, "sekisho"), "scan", "--json", "--observations"] + files,
                          capture_output=True, env=env)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {a["source"]: a for a in answers}


def members(answer, mark):
    """Objects that one format took out of something that is no such member itself:
    (names, bytes, sha256, gaps)."""
    out = []
    for o in answer["objects"]:
        above = o["parent"]
        if not o["path"].startswith(above + "/" + mark) or "/" + mark in above:
            continue
        gaps = [g["why"] for g in answer["gaps"] if g["object"] == o["path"]]
        out.append(([o.get("name", "")] + o.get("names", []), o.get("bytes"), o.get("sha256"), gaps))
    return out


def extract(command, cwd=None):
    """Files that a program takes out below a new folder: [(raw path, bytes)].  {} in
    command stands for the folder."""
    folder = tempfile.mkdtemp(prefix="sekisho-foreign-")
    try:
        subprocess.run([c.replace("{}", folder) for c in command], cwd=cwd or folder, env=ENV,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
        out = []
        for top, _, names in os.walk(os.fsencode(folder)):
            for n in names:
                path = os.path.join(top, n)
                if os.path.islink(path) or not os.path.isfile(path):
                    continue
                os.chmod(path, 0o600)
                with open(path, "rb") as f:
                    out.append((os.path.relpath(path, os.fsencode(folder)), f.read()))
        return out
    except subprocess.TimeoutExpired:
        return []
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sha(data):
    return hashlib.sha256(data).hexdigest()


def readings(raw):
    """A raw name in the charsets that it may be in, in one form for comparing."""
    out = set()
    for cs in ("utf-8", "cp932", "euc-jp", "latin-1"):
        try:
            out.add(plain(raw.decode(cs)))
        except UnicodeDecodeError:
            pass
    return out


def plain(name):
    """Without case and what programs do to keep a name inside their folder."""
    steps = [s for s in name.replace("\\", "/").split("/") if s not in ("", ".", "..")]
    return "/".join(steps).lower()
