"""A vendor sends a virtual disk with the driver of a device for a test machine."""
from kit import *


def make():
    setup = (Pe().icon(icons.logo()).version(CompanyName="Example Devices", ProductName="Example Board Driver",
             FileDescription="Setup", OriginalFilename="setup.exe").sign().bytes())
    volume = (Fat(5000).add("setup.exe", setup).add("driver/board.inf", b"[Version]\r\nSignature=\"$Windows NT$\"\r\n")
              .add("取扱説明書.txt", "電源を入れます。\r\n".encode("cp932")).bytes())
    return (Mail("評価用ドライバのイメージ", "support@devices.example.co.jp", name="サポートセンター")
            .text("お客様各位\n\nご依頼の評価用ドライバのディスクイメージをお送りします。\n")
            .attach("board.vhdx", vhdx(partitioned(volume))).bytes())
