"""A bank in the name, a bare number behind the link."""
from kit import *


def make():
    page = '<html><body>三井例示銀行です。ご本人確認のため<a href="http://198.51.100.22/smbc/login.php">https://direct.mitsui-reiji.example.co.jp/</a>へログインしてください。</body></html>'
    return (Mail("【重要】ご本人確認のお願い", "info@rnail.example.ru", name="info@mitsui-reiji.example.co.jp")
            .html(page).bytes())
