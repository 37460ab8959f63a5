"""A letter about minutes asks to change the ending before they are opened.  Look-alike of honest-renamed-tool, which
says that it is a tool."""
from kit import *


def make():
    return (Mail("議事録の送付", "takahashi@kikaku.example", name="高橋", charset="iso-2022-jp", date="Tue, 12 Jun 2018 10:02:00 +0900")
            .text("山田様\n\nお疲れさまです。高橋です。\n先日の議事録をお送りします。\n保存後、拡張子を「exe」に変更してお開きください。\n")
            .attach("gijiroku.ex_", Pe(stamp=0x5B100000).bytes(), charset="iso-2022-jp").bytes())
