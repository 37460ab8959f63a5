"""A paper with many links and a page to begin with, as TeX makes it."""
from kit import *


def make():
    p = Pdf("1.5")
    for i in range(4):
        p.page(["Section %d of a paper about the motion of bodies" % i] * 20,
               links=["https://doi.org/10.1000/%d" % i, "https://www.example.org/data"])
    p.open_action("[3 0 R/Fit]")
    return (Mail("論文別刷り", "author@university.example.ac.jp", charset="iso-2022-jp", date="Thu, 5 Mar 2020 10:20:00 +0900")
            .text("先生\n\n別刷りをお送りします。\n").attach("paper.pdf", p.packed(), "application/pdf").bytes())
