"""A local government sends a signed archive that decrypts itself, with the icon of a folder."""
from kit import *


def make():
    p = Pe().icon(icons.folder()).version(CompanyName="Example Security Corp.", ProductName="SecureFile", FileDescription="自己解凍書庫", OriginalFilename="sfx.exe").sign()
    p.overlay = Zip().add("a.docx", docs.ooxml("docx"), password="x").bytes()
    return (Mail("調査票の送付について", "toukei@city.example.lg.jp", name="統計課", charset="iso-2022-jp")
            .text("標記の件、調査票を自己復号型の暗号化ファイルでお送りします。\nパスワードは別メールにてお知らせします。\n")
            .attach("調査票.exe", p.bytes(), charset="iso-2022-jp").bytes())
