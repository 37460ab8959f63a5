"""A newsletter whose links show the firm's page and lead through the counter of the service that sends it."""
from kit import *


def make():
    page = '<html><body><p>今月の新製品です。</p><a href="https://click.mail-service.example.net/t/9a8b">https://www.trading.example/new/</a></body></html>'
    return (Mail("例示商店ニュース 5月号", "news@trading.example", name="例示商店", List_Unsubscribe="<mailto:stop@mail-service.example.net>",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=trading.example; dkim=pass header.d=trading.example")
            .html(page).bytes())
