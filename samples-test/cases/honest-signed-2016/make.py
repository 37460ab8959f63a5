"""A partner whose host signs its mail, in 2016; a locked zip."""
from kit import *


def make():
    z = Zip().add("見積書.xlsx", b"PK inert" * 40, charset="cp932", password="k7Gh3Lq").bytes()
    return (Mail("お見積書送付の件", "suzuki@trading.example.net", name="鈴木",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=trading.example.net; dkim=pass header.d=trading.example.net")
            .text("お世話になっております。\nお見積書をお送りします。パスワードは別途お送りします。\n").attach("お見積書.zip", z, "application/zip").bytes())
