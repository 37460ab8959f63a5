"""An answer in Japanese to a stolen mail, by the clock of another continent and through a mailbox that its host
vouches for.  Scenario: Emotet, September 2020.  Look-alike of targeted-application."""
from kit import *

VBA = 'Sub Document_Open()\n Set o = CreateObject("WScript.Shell")\n o.Run "cmd /c " & Chr(112) & "owershell -enc AAAA", 0\nEnd Sub\n'


def make():
    return (Mail("Re: 空調設備定期点検の件", "administracion@hotel-costa.example", name="原(例示設備)", date="Wed, 02 Sep 2020 18:05:36 -0500",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=hotel-costa.example; dkim=pass header.d=hotel-costa.example")
            .text("お世話になっております。\n添付ファイルをご確認ください。\n\n原\n").attach("点検報告.doc", office.doc({"ThisDocument": VBA})).bytes())
