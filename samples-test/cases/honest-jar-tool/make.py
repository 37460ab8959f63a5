"""The IT section hands on a small tool in Java with its libraries, as its maker packs it."""
from kit import *


def make():
    klass = b"\xca\xfe\xba\xbe\0\0\0\x37" + bytes(200)
    tool = (Zip().add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\nMain-Class: jp.example.csv.Main\r\nClass-Path: lib/text.jar\r\n\r\n")
            .add("jp/example/csv/Main.class", klass).bytes())
    text = (Zip().add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\n\r\nName: jp/example/\r\nMain-Class: none\r\n")
            .add("jp/example/text/Text.class", klass).bytes())
    z = Zip()
    for name, data in (("csvtool/csvtool.jar", tool), ("csvtool/lib/text.jar", text), ("csvtool/README.txt", b"CSV tool 1.4\r\n" * 9),
                       ("csvtool/LICENSE.txt", b"Apache License\r\n" * 9), ("csvtool/sample.csv", b"a,b\r\n" * 9)):
        z.add(name, data)
    return (Mail("CSV変換ツールの配布", "joho@example.co.jp", name="情報システム課", charset="iso-2022-jp")
            .text("各位\n\n情報システム課です。\nご要望のあったCSV変換ツールをお送りします。\n"
                  "使い方はREADME.txtをご覧ください。ご不明な点は内線2315までお願いします。\n")
            .attach("csvtool-1.4.zip", z.bytes(), "application/zip").bytes())
