"""A maker of devices sends a program and the address of a device, a bare number."""
from kit import *


def make():
    return (Mail("Re: 監視装置のファームウェア更新ツール", "support@device.example.co.jp", name="サポート", In_Reply_To="<1@example.co.jp>")
            .text("更新ツールを送ります。実行後に http://203.0.113.10/admin/ で版数をご確認ください。\n")
            .attach("updater.zip", Zip().add("updater.exe", programs.installer(name="updater.exe")).bytes(), "application/zip").bytes())
