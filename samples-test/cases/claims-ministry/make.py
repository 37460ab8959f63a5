"""A ministry's office writes from a free mail address to the press office, on what the site works on; a program in a zip.
Scenario: notices of January 2017 on mail in the name of a funding body (sophia.ac.jp, ccweb.cc 2017-01-20)."""
from kit import *


def make():
    exe = Pe().icon(icons.document()).bytes()
    z = Zip().add("耐熱合金の公募について.exe", exe, charset="cp932").bytes()
    return (Mail("耐熱合金の公募について", "mext.kenkyu2017@gmail.com", name="文部科学省 研究振興局", to="kouhou@example.co.jp",
                 date="Wed, 18 Jan 2017 10:12:00 +0900", X_Originating_IP="[203.0.113.77]")
            .way("from mail-it0-f45.google.com (mail-it0-f45.google.com [203.0.113.45]) by mx.example.co.jp with ESMTPS id 1",
                 "by mail-it0-f45.google.com with SMTP id 2 for <kouhou@example.co.jp>")
            .text("例示研究所 広報ご担当者様\n\n公募についてお知らせいたします。添付をご確認ください。\n\n"
                  "-----------------------------\n文部科学省 研究振興局\nE-mail: shinkou@mext.example.go.jp\n-----------------------------\n")
            .attach("耐熱合金の公募について.zip", z, "application/zip").bytes())
