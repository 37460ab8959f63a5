"""Minutes of a meeting as a notebook, with the slide and the photo that were shown."""
from kit import *


def make():
    note = onenote([("会議資料.pdf", docs.pdf() if hasattr(docs, "pdf") else b"%PDF-1.4\n%%EOF\n"),
                    ("写真.jpg", b"\xff\xd8\xff\xe0" + bytes(300))])
    return (Mail("議事録の送付", "tanaka@example.co.jp", name="田中").text("お疲れさまです。\n本日の議事録を送ります。\n")
            .attach("議事録.one", note).bytes())
