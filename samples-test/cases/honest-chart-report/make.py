"""A chart that a library draws: one long script and no text; its data is base64 inside.
Scenario: Plotly, write_html."""
import base64
from kit import *


def make():
    library = "".join("function f%d(a,b){if(a>b){return a-b}else{return '<div class=\"c'+a+'\"></div>'}}" % i for i in range(900))
    library += "var m={open:function(u){window.location.href=u},go:function(){m.open('https://plotly.example/')}};"
    data = base64.b64encode(b"".join(i.to_bytes(8, "little") for i in range(2000))).decode()
    page = ('<html><head><meta charset="utf-8" /></head><body><div><script type="text/javascript">%s</script>'
            '<div id="1"></div><script type="text/javascript">draw("1",{"bdata":"%s","dtype":"f8"})</script></div></body></html>' % (library, data))
    return (Mail("集計グラフ", "sato@example.co.jp", name="佐藤").text("グラフをお送りします。ブラウザで開いてください。\n佐藤\n")
            .attach("graph.html", page.encode(), "text/html").bytes())
