"""Links as files: an intranet page in CP932, a share of the office, a library of its server, a
page kept by a browser, a link of Linux and one of macOS."""
from kit import *


def make():
    prop = b"[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,2\r\n"
    library = ('<?xml version="1.0" encoding="UTF-8"?>\r\n<libraryDescription xmlns="http://schemas.microsoft.com/windows/2009/library"><name>経理</name>'
               "<searchConnectorDescriptionList><searchConnectorDescription><simpleLocation><url>\\\\fs01\\keiri</url></simpleLocation>"
               "</searchConnectorDescription></searchConnectorDescriptionList></libraryDescription>\r\n")
    plist = '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>URL</key><string>https://www.example.co.jp/</string></dict></plist>'
    return (Mail("リンク集", "suzuki@example.co.jp", name="鈴木").text("お疲れさまです。よく使うリンクをまとめました。ご利用ください。\n")
            .attach("社内ポータル.url", prop + b"[InternetShortcut]\r\nIDList=\r\nURL=http://portal/menu/\r\nIconFile=\\\\fs01\\icons\\portal.ico\r\nIconIndex=0\r\nHotKey=0\r\n"
                    + "Comment=社内用\r\n".encode("cp932"))
            .attach("共有フォルダー.url", "[InternetShortcut]\r\nURL=file://fs01/共有/予算.xlsx\r\n".encode("cp932"))
            .attach("経理.library-ms", library.encode())
            .attach("規程.website", prop + b"[InternetShortcut]\r\nURL=https://www.example.co.jp/rules/\r\n")
            .attach("wiki.desktop", b"[Desktop Entry]\nType=Link\nName=wiki\nURL=https://wiki.example.co.jp/\n")
            .attach("home.webloc", plist.encode()).bytes())
