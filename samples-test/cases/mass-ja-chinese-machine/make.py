"""A letter of a bank, written on a Chinese machine: charset, font, letters, marks and a title that no bank uses;
the program in its zip has a name in the Chinese charset.  Scenario: bank phishing of 2013 to 2016, with a program."""
from kit import *

PAGE = """<html><head><style>body { font-family: "微软雅黑", Arial }</style></head><body>
<p style="font-family:宋体">貴様の口座は，第三者による不正な登录が检出されました。</p>
<p>安全のため，本人确认を行ってください、確認しない場合，口座の利用を停止します、よろしくお願いします。</p>
</body></html>"""


def make():
    z = Zip().add("确认手册.scr", Pe().bytes(), charset="gb18030").bytes()
    return (Mail("口座の確認", "info@bank.example.net", name="例示銀行", to="", charset="gb18030",
                 date="Wed, 28 Jan 2015 10:02:00 +0800", Return_Path="<w@relay.example.cn>")
            .html(PAGE, charset="gb18030", label="gb2312")
            .attach("確認.zip", z, "application/zip", charset="gb18030").bytes())
