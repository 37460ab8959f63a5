"""A design office sends a drawing with the library that a CAD program loads to show it.
Look-alike of a library that a shortcut beside it starts (iso-lnk-2022)."""
from kit import *


def make():
    z = (Zip().add("配管図_revC.dwg", b"AC1027" + docs.noise(9000), charset="cp932")
         .add("HaikanTool.dll", Pe(dll=True).version(CompanyName="例示設計", ProductName="HaikanTool").bytes())
         .add("haikan.lsp", b"(defun c:haikan () (command \"_.layer\" \"_set\" \"0\" \"\"))\r\n"))
    return (Mail("配管図 rev.C", "takemura@sekkei.example", name="例示設計 竹村", charset="iso-2022-jp", date="Wed, 08 Jul 2020 17:33:00 +0900")
            .text("例示研究所 施設課 御中\n\n配管図 rev.C をお送りします。凡例の表示にはプラグインが必要ですので同封しました。\n"
                  "NETLOAD で読み込んでください。\n竹村\n")
            .attach("haikan_revC.zip", z.bytes(), "application/zip").bytes())
