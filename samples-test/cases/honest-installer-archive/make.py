"""Installers that carry a cabinet, an archive with programs and a licence to agree to."""
from kit import *


def make():
    cab = b"MSCF\0\0\0\0" + bytes(200)
    setup = (Pe().icon(icons.logo()).version(CompanyName="Example Corporation", ProductName="Example Scanner Driver",
             FileDescription="Setup", OriginalFilename="setup.exe").resource(10, 101, b"{\\rtf1\\ansi\\deff0 END USER LICENCE. You may use this.\\par " + b"x " * 60 + b"}")
             .resource(10, 200, cab))
    load = (Zip().add("setup/install.exe", Pe().bytes()).add("setup/install.bat", b"@echo off\r\ninstall.exe /quiet\r\n")
            .add("setup/service.vbs", b"Set s = CreateObject(\"WScript.Shell\")\r\ns.Run \"install.exe\", 0\r\n").add("setup/readme.txt", b"Run it.\r\n"))
    setup.overlay = load.bytes()
    return (Mail("複合機ドライバーの件", "support@vendor.example.co.jp", name="サポート窓口", charset="iso-2022-jp")
            .text("お世話になっております。\nお問い合わせのドライバーをお送りします。setup.exe を実行してください。\n")
            .attach("setup.exe", setup.bytes()).bytes())
