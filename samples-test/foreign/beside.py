"""Our objects beside the files that other programs take out of the same container.

Every file that a reader takes out must be an object of ours with the same content
(sha256) under the same name, among all readings of it; and we may have no object
that none of the readers has.  Where readers differ, a row of a table says why ours
is the one to keep; a row that is never used is reported.
"""
import fnmatch
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

from common import ENV, our_objects

CHARSETS = ("utf-8", "cp932", "euc_jp", "koi8_r", "cp866", "cp437", "cp1252", "gb18030")
STREAMS = ("gzip", "bzip2", "zstd", "xz")


def name_of(path):
    path = unicodedata.normalize("NFC", path).replace("\\", "/")
    while path.startswith(("./", "/", "../")):
        path = path.split("/", 1)[1]
    return path


def readings(raw):
    """What bytes of a file name may be meant as."""
    found = set()
    for charset in CHARSETS:
        try:
            name = name_of(raw.decode(charset))
            found.add(name)
            found.add(re.sub(r"_\d+(\.[^./]*)?$", r"\1", name))   # 7zz numbers those of one name
        except UnicodeDecodeError:
            pass
    return found


def digest(data):
    return hashlib.sha256(data).hexdigest()


def readable(folder):
    """Gives us what an archive's modes may have taken."""
    for top, folders, files in os.walk(folder.encode()):    # folders are read when they are come to
        for n in folders + files:
            path = os.path.join(top, n)
            if not os.path.islink(path):
                os.chmod(path, 0o700)


class Beside:
    def __init__(self, build, differ):
        self.build, self.differ, self.used = build, differ, set()
        self.number = self.bad = 0
        self.answers = {}
        self.work = tempfile.mkdtemp(prefix="beside-")

    # ---- TAP

    def tap(self, good, what, why=""):
        self.number += 1
        self.bad += not good
        print("%sok %d - %s" % ("" if good else "not ", self.number, what))
        for line in str(why).splitlines() if not good else []:
            print("# " + line[:400])
        sys.stdout.flush()

    def skip(self, what, why):
        self.number += 1
        print("ok %d - %s # SKIP %s" % (self.number, what, why))

    def done(self):
        idle = [row for i, row in enumerate(self.differ) if i not in self.used]
        if idle:
            print("# rows without a case today: " + ", ".join(sorted({file for file, _, _, _ in idle})))
        print("1..%d" % self.number)
        shutil.rmtree(self.work, ignore_errors=True)
        sys.exit(self.bad != 0)

    def excused(self, path, reader, name):
        hit = False
        for i, (file, who, pattern, _) in enumerate(self.differ):
            if fnmatch.fnmatch(os.path.basename(path), file) and fnmatch.fnmatch(reader, who) and \
               fnmatch.fnmatch(name, pattern):
                self.used.add(i)
                hit = True
        return hit

    # ---- theirs

    def taken(self, command, stdin=None):
        """[(names, sha256)] of the plain files that a command leaves in its folder, and
        whether it was content.  In the command {} is the folder."""
        folder = os.path.join(self.work, "out")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        try:
            done = subprocess.run([c.replace("{}", folder) for c in command], cwd=folder, env=ENV, timeout=60,
                                  stdin=open(stdin, "rb") if stdin else subprocess.DEVNULL, capture_output=True)
            content = done.returncode == 0
        except subprocess.TimeoutExpired:
            content = False
        readable(folder)
        files = []
        for top, _, names in os.walk(folder.encode()):
            for n in names:
                path = os.path.join(top, n)
                if os.path.isfile(path) and not os.path.islink(path):
                    with open(path, "rb") as f:
                        files.append((readings(os.path.relpath(path, folder.encode())), digest(f.read())))
        return files, content

    def given(self, command):
        """sha256 and length of what a command writes, None if it fails."""
        done = subprocess.run(command, env=ENV, timeout=60, stdin=subprocess.DEVNULL, capture_output=True)
        return (digest(done.stdout), len(done.stdout)) if done.returncode == 0 else None

    # ---- ours

    def scan(self, path):
        self.ahead([path])
        return self.answers[path]

    def ahead(self, paths):
        """Scans many files in one run, which is much quicker than one each."""
        self.answers.update(our_objects(self.build, [p for p in paths if p not in self.answers]))

    def members(self, answer, through=STREAMS):
        """The objects in the container, which may itself be packed as a stream."""
        at = next(o for o in answer["objects"] if o["path"] == "1")
        while at["type"] in through:
            inner = [o for o in answer["objects"] if o["parent"] == at["path"]]
            if not inner:
                break
            at = next((o for o in inner if o["path"].endswith(":joined")), inner[0])
        return at, [o for o in answer["objects"] if o["parent"] == at["path"]]

    # ---- side by side

    def archive(self, path, readers, kind=None):
        """readers: name -> command (or (command, stdin))."""
        what = os.path.basename(path)
        if not any(shutil.which(c[0] if isinstance(c[0], str) else c[0][0]) for c in readers.values()):
            return self.skip(what, "none of %s is installed" % " ".join(readers))
        answer = self.scan(path)
        top, members = self.members(answer)
        ours = [({name_of(n) for n in o["names"]}, o["sha256"], o["path"]) for o in members]
        gaps = {g["object"] for g in answer["gaps"]}
        why, found, asked = [], set(), []
        for reader, command in readers.items():
            command, stdin = command if isinstance(command, tuple) else (command, None)
            if shutil.which(command[0]) is None:
                continue
            files, content = self.taken(command, stdin)
            if not files and not content:
                continue
            asked.append(reader)
            for names, sha in files:
                hit = [o for o in ours if names & o[0] and (sha == o[1] or o[2] in gaps)]
                found.update(o[2] for o in hit)
                if not hit and not self.excused(path, reader, sorted(names)[0] if names else "?"):
                    near = [o[2] for o in ours if sha == o[1]]
                    why.append("%s has %s %s, we have it as %s" % (reader, sorted(names), sha[:8], near or "nothing"))
        for names, sha, where in ours:
            if where not in found and where not in gaps and asked and not self.excused(path, "ours", where):
                why.append("only we have %s %s" % (where, sha[:8]))
        if kind and top["type"] != kind:
            why.append("type is %s" % top["type"])
        if not asked and not ours:
            return self.tap(True, what + ": nobody opens it")
        if not asked:
            why += [] if self.excused(path, "nobody", "*") else ["only we open it: %s" % [o[2] for o in ours][:5]]
        self.tap(not why, "%s: %d objects as %s" % (what, len(ours), " ".join(asked) or "nobody else"), "\n".join(why))

    def stream(self, path, readers):
        """readers: name -> command that writes the content."""
        what = os.path.basename(path)
        answer = self.scan(path)
        inner = [o for o in answer["objects"] if o["parent"] == "1"]
        why, asked = [], []
        for reader, command in readers.items():
            if shutil.which(command[0]) is None:
                continue
            got = self.given(command)
            if got is None:
                continue
            asked.append(reader)
            if not any(o["sha256"] == got[0] for o in inner) and not self.excused(path, reader, "*"):
                why.append("%s gives %d bytes %s, we %s" % (reader, got[1], got[0][:8],
                                                            [(o["path"], o["bytes"], o["sha256"][:8]) for o in inner]))
        defect = any(o["key"] == "container.defect" for o in answer["observations"])
        if not asked and not answer["gaps"] and not defect and not self.excused(path, "nobody", "*"):
            why.append("nobody else opens it, and we have no gap")
        self.tap(not why, "%s: as %s" % (what, " ".join(asked) or "nobody else"), "\n".join(why))
