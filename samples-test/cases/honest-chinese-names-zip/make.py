"""A Chinese partner writes Japanese and Chinese in one letter, signs with his address, and packs drawings on his own machine."""
from kit import *


def make():
    body = ("佐藤様\n\nお世話になっております。上海例示有限公司の张です。\n図面を圧縮してお送りします。ご確認ください。\n\n"
            "图纸已发送，请查收。如有问题请联系我们。\n\n上海例示有限公司 技术部 张伟\n上海市浦东新区张江路100号\n")
    z = Zip().add("图纸_设计说明.txt", b"A3\r\n", charset="gb18030").bytes()
    return (Mail("図面送付", "zhang@factory.example.cn", name="张伟", date="Tue, 17 May 2016 08:12:00 +0800")
            .text(body).attach("图纸.zip", z, "application/zip").bytes())
