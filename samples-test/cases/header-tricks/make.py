"""Fields that stand twice, a body in two encodings, text with a rule for the password, an unknown file."""
from kit import *


def make():
    m = Mail("first", "a@b.example.com").add("Subject", "second")
    m.text("パスワードは送信日の日付(西暦8桁)です。\n")
    exe = b64(Pe().bytes())
    m.part(b"Content-Type: application/octet-stream; name=\"x.bin\"\r\nContent-Transfer-Encoding: 7bit\r\n"
           b"Content-Transfer-Encoding: base64\r\n", exe)
    return m.attach("data.rra", b"\x01\xff\x02\xfe" * 64).attach("old.arj", b"\x60\xea" + bytes(40)).bytes()
