"""A maker of devices sends the image of a floppy disk for an old controller: DOS
programs' data, a manual in Japanese names, and nothing hidden."""
from kit import *


def make():
    volume = (Fat().add("README.TXT", "書き込み手順: このイメージをフロッピーに書き込んでください。\r\n".encode("cp932"))
              .add("制御装置 更新手順.txt", "1. 電源を切ります。\r\n".encode("cp932"))
              .add("FIRM/CTRL0210.BIN", bytes(range(256)) * 16).add("FIRM/VERSION.INI", b"[version]\r\nrev=2.10\r\n").bytes())
    return (Mail("制御装置の更新データ", "support@devices.example.co.jp", name="サポートセンター")
            .text("お客様各位\n\nご依頼の更新用ディスクのイメージをお送りします。\n").attach("ctrl0210.img", volume).bytes())
