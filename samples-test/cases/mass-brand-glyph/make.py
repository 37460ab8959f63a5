"""A parcel notice from a domain that looks like the carrier's, with the carrier's name; a script in a zip.
Scenario: mass mail of 2016 to 2018 in the name of carriers (J-CRAT, first half of fiscal 2016)."""
from kit import *


def make():
    z = Zip().add("お届け明細.js", programs.FETCH_JS.encode(), charset="cp932").bytes()
    return (Mail("お荷物お届けのお知らせ", "info@kuronekoyarnato.example", name="ヤマト運輸株式会社", date="Wed, 17 Jan 2018 09:12:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=fail smtp.mailfrom=kuronekoyarnato.example; dkim=none")
            .way("from p1234-ipad17.ftth.isp.example (p1234-ipad17.ftth.isp.example [203.0.113.24]) by mx.example.co.jp with ESMTP id 1")
            .text("お客様のお荷物についてお知らせいたします。添付をご確認ください。\n").attach("お届け明細.zip", z, "application/zip").bytes())
