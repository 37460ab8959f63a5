"""An inert file with the strings of a known espionage tool's second generation, in the form that they have there."""
from kit import *


def make():
    pe = Pe()
    pe.data = (b"GAPZCM_MAINEXE\0GoogleZCM\0STTip.asp\0.asp?HostID=\0IIS\0GET\0www.microsoft.com\0"
               b"reg add hkcu\\software\\microsoft\\windows\\currentversion\\run /v\0"
               b"\xC6\x47\x04\x4D\xC6\x47\x05\x5A\xC6\x47\x06\x90\xC6\x47\x07\x00")
    z = Zip().add("同窓会名簿.exe", pe.icon(icons.document(accent=(30, 120, 60))).bytes(), charset="cp932").bytes()
    return (Mail("同窓会のご案内", "dousoukai.kanji@gmail.com", charset="iso-2022-jp", to="kenkyu-b@example.ac.jp")
            .text("同窓会の名簿をお送りします。\n").attach("同窓会名簿.zip", z, charset="iso-2022-jp").bytes())
