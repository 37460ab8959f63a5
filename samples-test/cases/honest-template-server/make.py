"""Letters written with the office's own templates: on its file server, on the writer's disk, in
SharePoint; tables linked from a disk, a hyperlink."""
from kit import *


def make():
    more = office.docx("議事録", relations=[("rId7", "hyperlink", "https://www.example.co.jp/", "External"),
                                          ("rId8", "oleObject", "file:///\\\\fs01\\sales\\2018.xlsx", "External"),
                                          ("rId9", "image", "https://www.example.co.jp/logo.png", "External")])
    return (Mail("議事録の送付", "sato@example.co.jp", name="佐藤", charset="iso-2022-jp").text("議事録をお送りします。\n")
            .attach("a.docx", office.docx_template("file:///\\\\fs01\\template\\letter.dotx"))
            .attach("b.docx", office.docx_template("file:///C:\\Users\\sato\\AppData\\Roaming\\Microsoft\\Templates\\letter.dotx"))
            .attach("c.docx", office.docx_template("https://example.sharepoint.com/sites/somu/letter.dotx"))
            .attach("d.docx", office.docx_template("Normal.dotm"))
            .attach("e.doc", office.doc(template="\\\\fs01.corp.example.co.jp\\dfs\\letter.dot"))
            .attach("f.docx", more).bytes())
