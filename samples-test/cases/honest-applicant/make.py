"""An applicant writes from a free mail address and locks his papers; the password stands in the letter."""
from kit import *


def make():
    data = Zip().add("履歴書_田中.pdf", docs.PDF, charset="cp932", password="Tanaka0517").bytes()
    return (Mail("中途採用への応募(田中一郎)", "ichiro.tanaka77@gmail.com", name="田中 一郎", charset="iso-2022-jp", to="saiyo@example.co.jp", date="Tue, 14 Jun 2022 09:12:00 +0900")
            .text("例示株式会社 採用ご担当者様\n\nはじめまして。田中一郎と申します。\n貴社の中途採用に応募いたします。\n履歴書と職務経歴書をお送りします。\nパスワードは Tanaka0517 です。\n\nご検討のほど、よろしくお願いいたします。\n\n田中 一郎\n")
            .attach("履歴書_田中.zip", data, "application/zip", charset="iso-2022-jp").bytes())
