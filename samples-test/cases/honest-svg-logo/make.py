"""A logo that moves without a script, and a diagram with text in foreignObject."""
from kit import *


def make():
    logo = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><style>circle{fill:#069}@keyframes a{to{opacity:0}}</style>'
            '<circle cx="50" cy="50" r="40"><animate attributeName="r" values="30;40;30" dur="2s" repeatCount="indefinite"/></circle></svg>')
    diagram = ('<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><foreignObject width="200" height="50">'
               '<div xmlns="http://www.w3.org/1999/xhtml">サーバー</div></foreignObject><a xlink:href="https://www.diagrams.net/doc/faq/svg-export-text-problems"><text x="5">Text</text></a></svg>')
    return (Mail("ロゴの案", "design@studio.example.co.jp", name="デザイン", date="Mon, 18 Nov 2024 10:00:00 +0900").text("ロゴと構成図をお送りします。\n")
            .attach("logo.svg", logo.encode(), "image/svg+xml").attach("diagram.svg", diagram.encode(), "image/svg+xml").bytes())
