"""A mail from a domain that is one glyph off the site's own, in the name of the site.
Scenario: NPA and NISC, alert of November 2022 (senders whose domain resembles the real one)."""
from kit import *


def make():
    return (Mail("【例示研究所】委員会資料", "jimukyoku@examp1e.example", name="例示研究所 事務局", Reply_To="jimukyoku.rei@gmail.com", date="Thu, 1 Dec 2022 10:00:00 +0900",
                 Sender="postman@sender.example.net")
            .text("委員各位\n\n次回の資料をお送りします。\n")
            .attach("資料.zip", Zip().add("資料.exe", Pe().icon(icons.document()).bytes(), charset="cp932").bytes(), "application/zip").bytes())
