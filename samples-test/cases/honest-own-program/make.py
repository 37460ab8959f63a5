"""A researcher sends the program that he has written, and says so: its file name stands in the letter.
Look-alike of update-threat."""
from kit import *


def make():
    a = (Lzh(1).add("SPEC3/SPEC3.EXE", Pe(stamp=0x2A425E19).bytes()).add("SPEC3/README.TXT", b"SPEC3 ver.3.02\r\n")
         .add("SPEC3/UNIT1.PAS", b"unit Unit1;\r\ninterface\r\nend.\r\n"))
    return (Mail("スペクトル解析プログラム", "y-hirose@isp.example", name="廣瀬", charset="iso-2022-jp", date="Sun, 22 Jul 2012 07:58:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=isp.example")
            .text("中川様\n\n廣瀬です。研究会でお話ししたプログラムをお送りします。ＳＰＥＣ３．ＥＸＥだけで動きます。インストールは不要です。\n\n廣瀬 義男\n")
            .attach("SPEC3.LZH", a.bytes()).bytes())
