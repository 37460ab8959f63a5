"""The newsletter of a society: short links to its pages, a stored file, one point that counts readers."""
from kit import *

PAGE = """<html><body><p>会員各位</p><p>例示学会ニュースレター5月号をお届けします。</p>
<p>年次大会の参加登録が始まりました。<a href="https://bit.ly/reiji-taikai">参加登録はこちら</a></p>
<p>講演要旨集: <a href="https://drive.google.com/file/d/1abc/view">Google ドライブ</a></p>
<p><a href="https://www.reiji-gakkai.example.or.jp/">学会のサイト</a></p>
<img src="https://t.esp.example.net/o/1" width="1" height="1"></body></html>"""


def make():
    return (Mail("例示学会ニュースレター 5月号", "news@reiji-gakkai.example.or.jp", name="例示学会事務局", charset="iso-2022-jp", List_Id="<news.reiji-gakkai.example.or.jp>", Precedence="list")
            .html(PAGE).bytes())
