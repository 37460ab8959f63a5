"""The image of an instrument's driver disc, unsigned as small makers leave them, with all its files.
Look-alike of an image that brings a program past the mark of the web."""
from kit import *


def make():
    iso = Iso(volume="SCOPE_DRV")
    for name, data in [("SETUP.EXE", Pe().version(CompanyName="Example Instruments", FileDescription="Setup").bytes()), ("README.TXT", b"readme\r\n"),
                       ("SCOPE.INF", b"[Version]\r\nClass=Ports\r\n"), ("SCOPE.CAT", docs.noise(2000)), ("MANUAL.PDF", docs.PDF), ("AUTORUN.INF", b"[autorun]\r\nopen=SETUP.EXE\r\n")]:
        iso.add(name, data)
    return (Mail("ドライバーディスクのご送付", "support@keisoku.example.jp", name="サポート窓口", charset="iso-2022-jp")
            .text("お世話になっております。\nお問い合わせのオシロスコープのドライバーディスクのイメージをお送りいたします。SETUP.EXE を管理者として実行してください。\n")
            .attach("SCOPE_DRV.iso", iso.bytes()).bytes())
