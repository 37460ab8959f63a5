"""PPAP from a university: the mail in EUC-JP, AES, the names in CP932."""
from kit import *


def make():
    z = (Zip()
         .add("名簿.xlsx", docs.ooxml("xlsx"), charset="cp932", aes=3)
         .add("送付状.pdf", docs.PDF, charset="cp932", aes=3))
    return (Mail("名簿の送付", "kyomu@example.ac.jp", name="教務課", charset="euc-jp")
            .text(letters.PPAP, charset="euc-jp")
            .attach("名簿.zip", z.bytes(), "application/zip", charset="euc-jp").bytes())
