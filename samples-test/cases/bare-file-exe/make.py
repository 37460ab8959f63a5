"""A file that is no message is judged as an attachment without a mail."""
from kit import *

FILE = "請求書.pdf.exe"


def make():
    return Pe().icon(icons.document()).bytes()
