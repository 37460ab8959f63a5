"""A society's call for members in plain Japanese, made by a Chinese mail program: the form is a program.
Scenario: J-CRAT, first half of fiscal 2016.  Look-alike of mass-ja-chinese-machine, whose Japanese is not."""
from kit import *


def make():
    return (Mail("会員の募集", "info@gakkai-jimukyoku.example", name="学会事務局", to="kouhou@example.co.jp", charset="iso-2022-jp",
                 date="Tue, 15 Mar 2016 10:02:37 +0800", X_Mailer="Foxmail 7, 0, 1, 91[cn]")
            .text("先生各位\n\n会員を募集しています。\n詳細は添付をご覧ください。\n\n事務局\n")
            .attach("会員募集要項.zip", Zip().add("会員募集要項.exe", Pe().icon(icons.document()).bytes(), charset="cp932").bytes(), "application/zip", charset="iso-2022-jp").bytes())
