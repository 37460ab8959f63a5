"""A script with its words written backwards, named like a document; the mail in EUC-JP."""
from kit import *


def make():
    return (Mail("請求書の送付", "keiri@supplier.example.net", charset="euc-jp")
            .text("お世話になります。\n請求書を送付いたします。ご確認ください。\n", charset="euc-jp")
            .attach("請求書.zip", Zip().add("請求書_2016.pdf.vbs", programs.FETCH_VBS.encode("cp932"), charset="cp932").bytes(), charset="euc-jp").bytes())
