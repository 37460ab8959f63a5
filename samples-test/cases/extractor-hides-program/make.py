"""A self-extractor with a folder's icon whose cabinet holds a program beside the picture: the same look as
honest-wallpapers, and a disguise."""
from kit import *


def make():
    p = Pe().icon(icons.folder()).version(FileDescription="Win32 Cabinet Self-Extractor")
    p.overlay = Cab().add("kabe01.jpg", docs.JPG).add("kabe02.exe", Pe().bytes()).bytes()
    return (Mail("写真の送付", "50th@example.ac.jp", name="50周年事業事務局", charset="iso-2022-jp", date="Fri, 01 Nov 2013 12:00:00 +0900")
            .text("会員のみなさま\n\n写真をお送りします。\n").attach("写真.exe", p.bytes(), charset="iso-2022-jp").bytes())
