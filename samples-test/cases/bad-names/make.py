"""Names that hide their end: a NUL, a path out, invisible signs, dots that are none."""
from kit import *


def make():
    z = (Zip().add(b"a.txt\0.exe", Pe().bytes()).add("../../x/b.txt", b"text b").add("c\u200b\u200d.txt", b"text c")
         .add("見積書\uff0epdf\u2024exe", Pe(dll=True).bytes()).bytes())
    return Mail("files", "a@b.example.com").text("files\n").attach("files.zip", z).bytes()
