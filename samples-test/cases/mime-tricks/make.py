"""Structure that readers read differently: parts behind the end, base64 cut by padding, two encodings."""
import base64
from kit import *


def make():
    exe = Pe().bytes()
    split = base64.b64encode(exe[:1]) + b"\r\n" + base64.b64encode(exe[1:]) + b"\r\n"
    late = (b"--=_sekisho_1\r\nContent-Type: application/octet-stream; name=\"late.exe\"\r\n"
            b"Content-Transfer-Encoding: base64\r\n\r\n" + b64(exe) + b"--=_sekisho_1--\r\n")
    return (Mail("Scan", "copier@example.co.jp").text("scan\n")
            .part(b"Content-Type: application/octet-stream; name=\"a.exe\"\r\nContent-Transfer-Encoding: base64\r\n", split)
            .bytes(epilogue=late))
