"""A bank's notice that was written with Foxmail in China; nothing is attached but a link.
Scenario: bank phishing of 2013 to 2016."""
from kit import *


def make():
    return (Mail("【例示銀行】本人認証サービス", "webmaster@bank.example.net", name="例示銀行", charset="gb18030", date="Tue, 7 Jan 2014 22:12:00 +0800",
                 X_Mailer="Foxmail 6, 13, 102, 15 [cn]")
            .text("お客様各位\n\nシステムの更新に伴い、下記より本人認証をお願いいたします。\nhttp://bank.example.invalid/login\n", label="gb2312").bytes())
