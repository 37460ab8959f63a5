"""The IT section hands out a client by the mail service in the cloud that its own domain permits (SPF and
DKIM pass for it).  Look-alike of own-domain-outside, where nothing passes."""
from kit import *


def make():
    return (Mail("VPN クライアントの配布", "joho@example.co.jp", name="情報システム課", date="Tue, 07 Apr 2020 19:15:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=example.co.jp; dkim=pass header.d=example.co.jp")
            .way("from out12.cloud-office.example.net (out12.cloud-office.example.net [203.0.113.12]) by mx.example.co.jp with ESMTPS id 2")
            .text("職員各位\n\n在宅勤務用の VPN 接続ソフトを配布します。展開して VPNClientSetup.exe を実行してください。\n情報システム課 内線 2203\n")
            .attach("vpn.zip", Zip().add("VPNClientSetup.exe", programs.installer(signed=True, name="VPNClientSetup.exe")).bytes(), "application/zip").bytes())
