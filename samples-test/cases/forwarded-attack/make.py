"""The attack comes inside an attached message: the inner mail is judged, not the carrier."""
from kit import *


def make():
    z = Zip().add("見積依頼.exe", Pe().icon(icons.document()).bytes(), charset="cp932").bytes()
    inner = Mail("見積依頼", "sender@example.net", charset="iso-2022-jp").text("見積をお願いします。\n").attach("見積依頼.zip", z).bytes(boundary="=_in")
    return (Mail("Fwd: 見積依頼", "yamada@example.co.jp", name="山田").text("不審なメールが届きました。確認をお願いします。\n山田\n")
            .part(b"Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"suspicious.eml\"\r\n", inner).bytes())
