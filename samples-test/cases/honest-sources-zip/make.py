"""A developer sends sources, with scripts of every kind among them."""
from kit import *


def make():
    z = (Zip()
         .add("proj/build.bat", programs.BAT.encode())
         .add("proj/tools/disk.ps1", programs.PS1.encode())
         .add("proj/tools/print.vbs", programs.VBS.encode("cp932"))
         .add("proj/gulpfile.js", programs.JS.encode())
         .add("proj/src/main.c", b"#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }\n")
         .add("proj/README.md", "# 帳票ツール\n\nbuild.bat で作成します。\n".encode())
         .add("proj/package.json", b'{"name":"tool","version":"1.0.0","scripts":{"build":"node gulpfile.js src"}}\n'))
    return (Mail("ソース一式", "suzuki@dev.example.co.jp", name="鈴木", In_Reply_To="<8@example.co.jp>")
            .text("鈴木です。\nレビュー用のソース一式を送ります。ps1 は管理者の PowerShell で実行してください。\n")
            .attach("proj-1.0.0.zip", z.bytes(), "application/zip").bytes())
