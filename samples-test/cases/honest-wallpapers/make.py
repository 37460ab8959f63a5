"""The office of a jubilee sends wallpapers as an archive that opens itself, made by IExpress's like: a
folder's icon, pictures inside, nothing that is run.  Look-alike of extractor-hides-program."""
from kit import *


def make():
    p = Pe().icon(icons.folder()).version(FileDescription="Win32 Cabinet Self-Extractor")
    p.overlay = Cab().add("kabe01.jpg", docs.JPG).add("kabe02.jpg", docs.JPG).add("readme.txt", b"wallpapers\r\n").bytes()
    return (Mail("創立50周年の壁紙", "50th@example.ac.jp", name="50周年事業事務局", charset="iso-2022-jp", date="Fri, 01 Nov 2013 12:00:00 +0900")
            .text("会員のみなさま\n\n構内の四季を撮った写真の壁紙ができました。自己解凍形式です。\n記念式典は 11 月 16 日です。\n")
            .attach("壁紙.exe", p.bytes(), charset="iso-2022-jp").bytes())
