"""An administrator sends a log in zstd, a Debian package and a cpio of settings."""
import gzip
import io
import subprocess
import tarfile
from kit import *


def tar(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as t:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
    return gzip.compress(out.getvalue(), mtime=0)


def deb():
    out = b"!<arch>\n"
    for name, data in (("debian-binary", b"2.0\n"),
                       ("control.tar.gz", tar([("./control", b"Package: tool\nVersion: 1.0\nArchitecture: all\n")])),
                       ("data.tar.gz", tar([("./usr/bin/tool", b"#!/bin/sh\necho tool\n"),
                                            ("./usr/share/doc/tool/copyright", "著作権 2016\n".encode())]))):
        out += b"%-16s%-12d%-6d%-6d%-8s%-10d`\n" % (name.encode(), 1478217600, 0, 0, b"100644", len(data)) + data
        out += b"\n" * (len(data) % 2)
    return out


def cpio(files):
    out = b""
    for i, (name, data) in enumerate(files + [("TRAILER!!!", b"")]):
        raw = name.encode() + b"\0"
        out += b"070701" + b"".join(b"%08X" % v for v in (i + 1, 0o100644, 0, 0, 1, 0, len(data), 8, 1, 0, 0, len(raw), 0)) + raw
        out += bytes(-len(out) % 4) + data
        out += bytes(-len(out) % 4)
    return out


def make():
    log = "".join("Nov  4 09:12:%02d fw kernel: DROP IN=eth0 SRC=198.51.100.%d\n" % (i % 60, i % 250) for i in range(400)).encode()
    zst = subprocess.run(["zstd", "-qc"], input=log, capture_output=True, check=True).stdout
    return (Mail("本日のログとパッケージ", "admin@partner.example.co.jp").text("ログと更新パッケージをお送りします。\n")
            .attach("messages-20161104.log.zst", zst, "application/zstd")
            .attach("tool_1.0_all.deb", deb(), "application/vnd.debian.binary-package")
            .attach("etc.cpio", cpio([("etc/hosts", b"127.0.0.1 localhost\n"), ("etc/設定.conf", "名前=関所\n".encode())]),
                    "application/x-cpio").bytes())
