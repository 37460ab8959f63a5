"""Mails that give no password of an attachment, though many speak about passwords."""
from . import phrases


def none():
    return phrases.load("none_ja.txt", "ja") + phrases.load("none_en.txt", "en")


def second():
    return phrases.load("none_second.txt", "both")
