"""A Chinese partner writes Japanese in GB18030 with a Chinese font; a drawing is attached."""
from kit import *


def make():
    html = '<html><body style="font-family:SimSun,宋体">お世話になっております。図面をお送りします。<br>上海例示有限公司 王</body></html>'
    return (Mail("図面送付", "wang@factory.example.cn", name="王", charset="gb18030", date="Tue, 17 May 2016 08:12:00 +0800")
            .html(html, charset="gb18030", label="gb2312").attach("图纸_A3.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png", charset="gb18030").bytes())
