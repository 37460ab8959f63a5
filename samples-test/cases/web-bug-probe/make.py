"""A call for papers that only wants to know who opens it.
Scenario: Kotson and Schulz, arXiv 1508.07885."""
from kit import *

PAGE = """<html><body><p>Dear Dr. Yamada,</p><p>We would be glad to learn more of your work on coral reefs.</p>
<img src="https://t.reiji-journal.example/o?u=9" width="1" height="1"></body></html>"""


def make():
    return (Mail("Your work on coral reefs", "editor@reiji-journal.example", to="t.yamada@example.ac.jp").html(PAGE).bytes())
