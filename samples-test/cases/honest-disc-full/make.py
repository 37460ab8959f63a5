"""The disc of a course with many files and a player, put into an image: no driver, no package of software.
Look-alike of an image that brings a program past the mark of the web."""
from kit import *


def make():
    iso = Iso(volume="COURSE")
    for name, data in [("PLAYER.EXE", Pe().version(CompanyName="Example Media", FileDescription="Player").bytes()), ("README.TXT", b"readme\r\n"),
                       ("L1.JPG", docs.JPG), ("L2.JPG", docs.JPG), ("TEXT.PDF", docs.PDF), ("AUTORUN.INF", b"[autorun]\r\nopen=PLAYER.EXE\r\n")]:
        iso.add(name, data)
    return (Mail("講座ディスクのご送付", "support@koza.example.jp", name="講座事務局", charset="iso-2022-jp")
            .text("お世話になっております。\n講座のディスクのイメージをお送りいたします。\n")
            .attach("COURSE.iso", iso.bytes()).bytes())
