"""The agency of a maker answers our own mail with the driver that was lost.  Look-alike of targeted-talk and
thread-thief-2020."""
from kit import *


def make():
    iso = (Iso(volume="USBDRV").add("setup.exe", Pe(stamp=0x50A2C300).version(CompanyName="Example Instruments", FileDescription="USB Driver").bytes())
           .add("scope.sys", Pe(machine=0x8664, stamp=0x50A2C2A0).sign().bytes()).add("scope.cat", docs.noise(1040))
           .add("scope.inf", b"[Version]\r\nClass=USB\r\nProvider=%MFG%\r\n"))
    return (Mail("Re: オシロ USBドライバの件", "matsuo@keisoku.example", name="松尾", charset="iso-2022-jp", date="Wed, 20 Mar 2013 18:03:00 +0900",
                 In_Reply_To="<51495B10.2060209@example.co.jp>")
            .text("高梨先生\n\n松尾です。ドライバ CD の中身を送ります。\n\n> 松尾様\n> CD を紛失してしまいました。メールで送れますか。\n")
            .attach("USBDRV.zip", Zip().add("USBDRV.iso", iso.bytes()).bytes(), "application/zip").bytes())
