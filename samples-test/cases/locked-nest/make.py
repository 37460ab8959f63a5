"""An archive that holds an encrypted archive beside a text with its password.
Scenario: J-CSIP, second quarter of 2016."""
from kit import *


def make():
    inner = Zip().add("会議資料.exe", Pe().bytes(), charset="cp932", password="kaigi2016").bytes()
    z = Zip().add("会議資料.zip", inner, charset="cp932").add("パスワード.txt", "解凍パスワード: kaigi2016\r\n".encode("cp932"), charset="cp932").bytes()
    return (Mail("会議資料", "jimukyoku@gmail.com", charset="iso-2022-jp").text("会議資料です。\n").attach("会議資料.zip", z).bytes())
