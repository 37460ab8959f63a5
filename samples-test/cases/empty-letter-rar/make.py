"""No letter at all, hidden recipients, a program beside a genuine paper of the same stem.
Scenario: Kyushu Institute of Technology, notice of August 2015."""
from kit import *


def make():
    z = Rar4().add("留学生一覧.exe", programs.lure()).add("留学生一覧.pdf", docs.PDF)
    return (Mail("留学生の件", "ryugaku.mado@yahoo.co.jp", to="", charset="iso-2022-jp", date="Thu, 20 Aug 2015 09:12:00 +0900")
            .text("\n").attach("留学生一覧.rar", z.bytes(), charset="iso-2022-jp").bytes())
