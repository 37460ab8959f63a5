"""The head of the firm writes from a free mail address and wants a QR code by return.
Scenario: IPA, checklists on suspicious mail; J-CSIP, second quarter of 2019."""
from kit import *


def make():
    return (Mail("業務連絡", "yamada.president77@gmail.com", name="山田 太郎", to="soumu@example.co.jp", date="Tue, 14 Jan 2025 09:12:00 +0900")
            .text("お疲れ様です。山田です。\n業務のためLINEグループを作成し、そのQRコードをこのメールに返信してください。\n").bytes())
