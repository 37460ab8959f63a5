"""A ministry that signs all of its mail, without a signature.  Scenario: MEXT, statement of March 2022."""
from kit import *


def make():
    return (Mail("調査のお願い", "kenkyu@mext.go.jp", name="文部科学省", date="Thu, 10 Mar 2022 10:12:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=softfail smtp.mailfrom=mext.go.jp")
            .way("from host17.example (host17.example [203.0.113.17]) by mx.example.co.jp with ESMTP id 1")
            .text("関係各位\n\n調査にご協力ください。\n").attach("調査.zip", Zip().add("調査.exe", Pe().icon(icons.document()).bytes(), charset="cp932").bytes()).bytes())
