"""A flame graph: a picture with a script that zooms.
Scenario: FlameGraph, flamegraph.pl."""
from kit import *


def make():
    svg = ('<?xml version="1.0" standalone="no"?><svg version="1.1" width="1200" height="500" onload="init(evt)" xmlns="http://www.w3.org/2000/svg">'
           '<script type="text/ecmascript"><![CDATA[ var details; function init(evt) { details = document.getElementById("details").firstChild; }\n'
           'function zoom(node) { var attr = node.attributes; if (attr.width) { var params = get_params(); history.replaceState(null, null, params); } } ]]></script>'
           '<text x="600" y="24">Flame Graph</text><g onclick="zoom(this)"><title>main (900 samples, 90%)</title><rect x="10" y="20" width="900" height="15"/></g></svg>')
    return (Mail("性能の測定結果", "dev@example.co.jp", name="開発", date="Mon, 18 Nov 2024 10:00:00 +0900").text("昨日の測定結果を添付します。\n")
            .attach("perf.svg", svg.encode(), "image/svg+xml").bytes())
