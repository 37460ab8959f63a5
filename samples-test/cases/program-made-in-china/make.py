"""A program whose resources are Chinese, in a mail of a Japanese office.
Scenario: droppers of NFlog with decoys named in the Chinese code page (Trend Micro, 2011 to 2015)."""
from kit import *


def make():
    exe = Pe(language=0x804).icon(icons.document()).version(FileDescription="doc").bytes()
    z = Zip().add("研究会資料.exe", exe, charset="cp932").bytes()
    return (Mail("研究会資料の送付", "kenkyukai@yahoo.example", charset="iso-2022-jp", to="lab@example.ac.jp")
            .text("先日の研究会の資料をお送りします。ご査収ください。\n").attach("研究会資料.zip", z, "application/zip", charset="iso-2022-jp").bytes())
