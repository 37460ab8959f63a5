"""A shop's notice whose link shows the shop and leads elsewhere: nothing is attached, and that acquits nobody.
Look-alike of honest-newsletter-counted."""
from kit import *


def make():
    page = '<html><body><p>ご注文を確認できませんでした。</p><a href="https://login.rakuten-check.example.invalid/a">https://order.my.rakuten.co.jp/</a></body></html>'
    return (Mail("ご注文の確認のお願い", "order@shop-mail.example", name="注文センター", date="Fri, 10 Feb 2023 09:12:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=fail smtp.mailfrom=shop-mail.example")
            .way("from ppp-203-0-113-77.pool.example.net (ppp-203-0-113-77.pool.example.net [203.0.113.77]) by mx.example.co.jp with ESMTP id 2")
            .html(page).bytes())
