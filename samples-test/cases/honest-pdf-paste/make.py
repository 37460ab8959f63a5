"""Minutes that were copied out of a PDF: lines break anywhere, blanks stand inside of headings."""
from kit import *


def make():
    body = ("議 事 録（抜粋）\n\n本計画は、地域における子育て支援の充実を図るため、平成28年度から5年間\nの取組を定めるものである。市は、関係機関と連携し、計画\n"
            "の推進に努める。また、計画の進捗状況\nを毎年度点検し、公表する。\n\nお 知 ら せ\n次回は 6 月 10 日に開催する。\n")
    return Mail("会議資料の抜粋", "kikaku@city.example.jp", name="企画課").text(body, charset="iso-2022-jp").bytes()
