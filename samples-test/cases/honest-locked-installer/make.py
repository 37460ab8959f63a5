"""A patch of a vendor in an encrypted zip, as asked for."""
from kit import *


def make():
    z = (Zip()
         .add("PatchTool_v2.03.exe", programs.installer(True, product="Patch Tool"), password="pp2016")
         .add("リリースノート.pdf", docs.PDF, charset="cp932", password="pp2016"))
    return (Mail("修正パッチの送付 (案件番号 2016-0412)", "sup@vendor.example.co.jp", name="株式会社ベンダー サポート", charset="iso-2022-jp", In_Reply_To="<77@example.co.jp>")
            .text("お世話になっております。\nご依頼の修正パッチをお送りします。\nパスワードは別メールでお送りします。\n")
            .attach("PatchTool_v2.03.zip", z.bytes(), "application/zip").bytes())
