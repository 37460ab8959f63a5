"""A free tool of a Chinese maker, sent by a colleague from the IT section: signed, with a setup of its own.
Look-alike of a program that was made abroad."""
from kit import *


def make():
    exe = Pe(language=0x804).version(CompanyName="Example Soft", FileDescription="Viewer Setup").sign().bytes()
    z = Zip().add("viewer_setup.exe", exe).add("readme.txt", "インストール手順\r\n".encode("cp932")).bytes()
    return (Mail("図面ビューアーの件", "jouhou@example.co.jp", name="情報システム課", charset="iso-2022-jp")
            .text("お疲れさまです。\nご依頼のビューアーをお送りします。手順書のとおりに入れてください。\n").attach("viewer.zip", z, "application/zip").bytes())
