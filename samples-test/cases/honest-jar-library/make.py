"""A developer sends a library of Java classes to a colleague, with its manifest."""
from kit import *


def make():
    jar = (Zip().add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\nCreated-By: 11.0.2\r\n")
           .add("jp/example/Calc.class", b"\xca\xfe\xba\xbe\0\0\0\x37" + bytes(200))
           .add("jp/example/Text.class", b"\xca\xfe\xba\xbe\0\0\0\x37" + bytes(300)).bytes())
    return (Mail("計算ライブラリの更新版", "tanaka@example.co.jp", name="田中").text("お疲れさまです。田中です。\n\n計算ライブラリの更新版をお送りします。\nテストは通っています。\n")
            .attach("calc-1.2.jar", jar).bytes())
