"""Tables that are text: a formula that starts a program, and macros in SYLK."""
from kit import *


def make():
    return (Mail("名簿", "info@example.net", charset="iso-2022-jp").text("名簿を送ります。ご確認ください。\n")
            .attach("meibo.csv", "氏名,住所\r\n山田,=cmd|'/c echo'!A0\r\n".encode("cp932"), "text/csv")
            .attach("meibo.slk", office.sylk(['=EXEC("cmd /c "&CHAR(101)&"cho")', "=HALT()"]))
            .attach("dde.slk", b"ID;P\r\nC;Y1;X1;K0;EMSEXCEL|'\\..\\..\\..\\Windows\\System32\\cmd.exe /c echo'!''\r\nE\r\n").bytes())
