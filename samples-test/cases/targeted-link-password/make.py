"""An invitation to comment on a strait, to one scholar by name; the paper lies on a drive, its password in the letter.
Scenario: NPA and NISC, alert of 30 November 2022; Trend Micro on Earth Kasha, 2024."""
from kit import *


def make():
    return (Mail("台湾海峡情勢に関する意見交換会へのご招待", "forum.asakura@gmail.com", name="国際関係フォーラム 朝倉", to=encoded_word("山田 太郎") + " <t.yamada@example.ac.jp>", date="Tue, 18 Jun 2024 10:12:00 +0900")
            .text("例示大学 法学部\n山田 太郎 先生\n\n国際関係フォーラムの朝倉と申します。\n台湾海峡の安全保障についての意見交換会に、先生をお招きしたく存じます。\n趣意書を下記に置きました。\n\nhttps://1drv.ms/u/s!Ab12\n\nパスワードは forum2024 です。\n").bytes())
