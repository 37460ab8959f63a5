"""The computer section warns of mail in odd Japanese, and quotes it."""
from kit import *


def make():
    body = ("職員各位\n\n「貴様のアカウントは停止された」「を送付致します」など、不自然な日本語のメールが届いています。\n"
            "「稅務署」「确认」のように、日本では使わない漢字が混ざることもあります。\n添付ファイルは開かず、情報システム課までご連絡ください。\n\n"
            "> 貴様の口座は一时停止されました。\n> を送付致します\n")
    return Mail("不審なメールにご注意ください", "system@example.co.jp", name="情報システム課").text(body).bytes()
