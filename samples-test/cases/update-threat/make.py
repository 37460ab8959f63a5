"""An update that nobody asked for: the letter names the program too, and threatens who does not run it."""
from kit import *


def make():
    return (Mail("【至急】ブラウザ更新プログラムの適用について", "support@update-center.example", name="サポートセンター", charset="iso-2022-jp",
                 date="Wed, 06 Jul 2016 12:51:00 +0900")
            .text("お客様各位\n\n本日中に BrowserUpdate.exe を実行してください。適用しない場合、明日からメールが利用できなくなります。\nサポートセンター\n")
            .attach("update.zip", Zip().add("BrowserUpdate.exe", Pe().version(FileDescription="Browser Update").bytes()).bytes(), "application/zip").bytes())
