"""The IT section explains how to enable the macros of its own form, on a Windows PC, and whom to ask."""
from kit import *


def make():
    return (Mail("経費精算書(マクロ版)の使い方", "it-support@example.co.jp", name="情報システム課", to="yamada@example.co.jp", charset="iso-2022-jp")
            .text("営業部 山田様\n\nお疲れさまです。情報システム課の高橋です。\n先日お問い合わせの件、経費精算書(マクロ版)の使い方をお送りします。\n\n1. Windowsパソコンで開いてください。スマートフォンでは開けません。\n2. 黄色い帯が出たら「コンテンツの有効化」を押してください。\n3. 月末までに提出してください。\n\n社外から届いたファイルのマクロは有効にしないでください。\n不明な点は内線2222までお願いします。\n")
            .attach("経費精算書の使い方.pdf", docs.PDF, "application/pdf", charset="iso-2022-jp").bytes())
