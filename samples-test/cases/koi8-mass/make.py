"""Japanese subject in a mail that claims a Russian charset; Bcc only; a program with a number for a name.
Scenario: the mass mail of January 2016 on staff cuts."""
from kit import *


def make():
    html = "<html><body>人事課に提出してください。添付資料を参照してください。</body></html>".encode()
    z = Zip().add("定員削減の命令書_117.scr", Pe().bytes(), charset="cp932").bytes()
    return (Mail("定員削減", "kadry17@mail.example.ru", name="Отдел кадров", to="", Return_Path="<b@relay.example.de>")
            .text(html, label="koi8-r", subtype="html").attach("定員削減の命令書_117.zip", z).bytes())
