"""A vendor sends an unsigned program through a ticket system: other Reply-To, other
Return-Path, counted links."""
from kit import *

TRK = '<html><body><p>修正版です。</p><a href="https://trk.zdesk.example.net/c/1">https://www.printer.example.co.jp/support</a></body></html>'


def make():
    return (Mail("Re: [#881] 修正版の送付", "support@printer.example.co.jp", name="サポート", Reply_To="t+881@reply.zdesk.example.net", Return_Path="<b@zdesk.example.net>")
            .text("修正版を添付します。\n")
            .html(TRK)
            .attach("fix.zip", Zip().add("fix.exe", programs.installer(name="fix.exe")).bytes(), "application/zip").bytes())
