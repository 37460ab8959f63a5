"""A software house answers a customer's question with a corrected module.  Look-alike of viewer-lure."""
from kit import *


def make():
    z = Zip().add("KEIRI.EXE", Pe(stamp=0x55000000).version(CompanyName="Example Soft", ProductName="KEIRI", FileVersion="5.1.0.3").bytes()).add("readme.txt", b"5.1.0.3\r\n")
    return (Mail("修正モジュールの送付", "support@soft-house.example", name="サポート 鈴木", charset="iso-2022-jp", date="Thu, 12 Apr 2018 14:00:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=soft-house.example")
            .text("例示研究所 経理課 小林様\n\nいつもお世話になっております。サポートの鈴木です。\n"
                  "修正モジュールをお送りします。解凍後、インストール先のフォルダに上書きしてください。\n")
            .attach("hotfix_0412.zip", z.bytes(), "application/zip").bytes())
