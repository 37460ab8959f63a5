"""A locked letter with its password in the mail, and a macro inside: APT10 against Japan, 2018."""
from kit import *

SOURCE = '''Sub AutoOpen()
    Dim f
    f = Environ("TEMP") & "\\a.txt"
    Open f For Output As #1
    Print #1, StrReverse("tset")
    Close #1
    Shell "cmd.exe /c certutil -decode " & f & " " & f & ".exe"
End Sub
'''


def make():
    return (Mail("海洋政策に関する勉強会のご案内", "kenkyu@example.net", charset="iso-2022-jp", date="Mon, 10 Sep 2018 10:00:00 +0900")
            .text("先生\n\n勉強会の資料をお送りいたします。\nパスワード：kaiyo2018\n")
            .attach("資料.docm", agile(office.docm(SOURCE), "kaiyo2018"), charset="iso-2022-jp").bytes())
