"""An add-in: it makes a menu when it is loaded, whose entries do the work."""
from kit import *

SOURCE = '''Sub Auto_Open()
    Dim b
    Set b = Application.CommandBars("Worksheet Menu Bar").Controls.Add(Type:=msoControlButton)
    b.Caption = "更新"
    b.OnAction = "Update"
    Call Check
End Sub
Sub Auto_Close()
    Application.CommandBars("Worksheet Menu Bar").Reset
End Sub
Private Sub Check()
    If Val(Application.Version) < 12 Then MsgBox "Excel 2007 以降でご利用ください。Shell 拡張は不要です。"
End Sub
Sub Update()
    Dim x
    Set x = CreateObject("WinHttp.WinHttpRequest.5.1")
    x.Open "GET", "https://www.example.co.jp/addin/version.txt"
    x.Send
    If x.responseText > "2" Then CreateObject("WScript.Shell").Run "https://www.example.co.jp/addin/"
End Sub
'''


def make():
    return (Mail("アドイン配布のお知らせ", "joho@example.co.jp", name="情報システム課", charset="iso-2022-jp")
            .text("各位\n\n集計用アドインの新しい版を配布します。\n\n情報システム課\n")
            .attach("shukei.zip", Zip().add("集計.xlam", office.xlsm({"Module1": SOURCE}, kind="addin")).add("手順.docx", office.docx("手順")).bytes(), "application/zip").bytes())
