"""A colleague passes on what a ministry has written, with the ministry's link and a list of addresses."""
from kit import *


def make():
    return (Mail("Fwd: 調査のお願い(文部科学省)", "suzuki.home@gmail.com", name="鈴木", to="yamada@example.co.jp", charset="iso-2022-jp")
            .text("山田さん\n\n鈴木です。文部科学省から調査の依頼が来ていますので転送します。\n回答は今週中にお願いします。\nhttps://www.mext.go.jp/a_menu/\n\n鈴木\n\n-----Original Message-----\n文部科学省研究振興局の山本と申します。\n調査へのご協力をお願いします。\n").bytes())
