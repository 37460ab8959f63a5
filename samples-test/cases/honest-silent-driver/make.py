"""A driver that installs itself without asking, as a vendor's support sends it."""
from kit import *


def make():
    config = b";!@Install@!UTF-8!\r\nProgress=\"no\"\r\nRunProgram=\"setup.exe /s /norestart\"\r\n;!@InstallEnd@!"
    sfx = (Pe().icon(icons.logo()).version(CompanyName="Example Corporation", ProductName="Example LAN Driver",
           FileDescription="7z Setup SFX").resource(10, 1, b"\x89PNG\r\n\x1a\n" + bytes(100)))
    sfx.overlay = config + b"7z\xbc\xaf\x27\x1c\0\4" + bytes(100)
    return (Mail("LANドライバーの件", "support@vendor.example.co.jp", name="サポート窓口", charset="iso-2022-jp")
            .text("お世話になっております。\nLANドライバーをお送りします。実行すると自動でインストールされます。\n")
            .attach("lan-driver.exe", sfx.bytes()).bytes())
