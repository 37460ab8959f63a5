"""A picture for one reader, an archive for another; and a program called .jpg."""
from kit import *


def make():
    z = Zip().add("run.exe", Pe().bytes()).bytes(prefix=b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(200) + b"\xff\xd9")
    return (Mail("photos", "a@b.example.com").text("photos\n").attach("beach.jpg", z, "image/jpeg")
            .attach("sea.jpg", Pe().bytes(), "image/jpeg").attach("list.doc", Zip().add("a.exe", Pe().bytes()).bytes(), "application/msword").bytes())
