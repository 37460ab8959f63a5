"""A card notice to anybody that hurries its reader to the one page it links to.
Scenario: Council of Anti-Phishing Japan, monthly reports (cards, endings of the pages)."""
from kit import *


def make():
    return (Mail("【重要】カードご利用確認のお願い", "info@cardsupport.example.net", name="例示カード", to="soumu@example.co.jp", date="Tue, 14 Jun 2022 03:12:00 +0900")
            .text("お客様\n\n例示カードをご利用いただきありがとうございます。\nカードのご利用について確認させていただきたいことがあります。\n24時間以内に確認されない場合、カードのご利用を制限させていただきます。\n\nhttps://card-login.reiji-check.top/\n").bytes())
