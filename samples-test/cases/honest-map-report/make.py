"""A map that stands as a page in a data URL.
Scenario: folium in a notebook."""
import base64
from kit import *


def make():
    inner = '<html><head><script src="https://cdn.example.org/leaflet.js"></script></head><body><div id="map"></div><script>var map = L.map("map"); L.tileLayer("https://{s}.tile.example.org/{z}/{x}/{y}.png").addTo(map);</script></body></html>'
    page = ('<html><body><h1>避難所の位置</h1><p>市内の避難所の位置を地図に示します。</p><iframe src="data:text/html;charset=utf-8;base64,%s"></iframe></body></html>'
            % base64.b64encode(inner.encode()).decode())
    return (Mail("避難所の地図", "bousai@city.example.jp", name="防災課").text("地図をお送りします。\n")
            .attach("map.html", page.encode(), "text/html").bytes())
