"""The display name holds a ministry's address, the mail comes from somewhere else."""
from kit import *


def make():
    exe = Pe().icon(icons.document()).bytes()
    z = Zip().add("評価の実施について.exe", exe, charset="cp932").add("評価の実施について.doc", b"inert", charset="cp932").bytes()
    return (Mail("評価の実施について", "office@branch.example.com", name="kakari@ministry.example.jp", charset="utf-8",
                 Reply_To="kakari@mailbox.example.org")
            .text("関係各位\n\n評価の実施について、添付のとおりお知らせいたします。\n").attach("評価の実施について.zip", z).bytes())
