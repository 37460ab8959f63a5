"""A maker's support desk sends a printer driver as a signed cabinet."""
from kit import *

INF = "[Version]\r\nSignature=\"$Windows NT$\"\r\nClass=Printer\r\nProvider=%MFG%\r\nDriverVer=05/01/2016,3.1.4.0\r\n" \
      "[Strings]\r\nMFG=\"Example K.K.\"\r\n"


def make():
    c = (Cab().add("exprint.inf", INF.encode("utf-16")).add("x64\\exprint.dll", Pe(dll=True, machine=0x8664).version(
        CompanyName="Example K.K.", FileDescription="Printer Driver", OriginalFilename="exprint.dll").bytes())
         .folder(0).add("お読みください.txt", "ドライバーの入れ方\r\n".encode("cp932"), charset="cp932"))
    return (Mail("Re: プリンタードライバーについて", "support@printer.example.co.jp", charset="utf-8")
            .text("お問い合わせの件、最新のドライバーを添付いたします。\n添付の説明をお読みのうえ、入れ替えをお願いいたします。\n\nサポート窓口\n")
            .attach("exprint-3.1.4.cab", c.bytes(signature=b"\x30\x82\x01\x00" + docs.noise(256)),
                    "application/vnd.ms-cab-compressed").bytes())
