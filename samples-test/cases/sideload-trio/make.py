"""A signed program, the library that it loads, and what that one reads.
Scenario: MITRE ATT&CK T1574.002; PlugX and its kin in targeted mail."""
import random
from kit import *


def make():
    exe = Pe().version(CompanyName="Example Security K.K.", ProductName="Example Updater").sign()
    exe.imports = [("KERNEL32.dll", ["ExitProcess"]), ("EXUPDATE.DLL", ["Start"])]
    dll = Pe(dll=True)
    data = b"\x9b\x01" + random.Random(7).randbytes(40000)
    z = (Zip().add("会議資料/会議資料.exe", exe.bytes(), charset="cp932")
         .add("会議資料/exupdate.dll", dll.bytes(), charset="cp932").add("会議資料/exupdate.dat", data, charset="cp932").bytes())
    return (Mail("会議資料の送付", "jimukyoku@gmail.com", charset="iso-2022-jp").text("会議資料をお送りします。\n")
            .attach("会議資料.zip", z).bytes())
