"""A letter without macros that loads its template from outside; and one of Word 97."""
from kit import *


def make():
    return (Mail("会議資料のご送付", "secretary@example.net", charset="iso-2022-jp", date="Thu, 12 Oct 2023 10:00:00 +0900").text("会議の資料をお送りいたします。\nご確認ください。\n")
            .attach("資料.docx", office.docx_template("http://files.example.invalid/update/letter.dotm"), charset="iso-2022-jp")
            .attach("資料.doc", office.doc(template="http://203.0.113.8/letter.dot"), charset="iso-2022-jp").bytes())
