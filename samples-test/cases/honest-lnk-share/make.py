"""A colleague drags a file of the server into the mail, and sends the shortcut to it."""
from kit import *
from kit.lnk import link_info


def make():
    one = lnk(target="\\\\fs01\\共有\\経理\\予算.xlsx", info=link_info(share="\\\\fs01\\共有", suffix="経理\\予算.xlsx"), workdir="\\\\fs01\\共有\\経理",
              relative="..\\予算.xlsx", machine="fs01")
    return (Mail("予算の件", "suzuki@example.co.jp", name="鈴木").text("お疲れさまです。来年度の予算の表を置きました。ご確認をお願いいたします。\n")
            .attach("予算.xlsx - ショートカット.lnk", one).bytes())
