"""The IT section sends a signed installer."""
from kit import *


def make():
    exe = (Pe().icon(icons.logo()).version(CompanyName="Example Corporation", ProductName="Example VPN Client",
           FileDescription="Example VPN Client Setup", OriginalFilename="vpnsetup.exe").sign().bytes())
    z = Zip().add("vpn-client-5.2/vpnsetup.exe", exe).add("vpn-client-5.2/readme.txt", b"Run vpnsetup.exe.\r\n").bytes()
    return (Mail("[情報システム課] VPNクライアント更新のお願い", "it-support@example.co.jp", name="情報システム課")
            .text("各位\n\nVPNクライアントを5.2に更新してください。手順は社内ポータルに掲載しています。\n"
                  "不明な点は内線1234までお問い合わせください。\n\n情報システム課\n")
            .attach("vpn-client-5.2.zip", z, "application/zip").bytes())
