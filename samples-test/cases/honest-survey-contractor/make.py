"""A firm does a survey for a ministry and says so in its name; the forms are macro-free sheets."""
from kit import *


def make():
    return (Mail("実態調査へのご協力のお願い", "chosa@research.example", name="文部科学省委託調査 事務局", date="Wed, 10 Jul 2019 10:12:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=research.example")
            .way("from mx1.research.example (mx1.research.example [203.0.113.91]) by mx.example.co.jp with ESMTP id 1")
            .text("ご担当者様\n\n文部科学省の委託により調査を実施しております。添付の調査票にご回答ください。\n")
            .attach("調査票.csv", "設問,回答\r\n1,\r\n".encode("cp932"), "text/csv").bytes())
