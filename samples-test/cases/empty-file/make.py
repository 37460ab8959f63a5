"""An empty file: nothing to see, and said so by a clean, complete answer."""
FILE = "empty.txt"


def make():
    return b""
