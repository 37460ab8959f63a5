"""A report with a minified library and its data inside, which a button saves as CSV."""
import base64
import json
from kit import *


def make():
    img = base64.b64encode(docs.GIF * 300).decode()
    js = programs.MINI + 'var data="' + base64.b64encode(json.dumps([{"x": i, "y": i * i % 97} for i in range(3000)]).encode()).decode() + '";var d=JSON.parse(atob(data));function save(){var b=new Blob([JSON.stringify(d)],{type:"text/csv"});var a=document.createElement("a");a.href=URL.createObjectURL(b);a.download="data.csv";a.click();}'
    page = '<!DOCTYPE html><html><head><title>月次レポート</title><script>%s</script></head><body><h1>月次レポート</h1><img src="data:image/gif;base64,%s"><button onclick="save()">CSV</button></body></html>' % (js, img)
    return (Mail("月次レポート", "report@bi.example.co.jp", name="BIシステム")
            .text("月次レポートを添付します。ブラウザで開いてください。\n")
            .attach("report_201610.html", page.encode(), "text/html").bytes())
