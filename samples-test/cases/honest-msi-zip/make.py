"""A vendor's installer package (MSI) in a zip: cabinet, binary table, signature, as installers have them."""
import struct
from kit import *

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._"


def packed(name, table=False):
    """A name as the installer packs it."""
    v = [DIGITS.index(c) for c in name]
    return ("\u4840" if table else "") + "".join(
        chr(0x3800 + v[i] + (v[i + 1] << 6)) if i + 1 < len(v) else chr(0x4800 + v[i]) for i in range(0, len(v), 2))


def make():
    ole = Ole(clsid=bytes.fromhex("84100c0000000000c000000000000046"))
    ole.add("\5SummaryInformation", bytes(300)).add(packed("_StringPool", True), struct.pack("<HH", 932, 0) + bytes(60))
    ole.add(packed("_StringData", True), b"PropertyProductName").add(packed("File", True), bytes(40))
    ole.add(packed("Data1.cab"), Cab().folder().add("readme.txt", b"How to install.\r\n" * 20).bytes())
    ole.add(packed("Binary.banner.gif"), docs.GIF)
    z = Zip().add("setup.msi", ole.bytes()).add("お読みください.txt", "管理者の方が実行してください。\r\n".encode("cp932"), charset="cp932").bytes()
    return (Mail("月次更新プログラムのお届け", "support@vendor.example.jp", name="サポート", charset="iso-2022-jp")
            .text("いつもお世話になっております。\n今月の更新プログラムをお送りいたします。\n社内の手順に従って適用をお願いいたします。\n\nサポートセンター\n")
            .attach("update.zip", z, "application/zip").bytes())
