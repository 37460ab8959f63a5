"""A mail with a hidden preheader, a link with the address of its reader, and a page for the browser."""
from kit import *


def make():
    page = ('<html><body><div style="display:none;max-height:0;overflow:hidden">今月のお知らせ: 夏季休業と新製品について&zwnj;&nbsp;&zwnj;&nbsp;</div>'
            '<p>いつもお世話になっております。夏季休業は8月11日から15日までです。</p><a href="https://news.example.co.jp/stop?e=soumu%40example.co.jp">配信停止</a>'
            '<a href="https://news.example.co.jp/#/2016-07">ブラウザで見る</a></body></html>')
    return (Mail("7月のお知らせ", "news@example.co.jp", name="例示商事", List_Unsubscribe="<https://news.example.co.jp/stop>").html(page).bytes())
