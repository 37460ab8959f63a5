"""Mail messages byte by byte, so that they can also be wrong."""
import base64
import quopri


def jis(text):
    """Text as ISO-2022-JP mailers send it (CP50221 rows come out as they are)."""
    return text.encode("iso2022_jp_ext" if text.isascii() else "iso2022_jp")


def b64(data, width=76):
    text = base64.b64encode(data)
    return b"\r\n".join(text[i:i + width] for i in range(0, len(text), width)) + b"\r\n"


def qp(data):
    return quopri.encodestring(data).replace(b"\n", b"\r\n")


def encoded_word(text, charset="utf-8"):
    """One RFC 2047 word; longer texts are cut at characters by the caller."""
    raw = jis(text) if charset.lower() == "iso-2022-jp" else text.encode(charset)
    return "=?%s?B?%s?=" % (charset, base64.b64encode(raw).decode())


def header_value(value, charset):
    if isinstance(value, bytes):
        return value
    if value.isascii():
        return value.encode()
    words, step = [], 12
    for i in range(0, len(value), step):
        words.append(encoded_word(value[i:i + step], charset))
    return "\r\n ".join(words).encode()


class Mail:
    """A message: headers in order, one body text, attachments."""

    def __init__(self, subject="", sender="", to="soumu@example.co.jp", name="", charset="utf-8",
                 date="Tue, 17 May 2016 09:12:00 +0900", **more):
        self.charset = charset
        self.headers = []
        self.parts = []
        who = sender
        if name:
            shown = name if name.isascii() else header_value(name, charset).decode()
            who = ('"%s" <%s>' % (name, sender)) if name.isascii() else "%s <%s>" % (shown, sender)
        self.add("Received", "from mx.%s (mx.%s [192.0.2.10]) by mx.example.co.jp with ESMTP; %s"
                 % ((sender.split("@")[-1] or "unknown.example",) * 2 + (date,)))
        self.add("From", who)
        if to:
            self.add("To", to)
        self.add("Subject", subject)
        self.add("Date", date)
        self.add("Message-ID", more.pop("message_id", "<20160517.0912@%s>" % sender.split("@")[-1]))
        for key, value in more.items():
            self.add(key.replace("_", "-"), value)

    def add(self, field, value):
        self.headers.append((field, value))
        return self

    def drop(self, field):
        self.headers = [h for h in self.headers if h[0].lower() != field.lower()]
        return self

    def way(self, *hops):
        """Other Received fields, newest first; each without its date."""
        date = [v for f, v in self.headers if f == "Date"][0]
        self.drop("Received")
        self.headers[:0] = [("Received", "%s; %s" % (hop, date)) for hop in hops]
        return self

    def text(self, body, charset=None, label=None, subtype="plain", encoding="base64"):
        """The text that a person reads; label is the charset that it claims."""
        charset = charset or self.charset
        raw = body if isinstance(body, bytes) else (
            jis(body) if charset.lower() == "iso-2022-jp" else body.encode(charset))
        label = charset if label is None else label
        head = "Content-Type: text/%s%s\r\n" % (subtype, "; charset=%s" % label if label else "")
        if encoding == "base64":
            data = b64(raw)
        elif encoding == "quoted-printable":
            data = qp(raw)
        else:
            data = raw.replace(b"\n", b"\r\n")
        head += "Content-Transfer-Encoding: %s\r\n" % encoding
        self.parts.append((head.encode(), data))
        return self

    def html(self, body, **more):
        return self.text(body, subtype="html", **more)

    def attach(self, name, data, type="application/octet-stream", charset="utf-8",
               head=None, encode=True):
        """A file; head replaces the whole part header where it is to be odd."""
        if head is None:
            shown = name if isinstance(name, bytes) else header_value(name, charset)
            head = (b"Content-Type: " + type.encode() + b";\r\n name=\"" + shown + b"\"\r\n"
                    b"Content-Disposition: attachment;\r\n filename=\"" + shown + b"\"\r\n"
                    b"Content-Transfer-Encoding: base64\r\n")
        self.parts.append((head, b64(data) if encode else data))
        return self

    def part(self, head, data):
        """A part exactly as given."""
        self.parts.append((head, data))
        return self

    def bytes(self, boundary="=_sekisho_1", subtype="mixed", preamble=b"", epilogue=b""):
        out = b""
        for field, value in self.headers:
            out += field.encode() + b": " + header_value(value, self.charset) + b"\r\n"
        out += b"MIME-Version: 1.0\r\n"
        if len(self.parts) == 1 and not preamble and not epilogue:
            head, data = self.parts[0]
            return out + head + b"\r\n" + data
        out += ('Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (subtype, boundary)).encode()
        out += preamble
        for head, data in self.parts:
            out += b"--" + boundary.encode() + b"\r\n" + head + b"\r\n" + data
            if not data.endswith(b"\n"):
                out += b"\r\n"
        return out + b"--" + boundary.encode() + b"--\r\n" + epilogue
