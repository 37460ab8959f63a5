"""A vendor's portable tool: its library is signed like its program."""
import random
from kit import *


def make():
    exe = Pe().icon(icons.logo()).version(CompanyName="Example Corporation", ProductName="Example Viewer").sign()
    exe.imports = [("KERNEL32.dll", ["ExitProcess"]), ("exview.dll", ["Start"])]
    dll = Pe(dll=True).version(CompanyName="Example Corporation").sign()
    data = b"\x9b\x01" + random.Random(8).randbytes(20000)
    z = (Zip().add("ExampleViewer/exview.exe", exe.bytes()).add("ExampleViewer/exview.dll", dll.bytes())
         .add("ExampleViewer/exview.dat", data).add("ExampleViewer/readme.txt", b"Portable version.\r\n").bytes())
    return (Mail("Example Viewer ポータブル版", "support@vendor.example.co.jp", name="サポート窓口", In_Reply_To="<q1@example.co.jp>")
            .text("お問い合わせありがとうございます。\nご依頼のポータブル版をお送りいたします。展開してexview.exeを起動してください。\n\nサポート窓口\n")
            .attach("ExampleViewer.zip", z, "application/zip").bytes())
