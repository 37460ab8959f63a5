"""A university forwards a mail to where its member works now: SPF fails, the signature of the sender holds."""
from kit import *


def make():
    return (Mail("抜刷送付の件", "mori@lab.example.net", to="tanaka@alumni.univ.example", name="森", date="Wed, 10 May 2023 10:12:00 +0900",
                 Return_Path="<mori@lab.example.net>",
                 Authentication_Results="mx.example.co.jp; spf=fail smtp.mailfrom=lab.example.net; dkim=pass header.d=lab.example.net; dmarc=pass header.from=lab.example.net")
            .way("from fw.univ.example (fw.univ.example [203.0.113.70]) by mx.example.co.jp with ESMTPS id 1")
            .text("田中様\n\n抜刷をお送りします。\n森\n").attach("抜刷.zip", Zip().add("抜刷.pdf", docs.PDF, charset="cp932").bytes(), "application/zip").bytes())
