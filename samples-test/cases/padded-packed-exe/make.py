"""A packed program that says it is Microsoft's, blown up with 12 MB of zeros, made the day before."""
from kit import *


def make():
    exe = Pe(stamp=1463400000).version(CompanyName="Microsoft Corporation", FileDescription="Security update")
    exe.named = {".text": "UPX0", ".data": "UPX1"}
    exe.overlay = bytes(12 << 20)
    z = Zip().add("security_update.exe", exe.bytes()).bytes()
    return (Mail("Security update", "update@mail.example.net", Date="Tue, 17 May 2016 09:12:00 +0900")
            .text("Please install the attached update today.\n").attach("update.zip", z).bytes())
