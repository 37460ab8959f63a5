"""The contact form of our own site, which is kept elsewhere: our address, the visitor's for the answer."""
from kit import *


def make():
    return (Mail("【お問い合わせ】見学について", "form@example.co.jp", to="soumu@example.co.jp", Reply_To="visitor.hanako@yahoo.co.jp",
                 X_PHP_Originating_Script="33:contact.php")
            .way("from web7.hosting.example (web7.hosting.example [203.0.113.90]) by mx.example.co.jp with ESMTP id 1",
                 "(from apache@localhost) by web7.hosting.example (8.14.4/8.14.4/Submit) id u4H0C")
            .text("お名前: 花子\nお問い合わせ: 見学は可能でしょうか。\n").bytes())
