"""The letter introduces itself as of a ministry and comes from a free mail address; a link to a name like the
ministry's under another ending, and a program in a zip.
Scenario: NPA and NISC, alert of 30 November 2022; IPA, 124 mails of 2012 and 2013."""
from kit import *


def make():
    z = Zip().add("意見照会.exe", programs.lure()).bytes()
    return (Mail("意見照会について", "kenkyu.yamashita@yahoo.co.jp", to="t.yamada@example.ac.jp", date="Wed, 12 Oct 2022 10:12:00 +0900")
            .text("例示大学 山田先生\n\n外務省の山下と申します。\n意見照会の様式をお送りしますので、ご確認ください。\n参考: https://www.mofa-jp.example/\n")
            .attach("意見照会.zip", z, "application/zip").bytes())
