"""An application to the institute by name, from free mail: in the zip lies a shortcut beside a genuine CV.
Scenario: espionage against those who hire (LODEINFO, 2020; disks with shortcuts, 2024)."""
from kit import *


def make():
    z = (Zip().add("自己紹介.lnk", lnk(target="C:\\Windows\\System32\\cmd.exe", arguments="/c start read1.txt", icon="imageres.dll"), charset="cp932")
         .add("CV.docx", docs.ooxml("docx")))
    return (Mail("応募書類の送付(研究補助職)", "mayumi.kurata.cv@gmail.com", name="倉田 真弓", date="Wed, 28 Aug 2024 18:07:34 +0900")
            .text("例示研究所 採用ご担当者様\n\n倉田真弓と申します。研究補助職の募集に応募いたします。\n履歴書一式をお送りいたします。\n\n倉田 真弓\n")
            .attach("応募書類.zip", z.bytes(), "application/zip").bytes())
