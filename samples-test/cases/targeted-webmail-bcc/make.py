"""A web mail account writes to a desk, Bcc only; beside the program lies a genuine sheet of the same name.
Scenario: Kyushu Institute of Technology, notice of August 2015."""
from kit import *


def make():
    z = (Zip().add("名簿.exe", Pe().icon(icons.document()).bytes(), charset="cp932").add("名簿.xls", docs.OLE + bytes(600), charset="cp932").bytes())
    return (Mail("名簿の確認", "ryugaku.madoguchi@excite.co.jp", to="", name="例示研究所 留学生係", date="Thu, 20 Aug 2015 10:12:00 +0900",
                 X_Originating_IP="203.0.113.77")
            .text("\n").attach("名簿.zip", z, "application/zip").bytes())
