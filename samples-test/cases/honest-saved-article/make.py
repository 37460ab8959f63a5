"""An article that somebody saved, with all its scripts."""
from kit import *


def make():
    text = "".join("<p>第%d段落。新しい制度の概要と、事業者が準備すべき事項を解説します。対象となる期間や様式にもご注意ください。</p>" % i for i in range(20))
    page = ('<!-- saved from url=(0032)https://news.example.co.jp/a/123 --><html><head><script>var _gaq=_gaq||[];(function(){var s=document.createElement("script");'
            's.src=("https:"==document.location.protocol?"https://ssl":"http://www")+".google-analytics.example/ga.js";document.head.appendChild(s);})();'
            'if(navigator.userAgent.indexOf("Mobile")>0){location.href="https://m.news.example.co.jp/a/123";}'
            'document.write(unescape("%3Cscript src=\'https://ad.example.com/x.js\' type=\'text/javascript\'%3E%3C/script%3E"));</script></head>'
            '<body>' + text + '<iframe src="https://ad.example.com/f"></iframe></body></html>')
    return (Mail("参考記事", "tanaka@example.co.jp", name="田中").text("参考になる記事がありましたのでお送りします。\n田中\n")
            .attach("article.html", page.encode(), "text/html").bytes())
