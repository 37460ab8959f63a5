"""Blanks push the real extension out of sight."""
from kit import *


def make():
    exe = Pe().bytes()
    return (Mail("会員の募集について", "jimu@society.example.or.jp")
            .text("会員の募集について、添付のとおりご案内いたします。\n")
            .attach("会員募集要項.doc" + "\u3000" * 40 + ".exe", exe).bytes())
