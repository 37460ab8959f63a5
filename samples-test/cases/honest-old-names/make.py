"""A learned society and houses that keep their old letters, a poem, and a line of the classics."""
from kit import *


def make():
    body = ("会員の皆様\n\n日本史學會の年次大会を國學院大學で開催いたします。講師は慶應義塾大学の廣瀬德雄先生、\n"
            "獨協大学の澤田先生、髙﨑さん、濵田さん、𠮷野さんです。會場の最寄り駅は渋谷です。\n\n"
            "輪読は『論語』學而篇、「學而時習之、不亦說乎」から始めます。\n"
            "古池や蛙飛びこむ水の音\n\nの心境でお待ちしております。\n")
    return (Mail("國學院大學での年次大会について", "jimu@history.example.ac.jp", name="日本史學會事務局").text(body).bytes())
