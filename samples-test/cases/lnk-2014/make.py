"""A shortcut dressed as a document in an archive, when hardly any mass mail had one; beside it, an LZH with a screensaver.
Scenario: NPA, first half of 2014; J-CSIP, first quarter of 2014; Emdivi (2014)."""
from kit import *


def make():
    z = Zip().add("議事録.lnk", lnk("/c powershell -w hidden -c exit", target="C:\\Windows\\System32\\cmd.exe"), charset="cp932").bytes()
    l = Lzh(1).add("ｷﾞｼﾞﾛｸ.scr", programs.lure())
    return (Mail("議事録の送付", "iinkai.jimukyoku@yahoo.co.jp", charset="iso-2022-jp", to="lab@example.ac.jp", date="Tue, 13 May 2014 09:12:00 +0900")
            .text("先日の委員会の議事録をお送りします。ご確認をお願いいたします。\n").attach("議事録.zip", z, "application/zip", charset="iso-2022-jp")
            .attach("議事録.lzh", l.bytes(), charset="iso-2022-jp").bytes())
