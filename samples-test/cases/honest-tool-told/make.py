"""A colleague of a partner sends a tool and says so, without its file name.  Look-alike of viewer-lure."""
from kit import *


def make():
    return (Mail("波形ツールの修正版", "kondo@keisoku.example", name="近藤", charset="iso-2022-jp", date="Tue, 12 Jun 2018 10:02:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=keisoku.example; dkim=pass header.d=keisoku.example")
            .text("永井様\n\nお世話になっております。近藤です。\n波形を読むツールを直しましたのでお送りします。古いものと置き換えてください。\n近藤\n")
            .attach("wave.zip", Zip().add("WaveRead.exe", Pe(stamp=0x5A000000).version(ProductName="WaveRead", CompanyName="Example").bytes())
                    .add("changes.txt", b"1.2 fixed\r\n").bytes(), "application/zip").bytes())
