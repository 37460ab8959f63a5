"""A RAR behind a picture, which WinRAR opens, holds a program; another one is locked."""
from kit import *

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0" + bytes(range(256)) * 300 + b"\xff\xd9"


def make():
    exe = Pe().icon(icons.document()).bytes()
    rar = Rar4().add("写真.exe", exe).bytes(prefix=JPEG)
    locked = Rar5().add("写真2.jpg", JPEG, password="1").bytes(prefix=JPEG)
    return (Mail("写真です", "tomo@free.example").text("写真を送ります。\n")
            .attach("photo.jpg", rar, "image/jpeg").attach("photo2.jpg", locked, "image/jpeg").bytes())
