"""A workbook that opens its folder on the file server when it is opened itself: what an attack does
as well, so it may be doubted, but not accused."""
from kit import *

SOURCE = '''Private Sub Workbook_Open()
    Shell "explorer.exe \\\\fs01\\share\\keiri", vbNormalFocus
End Sub
'''


def make():
    return (Mail("経費精算", "keiri@example.co.jp", name="経理部", charset="iso-2022-jp")
            .text("経費精算の一覧です。開くと保存先のフォルダも開きます。\n\n経理部\n").attach("seisan.xlsm", office.xlsm(SOURCE)).bytes())
