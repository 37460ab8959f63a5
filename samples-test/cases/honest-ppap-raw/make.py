"""PPAP from an old mailer: subject and name are raw CP932."""
from kit import *


def make():
    z = Zip().add("請求書（１１月分）.pdf", docs.PDF, charset="cp932", password="1234")
    raw = "請求書（11月分）.zip".encode("cp932")
    return (Mail("請求書送付".encode("cp932"), "keiri@factory.example.co.jp")
            .text(letters.PPAP, charset="cp932", label="shift_jis", encoding="8bit")
            .attach(raw, z.bytes(), "application/octet-stream").bytes())
