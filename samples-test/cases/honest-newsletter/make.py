"""A newsletter through a delivery service: tracker links, bounce address, list headers."""
from kit import *


def make():
    html = """<html><body><p>Our autumn catalogue is here.</p>
<p><a href="https://click.news.example.com/r?u=17">https://www.example.com/catalogue</a></p>
<p><a href="https://click.news.example.com/u">Unsubscribe</a></p></body></html>"""
    return (Mail("Our autumn catalogue", "news@example.com", name="Example Shop", Return_Path="<b-17-soumu=example.co.jp@bounce.esp.example.net>",
                 List_Unsubscribe="<https://click.news.example.com/u>", Precedence="bulk")
            .text("Our autumn catalogue is here.\nhttps://www.example.com/catalogue\n").html(html).bytes(subtype="alternative"))
