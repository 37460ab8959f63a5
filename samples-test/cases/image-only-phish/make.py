"""A notice that is one picture with a link, so that no filter reads its words."""
from kit import *

PAGE = """<html><body><a href="https://login.reiji-check.example/"><img src="cid:p1" alt=""></a></body></html>"""


def make():
    return (Mail("重要なお知らせ", "support@mailer.example.net", name="例示カード", date="Tue, 14 Jun 2022 03:12:00 +0900")
            .html(PAGE).attach("p1.gif", docs.GIF, "image/gif").bytes(subtype="related"))
