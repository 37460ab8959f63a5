"""Mass mail of 2021 in the name of the recipient's own office; the site's own policy says that its host must not.
Scenario: as own-domain-outside, with the authentication of later years."""
from kit import *


def make():
    z = Zip().add("請求書.vbs", programs.FETCH_VBS.encode(), charset="cp932").bytes()
    return (Mail("請求書の件", "keiri@example.co.jp", name="経理部", date="Wed, 17 Mar 2021 09:12:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=fail smtp.mailfrom=example.co.jp; dkim=none; dmarc=fail header.from=example.co.jp")
            .way("from srv17.host.example (srv17.host.example [203.0.113.17]) by mx.example.co.jp with ESMTP id 1")
            .text("請求書を送付いたします。\n").attach("請求書.zip", z, "application/zip").bytes())
