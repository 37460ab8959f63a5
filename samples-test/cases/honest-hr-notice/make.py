"""Every April: the personnel section sends round who goes where."""
from kit import *


def make():
    return (Mail("4月1日付人事異動について", "jinji@example.co.jp", name="総務部人事課", charset="iso-2022-jp", to="all@example.co.jp", date="Fri, 01 Apr 2016 09:00:00 +0900")
            .text("各位\n\nお疲れさまです。人事課の鈴木です。\n4月1日付の人事異動を添付のとおりお知らせします。\nご確認ください。\n\n--\n総務部人事課 鈴木 内線 2345\n")
            .attach("人事異動一覧_20160401.pdf", docs.PDF, "application/pdf", charset="iso-2022-jp").bytes())
