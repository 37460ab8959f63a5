"""A partner's office in Shanghai writes Japanese with its own clock and mail program; its host passes."""
from kit import *


def make():
    return (Mail("Re: 出荷予定", "li@factory.example", name="李", date="Tue, 17 May 2016 08:12:00 +0800", X_Mailer="Foxmail 7.2.7.26[cn]",
                 In_Reply_To="<1@example.co.jp>", Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=factory.example")
            .way("from mail.factory.example (mail.factory.example [203.0.113.80]) by mx.example.co.jp with ESMTP id 1")
            .text("いつもお世話になっております。\n出荷予定をお送りします。\n").attach("予定.zip", Zip().add("予定.csv", b"5/20,300", charset="cp932").bytes(), "application/zip").bytes())
