"""A workbook that offers to install the add-in that it is: it copies itself where Excel looks for add-ins."""
from kit import *

SOURCE = '''Private Sub Workbook_Open()
    If MsgBox("アドインを登録しますか", vbYesNo) = vbYes Then
        ThisWorkbook.SaveCopyAs Application.UserLibraryPath & ThisWorkbook.Name
        AddIns.Add(Application.UserLibraryPath & ThisWorkbook.Name).Installed = True
    End If
End Sub
'''


def make():
    return (Mail("アドイン", "joho@example.co.jp", name="情報システム課", charset="iso-2022-jp")
            .text("開くと登録の画面が出ます。\n\n情報システム課\n").attach("shukei.xlam", office.xlsm(SOURCE, kind="addin")).bytes())
