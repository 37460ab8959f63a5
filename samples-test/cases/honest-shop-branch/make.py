"""A shop that sells at a market says so in its name."""
from kit import *


def make():
    return (Mail("ご注文ありがとうございます", "shop@reijiya.example", name="例示屋 楽天市場店", date="Wed, 10 Jul 2019 10:12:00 +0900")
            .text("ご注文ありがとうございます。発送は明日を予定しております。\n").bytes())
