"""The office sends everybody the template of a letter, and says what its fields are."""
from kit import *


def make():
    body = ("各位\n\n差し込み印刷のひな形を添付します。\n\n{会社名} 御中\n{氏名} 様\n\n上の {氏名} と {会社名} は、名簿の値に置き換えてください。\n"
            "件名の %name% も同様です。日付は空欄のままにしてください。\n")
    return (Mail("送付状のひな形について", "soumu@example.co.jp", name="総務課").text(body, charset="iso-2022-jp")
            .attach("ひな形.txt", "拝啓\r\n{氏名} 様\r\n".encode("cp932"), "text/plain").bytes())
