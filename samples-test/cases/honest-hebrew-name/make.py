"""A name in Hebrew with a right-to-left mark."""
from kit import *


def make():
    return (Mail("הצעת מחיר", "sales@trade.example.co.il", name="דוד")
            .text("שלום,\n\nמצורפת הצעת המחיר.\n\nתודה\n")
            .attach("הצעת מחיר \u200f(2).xlsx", docs.ooxml("xlsx")).bytes())
