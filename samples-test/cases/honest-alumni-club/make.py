"""The club of former members writes from a free mail address, with our name and a locked list."""
from kit import *


def make():
    z = Zip().add("出欠表.xlsx", b"PK inert" * 40, charset="cp932", password="x7Tq2").bytes()
    return (Mail("同窓会のご案内", "reijiken.ob@gmail.com", name="例示研究所同窓会 事務局", date="Wed, 10 May 2023 12:12:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=gmail.com; dkim=pass header.d=gmail.com; dmarc=pass header.from=gmail.com")
            .way("from mail-it0-f45.google.com (mail-it0-f45.google.com [203.0.113.45]) by mx.example.co.jp with ESMTPS id 1")
            .text("会員各位\n\n今年の同窓会のご案内です。出欠表のパスワードは昨年と同じです。\n\n---------------\n例示研究所同窓会\nE-mail: ob@alumni.example.com\n---------------\n")
            .attach("出欠表.zip", z, "application/zip").bytes())
