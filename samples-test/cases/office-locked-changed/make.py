"""A locked document that was changed after it was locked: its code does not fit."""
from kit import *


def make():
    return (Mail("Report", "sato@example.co.jp").text("The report.\nPassword: report-77\n")
            .attach("report.docx", agile(docs.of("docx"), "report-77", kind="sha384", bits=192, wrong_code=True)).bytes())
