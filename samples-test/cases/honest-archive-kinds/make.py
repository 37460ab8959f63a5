"""A developer sends sources: tar.gz, a gzip log, a zip in a zip, a calendar, a script that builds."""
import gzip
import io
import tarfile
from kit import *

BAT = "@echo off\r\nrem build the project\r\ncl /nologo main.c /Fe:main.exe\r\nif errorlevel 1 exit /b 1\r\n"
ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:打合せ\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def make():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as t:
        for name, data in (("src/main.c", b"int main(void)\n{\n\treturn 0;\n}\n"), ("src/build.bat", BAT.encode())):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
    nested = Zip().add("inner.zip", Zip().add("読んでください.txt", "内容です。\n".encode()).bytes()).bytes(comment=b"nightly")
    return (Mail("sources of today", "dev@partner.example.co.jp").text("Hi,\n\nthe sources of today are attached.\n")
            .attach("src-1.2.tar.gz", gzip.compress(out.getvalue(), mtime=0), "application/gzip")
            .attach("build.log.gz", gzip.compress(b"ok\n" * 50, mtime=0), "application/gzip")
            .attach("nested.zip", nested, "application/zip").attach("invite.ics", ICS.encode(), "text/calendar").bytes())
