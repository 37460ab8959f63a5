"""A workbook of 1996 that is still in use, its macros on a sheet that everybody sees; and one that
greets at its opening."""
from kit import *


def make():
    sheet = ['=ALERT("今月の予算を入力してください")', '=SET.VALUE("A1",SUM(1,2))', "=RETURN()"]
    plain = ['=ALERT("budget",2)', '=GOTO("A1")', "=RETURN()"]
    return (Mail("予算表", "yosan@example.co.jp", name="予算係", charset="iso-2022-jp").text("予算表をお送りします。ご記入ください。\n")
            .attach("yosan.xls", office.xls_xlm(plain, hidden=0, auto=False))
            .attach("yosan2.xls", office.xls_xlm(sheet, hidden=0, auto=True))
            .attach("yosan3.xlsm", office.xlsm_xlm(sheet, hidden=0, auto=False)).bytes())
