"""A Korean partner whose mailer names Korean faces beside Japanese ones; his name and address stand below."""
from kit import *

PAGE = """<html><body style="font-family:'Malgun Gothic',Meiryo,sans-serif"><p>佐藤様</p>
<p>いつもお世話になっております。例示商社の김민준（キム・ミンジュン）です。<br>サンプルは来週発送いたします。</p>
<p>김민준<br>서울특별시 강남구</p></body></html>"""


def make():
    return (Mail("サンプルの件", "kim@trade.example.kr", name="김민준", date="Tue, 17 May 2016 10:12:00 +0900").html(PAGE).bytes())
