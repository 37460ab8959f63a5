"""A patch of a logon script, in the text and as a file: it quotes a script and is none."""
from kit import *


def make():
    d = "--- a/logon.vbs\n+++ b/logon.vbs\n@@ -1,4 +1,5 @@\n Set sh = CreateObject(\"WScript.Shell\")\n-sh.Run \"notepad.exe\"\n+sh.Run \"net use Z: \\\\\\\\fs1\\\\share\", 0, True\n+Set x = CreateObject(\"MSXML2.XMLHTTP\")\n x.open \"GET\", \"https://intra.example.co.jp/motd\", False\n"
    return (Mail("[PATCH] logon.vbs: mount the share", "kato@example.co.jp", to="dev@example.co.jp", name="Kato")
            .text("The script ran notepad only.\n\n" + d)
            .attach("0001-logon.vbs-mount-the-share.patch", d.encode(), "text/x-patch").bytes())
