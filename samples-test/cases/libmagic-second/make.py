"""A kind of file that our typer has no word for gets libmagic's."""
import struct
from kit import *


def make():
    # an ICC colour profile: known to libmagic, of no concern to us
    icc = struct.pack(">I4sI4s4s4s", 256, b"lcms", 0x02100000, b"mntr", b"RGB ", b"XYZ ") + bytes(12) + b"acsp" + bytes(216)
    return Mail("profile", "a@b.example.com").text("the profile\n").attach("screen.icc", icc).bytes()
