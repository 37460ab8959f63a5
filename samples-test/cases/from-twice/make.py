"""Two From fields: programs differ on who has sent it."""
from kit import *


def make():
    return (Mail("資料送付", "office@elsewhere.example", name="山田").add("From", "山田 <yamada@partner.example.net>")
            .text("資料をお送りします。\n").attach("資料.zip", Zip().add("資料.exe", Pe().icon(icons.document()).bytes(), charset="cp932").bytes()).bytes())
