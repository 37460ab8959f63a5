"""A service sends invoices for us, from our address; its own domain passes."""
from kit import *


def make():
    return (Mail("請求書発行のお知らせ", "keiri@example.co.jp", name="例示研究所 経理部", date="Wed, 10 May 2023 10:12:00 +0900",
                 Return_Path="<b-17@bounce.invoice.example>",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=bounce.invoice.example; dkim=pass header.d=invoice.example; dmarc=none")
            .way("from out3.invoice.example (out3.invoice.example [203.0.113.60]) by mx.example.co.jp with ESMTPS id 1")
            .text("請求書を発行しました。\n").attach("請求書.pdf", docs.PDF, "application/pdf").bytes())
