"""The IT section hands out a program in a zip; the mail has never left the house."""
from kit import *


def make():
    return (Mail("会計システムの更新", "joho@example.co.jp", name="情報システム課", date="Mon, 27 Jun 2016 13:05:00 +0900")
            .way("from ex1.example.co.jp (ex1.example.co.jp [198.51.100.7]) by mx.example.co.jp with ESMTP id 2",
                 "from pc17 (unknown [10.1.2.3]) by ex1.example.co.jp with ESMTP id 1")
            .text("職員各位\n\n会計システムの更新プログラムを配布します。展開して実行してください。\n情報システム課 内線 2203\n")
            .attach("kaikei.zip", Zip().add("kaikei_update.exe", programs.installer(name="kaikei_update.exe")).bytes(), "application/zip").bytes())
