"""Names with versions, dates, blanks, full-width signs, half-width kana, emoji, and very long."""
from kit import *

NAMES = [
    "仕様書 ver.1.2.3.docx",
    "2016.11.04 議事録.pdf",
    "ｶﾀﾛｸﾞ（最新版）．pdf",
    "報告書🎉最終🎉.pptx",
    "Ａ社　見積　２０１６．１１．xlsx",
    "議事録 (1) (2).docx",
    "com.example.app-1.0.js.txt",
    "www.example.com.pdf",
    "写真　　　　　　　　　　　　　現場.jpg",
    "長い名前の資料" * 14 + ".pdf",
    "平成28年度_補助金_様式第1号(第3条関係)_記入例_rev2.1_final.final2.doc",
    "No.12.5㎡.pdf",
    "がぎぐ.pdf"]


def make():
    z = Zip()
    m = Mail("資料一式", "tanto@partner.example.co.jp", name="担当").text("資料を送ります。\n")
    for n in NAMES:
        d = docs.of(n.rsplit(".", 1)[-1])
        z.add(n, d)
        m.attach(n, d)
    return m.attach("一式.zip", z.bytes(), "application/zip").bytes()
