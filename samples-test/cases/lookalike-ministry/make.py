"""The domain of the sender is that of a ministry with one word more; the document is a program.
Scenario: NPA and NISC, alert of November 2022 (another ending than the real organisation has)."""
from kit import *


def make():
    return (Mail("勉強会のご案内", "asia.chosa@mofa-jp.example", name="山田 太郎", date="Thu, 1 Dec 2022 10:00:00 +0900")
            .text("先生\n\n勉強会のご案内です。添付をご覧ください。\n山田\n")
            .attach("案内.zip", Zip().add("案内.exe", Pe().icon(icons.document()).bytes(), charset="cp932").bytes(), "application/zip").bytes())
