"""Our colleague's post comes back over a mailing list, which breaks SPF and puts its own signature on it."""
from kit import *


def make():
    return (Mail("[kenkyu 118] 研究会の日程", "sato@example.co.jp", to="kenkyu@ml.society.example", name="佐藤", date="Wed, 10 May 2023 10:12:00 +0900",
                 Sender="kenkyu-owner@ml.society.example", List_Id="<kenkyu.ml.society.example>", Precedence="list",
                 Return_Path="<kenkyu-bounce@ml.society.example>",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=ml.society.example; dkim=pass header.d=ml.society.example; dmarc=fail header.from=example.co.jp")
            .way("from ml.society.example (ml.society.example [203.0.113.50]) by mx.example.co.jp with ESMTPS id 1")
            .text("佐藤です。\n\n次回は6月14日でいかがでしょうか。\n").attach("日程案.zip", Zip().add("日程案.txt", b"6/14 6/21", charset="cp932").bytes(), "application/zip").bytes())
