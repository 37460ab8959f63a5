"""A reset of a password, with a form in the text of the mail."""
from kit import *


def make():
    page = '<html><body><p>パスワード再設定のご依頼を受け付けました。</p><p><a href="https://accounts.service.example.com/reset?token=8a7f">パスワードを再設定する</a></p><p>ブラウザで開けない場合: <a href="https://accounts.service.example.com/reset?token=8a7f">https://accounts.service.example.com/reset?token=8a7f</a></p><form action="https://accounts.service.example.com/login" method="post"><input name="id"><input type="password" name="pw"><input type="submit"></form></body></html>'
    return (Mail("パスワード再設定のお知らせ", "no-reply@service.example.com", name="例示サービス", Return_Path="<bounce@mail.service.example.com>")
            .text("次のURLからパスワードを再設定してください。\nhttps://accounts.service.example.com/reset?token=8a7f\n")
            .html(page).bytes(subtype="alternative"))
