"""The IT section asks everybody to run a .bat and a .reg."""
from kit import *


def make():
    reg = "\ufeffWindows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\Security]\r\n\"Level\"=dword:00000003\r\n".encode("utf-16-le")
    bat = "@echo off\r\nrem プロキシ設定の変更\r\nreg add \"HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\" /v ProxyServer /d proxy.example.co.jp:8080 /f\r\ngpupdate /force\r\npause\r\n".encode("cp932")
    z = (Zip()
         .add("設定変更.reg", reg, charset="cp932")
         .add("プロキシ変更.bat", bat, charset="cp932")
         .add("手順書.docx", docs.ooxml("docx"), charset="cp932"))
    return (Mail("【重要】プロキシ設定変更のお願い", "joho@example.co.jp", to="all@example.co.jp", name="情報システム部", charset="iso-2022-jp")
            .text("各位\n\n11月7日よりプロキシサーバが変わります。\n添付のプロキシ変更.batをダブルクリックして実行してください。\n続いて設定変更.regを実行し、再起動してください。\n\n情報システム部(内線 2200)\n")
            .attach("proxy.zip", z.bytes(), "application/zip").bytes())
