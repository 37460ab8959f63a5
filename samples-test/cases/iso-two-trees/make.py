"""The tree that Windows shows holds a program, the other one a picture: what stands
in one tree only, and a file under two names that no writer makes of one."""
from kit import *


def make():
    iso = (Iso().add("旅行の写真.jpg", docs.JPG, joliet=False).add("旅行の写真.exe", Pe().bytes(), primary=False)
           .add("手順.exe", Pe().icon(icons.logo()).bytes(), primary="MANUAL.PDF;1").bytes())
    return (Mail("写真", "friend@mail.example.com").text("写真です。\n").attach("photo.iso", iso).bytes())
