"""Tables with bars and quotes, a SYLK file of a calculator of 1990, XML of a form of Word 2003."""
from kit import *


def make():
    return (Mail("集計表", "sato@example.co.jp", charset="iso-2022-jp").text("集計表をお送りします。\n")
            .attach("shukei.csv", "品名|'型番',数量\r\n='1月'!A1,3\r\nA|B,\"it's|'quoted'\"\r\n".encode("cp932"), "text/csv")
            .attach("hyo.slk", b"ID;PCALCOOO32\r\nB;Y2;X2\r\nC;Y1;X1;K1\r\nC;Y2;X1;K3;ESUM(R[-1]C:R[-1]C)\r\nE\r\n")
            .attach("youshiki.xml", office.word2003(text="様式")).attach("flat.xml", office.flat(office.docx("本文"))).bytes())
