"""Lays the test files of the fetched packages out: lay_out.py GOT FOLDER.

FOLDER/NAME/file, uudecoded where the package keeps them as text.
"""
import binascii
import glob
import os
import re
import subprocess
import sys
import tarfile

# package, folder of its test files inside the source
SOURCES = [
    ("libarchive", "libarchive/test/"),
    ("lhasa", "test/archives/"),
    ("libmspack", "test/test_files/"),
    ("libapache-poi-java", "test-data/"),
]
# of POI's: documents of Office, by the endings of those that may hold macros
OFFICE = re.compile(r"\.(doc|dot|xls|ppt)$|\.(doc|dot|xls|xlt|ppt)m$|\.(docx|xlsx|xlsb)$")


def uudecode(text):
    out = b""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(b"begin "):
            break
    for line in lines:
        if line.strip() == b"end":
            break
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:  # some encoders pad the last group
            out += binascii.a2b_uu(line[: (((line[0] - 32) & 63) * 4 + 5) // 3])
    return out


def lay(name, data, folder):
    if name.endswith(".uu"):
        name, data = name[:-3], uudecode(data)
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)


def from_source(package, prefix, got, folder):
    os.makedirs(folder, exist_ok=True)
    n = 0
    for path in glob.glob(os.path.join(got, package + "_*.orig.tar.*")):
        if path.endswith(".asc"):
            continue
        with tarfile.open(path) as tar:
            for m in tar:
                inner = m.name.partition("/")[2]
                if package.endswith("poi-java") and not OFFICE.search(inner):
                    continue
                if m.isfile() and inner.startswith(prefix) and not inner.endswith((".c", ".h", ".txt")):
                    lay(inner[len(prefix):].replace("/", "+"), tar.extractfile(m).read(), folder)
                    n += 1
    return n


def from_clamav(got, folder):
    """A .deb is an ar archive; python has no reader for it, dpkg-deb is always there."""
    os.makedirs(folder, exist_ok=True)
    for path in glob.glob(os.path.join(got, "clamav-testfiles_*.deb")):
        p = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], stdout=subprocess.PIPE, check=True)
        tar_path = os.path.join(folder, ".tar")
        with open(tar_path, "wb") as f:
            f.write(p.stdout)
        with tarfile.open(tar_path) as tar:
            for m in tar:
                if m.isfile() and "/share/clamav-testfiles/" in m.name:
                    lay(os.path.basename(m.name), tar.extractfile(m).read(), folder)
        os.remove(tar_path)
    return len(os.listdir(folder))


def main():
    got, out = sys.argv[1:]
    total = 0
    for package, prefix in SOURCES:
        total += from_source(package, prefix, got, os.path.join(out, package))
    total += from_clamav(got, os.path.join(out, "clamav"))
    print("foreign: %d files" % total)
    if total:
        open(os.path.join(out, "done"), "w").close()


main()
