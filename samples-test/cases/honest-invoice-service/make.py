"""A service sends an invoice for its customer, whose address stands in the name and in Reply-To."""
from kit import *


def make():
    return (Mail("請求書のお知らせ（株式会社例示）", "no-reply@invoice-saas.example.com", name="株式会社例示 keiri@example-customer.co.jp", Return_Path="<0101015@ap-northeast-1.amazonses.example.com>", Reply_To="keiri@example-customer.co.jp")
            .text("株式会社例示から請求書が届きました。\n以下のURLからダウンロードしてください。\nhttps://invoice-saas.example.com/d/8fa1\n")
            .attach("請求書_202211.pdf", docs.PDF, "application/pdf").bytes())
