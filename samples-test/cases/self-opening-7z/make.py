"""An archive behind a program that would open it; the one inside wears a document's icon."""
from kit import *


def make():
    stub = Pe().icon(icons.logo()).version(FileDescription="7z SFX", CompanyName="").bytes()
    z = SevenZip().add("請求書.exe", programs.lure()).bytes(prefix=stub)
    return (Mail("請求書", "keiri@example.com", charset="iso-2022-jp")
            .text("請求書をお送りします。\n").attach("請求書.exe", z, charset="iso-2022-jp").bytes())
