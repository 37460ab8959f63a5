"""An answer to nothing, in Japanese, from the mailbox of a small firm abroad.
Scenario: Emotet in Japan, 2020 to 2022 (IPA)."""
from kit import *


def make():
    z = Zip().add("20210318.vbs", programs.FETCH_VBS.encode()).bytes()
    return (Mail("Re: 打合せの件", "ventas@taller.example.mx", name="佐藤一郎", date="Thu, 18 Mar 2021 01:12:00 -0600",
                 Authentication_Results="mx.example.co.jp; spf=softfail smtp.mailfrom=taller.example.mx; dmarc=fail header.from=taller.example.mx")
            .way("from cp17.host.example (cp17.host.example [203.0.113.17]) by mx.example.co.jp with ESMTP id 1")
            .text("ご確認をお願いいたします。\n").attach("20210318.zip", z, "application/zip").bytes())
