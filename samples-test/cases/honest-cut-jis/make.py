"""ISO-2022-JP cut wherever a line was full, and labelled as anything but that."""
from kit import *


def pieces(name, *cuts):
    """RFC 2231 segments of ISO-2022-JP, cut at these bytes."""
    raw = name.encode("iso2022_jp")
    at = [0, *cuts, len(raw)]
    out = []
    for i, (a, b) in enumerate(zip(at, at[1:])):
        head = "iso-2022-jp'ja'" if i == 0 else ""
        out.append(" filename*%d*=%s%s" % (i, head, "".join("%%%02X" % c for c in raw[a:b])))
    return ";\n".join(out)


def part(disposition, body, kind=b"text/plain; charset=us-ascii"):
    return b"--b\nContent-Type: " + kind + b"\n" + disposition + b"\n" + body + b"\n"


def make():
    # The first cut is inside an escape sequence, the second inside a character.
    name = ("Content-Disposition: attachment;\n" + pieces("議事録の写し.txt", 2, 8, 14) + "\n").encode()
    # Raw, in quotes, one half of a character being a quote or a backslash, no way back to ASCII.
    raw = "議題あアぼボ".encode("iso2022_jp")[:-3]
    raw = b'Content-Disposition: attachment; filename="' + raw + b'"\n'
    return (b"From: a@b.example.co.jp\nTo: c@d.example.co.jp\nDate: Tue, 17 May 2016 09:12:00 +0900\n"
            b"Message-ID: <cut@b.example.co.jp>\nMIME-Version: 1.0\nSubject: "
            + encoded_word_of("打合せの件".encode("iso2022_jp"), 7)
            + b"\nContent-Type: multipart/mixed; boundary=b\n\n"
            + part(b"", "お世話になっております。議事録をお送りします。\n".encode("iso2022_jp"))
            + part(name, "議事録です。\n".encode("utf-8"), b"text/plain; charset=shift_jis")
            + part(raw, "議題は三つあります。ご確認ください。\n".encode("cp932"), b"text/plain; charset=iso-2022-jp")
            + b"--b--\n")


def encoded_word_of(raw, cut):
    import base64
    words = [b"=?ISO-2022-JP?B?" + base64.b64encode(p) + b"?=" for p in (raw[:cut], raw[cut:])]
    return b"\n ".join(words)
