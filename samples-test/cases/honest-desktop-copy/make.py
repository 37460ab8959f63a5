"""A colleague who leaves hands over a copy of her desktop: shortcuts to programs, to the file server and to a window
for commands in a folder.  Look-alike of lnk-in-zip."""
from kit import *


def make():
    cmd = "C:\\Windows\\System32\\cmd.exe"
    z = (Zip().add("Desktop/Word 2010.lnk", lnk(target="C:\\Program Files\\Microsoft Office\\Office14\\WINWORD.EXE"))
         .add("Desktop/console.lnk", lnk(target=cmd, arguments="/k cd /d D:\\denpyo")).add("Desktop/hikitsugi.xlsx", docs.ooxml("xlsx")))
    return (Mail("引継ぎ:デスクトップのコピー", "sato@partner.example", name="佐藤", charset="iso-2022-jp", date="Fri, 31 Mar 2017 17:52:00 +0900")
            .text("伊藤さん\n\n佐藤です。デスクトップのものをまとめて zip にしました。hikitsugi.xlsx だけ見てください。\n")
            .attach("Desktop.zip", z.bytes(), "application/zip").bytes())
