"""A page that opens one of the house's own network."""
from kit import *


def make():
    page = '<html><head><meta http-equiv="refresh" content="0; url=http://intranet/kitei/"></head><body><a href="http://intranet/kitei/">規程集</a></body></html>'
    return (Mail("規程集の場所", "soumu2@example.co.jp", name="総務").text("規程集は添付のページから開けます。\n")
            .attach("規程集.html", page.encode(), "text/html").bytes())
