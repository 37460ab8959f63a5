"""A maker of devices sends the disc of a driver, as they came with each device."""
from kit import *


def make():
    setup = (Pe().icon(icons.logo()).version(CompanyName="Example Devices", ProductName="Example Printer Driver",
             FileDescription="Setup", OriginalFilename="setup.exe").sign().bytes())
    iso = (Iso(volume="PRN2016").add("setup.exe", setup).add("autorun.inf", b"[autorun]\r\nopen=setup.exe\r\n")
           .add("readme.txt", b"Run setup.exe.\r\n").add("マニュアル/取扱説明書.txt", "電源を入れます。\r\n".encode("cp932"))
           .add("driver/x64/printer.inf", b"[Version]\r\nSignature=\"$Windows NT$\"\r\n").add("driver/empty.log", b"")
           .add("driver/x64/long_file_name.html", b"<html><body>ok</body></html>").bytes())
    return (Mail("ドライバCDのイメージ", "support@devices.example.co.jp", name="サポートセンター")
            .text("お客様各位\n\nご依頼のドライバCDのイメージをお送りします。\n").attach("prn2016.iso", iso).bytes())
