"""What Exchange sends to people without it: a meeting request as winmail.dat, with the agenda in it."""
from kit import *
from kit.tnef import *


def make():
    t = (Tnef().kind("IPM.Schedule.Meeting.Request").subject("定例会議のご案内").sender("tanaka@partner.example.co.jp", "田中 一郎")
         .to("soumu@example.co.jp", "総務部").text("来週の定例会議についてご案内いたします。\n場所は第2会議室です。\n")
         .prop(0x0060, TIME, 131080464000000000).prop(0x0061, TIME, 131080500000000000)
         .attach("議題.xlsx", docs.ooxml("xlsx")))
    return (Mail("定例会議のご案内", "tanaka@partner.example.co.jp", name="田中 一郎", charset="iso-2022-jp")
            .text("来週の定例会議についてご案内いたします。\n場所は第2会議室です。\n")
            .attach("winmail.dat", t.bytes(), "application/ms-tnef").bytes())
