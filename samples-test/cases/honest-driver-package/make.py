"""A maker's package of a driver: a signed setup among its parts, notes and settings.
Look-alike of a program in an archive."""
from kit import *


def make():
    z = (Zip().add("DRV310/Setup.exe", Pe().version(CompanyName="Example Printing", FileDescription="Setup").sign().bytes())
         .add("DRV310/readme.txt", "インストール手順\r\n".encode("cp932")).add("DRV310/exprn.inf", b"[Version]\r\nClass=Printer\r\n")
         .add("DRV310/exprn.cat", docs.noise(3000)).add("DRV310/exprn.dll", Pe(dll=True).sign().bytes()).add("DRV310/exprnui.dll", Pe(dll=True).sign().bytes())
         .add("DRV310/license.rtf", b"{\\rtf1 License}").add("DRV310/manual/index.htm", b"<html><body>manual</body></html>")
         .add("DRV310/logo.bmp", b"BM" + bytes(300)).bytes())
    return (Mail("ドライバーのご送付", "support@printing.example.jp", name="サポート窓口", charset="iso-2022-jp")
            .text("お世話になっております。\nお問い合わせのプリンタードライバーをお送りいたします。\nご不明な点がございましたらご連絡ください。\n").attach("DRV310.zip", z, "application/zip").bytes())
