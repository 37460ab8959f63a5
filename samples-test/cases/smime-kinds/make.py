"""Envelopes of S/MIME in each other: signed in signed, certificates only, encrypted in signed."""
from kit import *

HEAD = b"Content-Type: application/pkcs7-mime; name=\"smime.p7m\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"


def make():
    text = b"Content-Type: text/plain; charset=us-ascii\r\n\r\nsigned twice\r\n"
    return (Mail("envelopes", "sender@example.net").text("See the attachments.\n")
            .attach("a.p7m", signed(HEAD + b64(signed(text))), "application/pkcs7-mime")
            .attach("b.p7c", signed(None), "application/pkcs7-mime")
            .attach("c.p7m", signed(HEAD + b64(enveloped(b"0" * 64))), "application/pkcs7-mime")
            .attach("e.p7m", b64(signed(text)), "application/pkcs7-mime")
            .attach("d.p7m", pem(signed(text), "CMS"), "application/pkcs7-mime").bytes())
