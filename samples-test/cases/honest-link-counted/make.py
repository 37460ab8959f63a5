"""A shop shows its own page and counts who goes there; it has really sent the mail.  Look-alike of phish-shown-link."""
from kit import *


def make():
    page = '<html><body><p>ご注文の品を発送しました。</p><a href="https://click.mail-service.example.net/t/9a8b">https://www.shop.example/orders/</a></body></html>'
    return (Mail("発送のお知らせ", "order@shop.example", name="例示商店", date="Fri, 10 Feb 2023 09:12:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=shop.example; dkim=pass header.d=shop.example; dmarc=pass header.from=shop.example")
            .html(page).bytes())
