"""A paper with equations of the old editor, as Word saves it for a journal."""
from kit import *

EQUATION = bytes.fromhex("02ce020000000000c000000000000046")


def make():
    doc = Rtf().text("On the motion of bodies").field("HYPERLINK \"https://journal.example.org/\"", "journal")
    for i in range(4):
        part = (Ole(clsid=EQUATION).add("\1Ole", bytes(20)).add("\1CompObj", bytes(100))
                .add("Equation Native", b"\x1c\0\0\0\2\0" + bytes([i]) * 90).bytes())
        doc.text("equation (%d)" % i).object("Equation.3", part)
    return (Mail("Revised manuscript", "author@university.example.ac.jp", date="Thu, 5 Mar 2009 10:20:00 +0900")
            .text("Dear editor,\n\nplease find the revised manuscript attached.\n").attach("paper.rtf", doc.bytes(), "text/rtf").bytes())
