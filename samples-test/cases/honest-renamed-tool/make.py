"""The filter of an office eats programs, so its IT section sends a tool under another ending and says so."""
from kit import *


def make():
    return (Mail("印刷ツールの送付", "takahashi@example.co.jp", name="情報システム課 高橋", to="yamada@example.co.jp", charset="iso-2022-jp")
            .text("営業部 山田様\n\nお疲れさまです。高橋です。\nご依頼の印刷ツールを送ります。メールの制限を避けるため拡張子を変えてあります。\n保存後、拡張子を「exe」に変更してお使いください。\n不明な点は内線2222まで。\n")
            .attach("print_tool.ex_", programs.installer(name="print_tool.exe"), charset="iso-2022-jp").bytes())
