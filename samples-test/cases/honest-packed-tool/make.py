"""A colleague sends the small free tool that everybody in the section uses: packed, unsigned, old."""
from kit import *


def make():
    exe = Pe(stamp=1300000000).icon(icons.logo()).version(CompanyName="K. Suzuki", ProductName="Rename tool")
    exe.named = {".text": "UPX0", ".data": "UPX1"}
    z = Zip().add("rename/rename.exe", exe.bytes()).add("rename/readme.txt", "リネームツール Ver1.2\r\n".encode("cp932")).bytes()
    return (Mail("Re: リネームツール", "tanaka@example.co.jp", In_Reply_To="<3@example.co.jp>", References="<3@example.co.jp>")
            .text("お疲れさまです。田中です。\n昨日話していたツールです。解凍してそのまま使えます。\n\n> ファイル名を一括で変えるツール、送ってもらえますか。\n")
            .attach("rename.zip", z, "application/zip").bytes())
