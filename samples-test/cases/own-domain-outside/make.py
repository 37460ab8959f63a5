"""A script in a mail that pretends to come from the recipient's own office, through a host abroad.
Scenario: notices of Tokyo Metropolitan University, 2016 (mass mail with the recipient's own domain)."""
from kit import *


def make():
    z = Zip().add("scan_0517.vbs", programs.FETCH_VBS.encode()).bytes()
    return (Mail("Scan from office copier", "copier@example.co.jp", Return_Path="<copier@example.co.jp>",
                 Authentication_Results="mx.example.co.jp; spf=softfail smtp.mailfrom=example.co.jp")
            .way("from pool-17-24.dyn.isp.example (unknown [203.0.113.24]) by mx.example.co.jp (Postfix) with ESMTP id 1")
            .text("Please find the attached scan.\n").attach("scan_0517.zip", z, "application/zip").bytes())
