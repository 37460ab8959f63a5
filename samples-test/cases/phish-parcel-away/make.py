"""A carrier's name, a sender and a page that are not the carrier's; the page begins with the carrier's domain.
Scenario: Council of Anti-Phishing Japan, monthly reports (carriers)."""
from kit import *


def make():
    return (Mail("お荷物のお届けについて", "notice@mailer.example.net", name="お届け担当", to="soumu@example.co.jp", date="Tue, 14 Jun 2022 03:12:00 +0900")
            .text("佐川急便をご利用いただきありがとうございます。\n\nお荷物をお届けにあがりましたが、ご不在のため持ち帰りました。\n下記よりご確認ください。\n\nhttps://sagawa-exp.co.jp.delivery-check.example/\n").bytes())
