"""A digest of a mailing list."""
from kit import *


def make():
    inner = b""
    for i, (s, t) in enumerate((("Re: 例会", "了解です。"), ("会費について", "会費は3000円です。\nhttp://www.example.or.jp/kaihi/"), ("Re: 会費について", "振込先を教えてください。\n> 会費は3000円です。"))):
        inner += b"--=_dig\r\n\r\n" + Mail(s, "m%d@example.or.jp" % i, to="ml@example.or.jp", charset="iso-2022-jp").text(t + "\n", encoding="7bit").bytes() + b"\r\n"
    inner += b"--=_dig--\r\n"
    return (Mail("ML まとめ読み, 32 巻, 4 号", "ml-request@example.or.jp", charset="iso-2022-jp", Precedence="list", List_Id="<ml.example.or.jp>", Return_Path="<ml-bounces@lists.example.net>")
            .text("このまとめ読みには次の記事があります。\n1. Re: 例会\n2. 会費について\n", encoding="7bit")
            .part(b"Content-Type: multipart/digest; boundary=\"=_dig\"\r\n", inner).bytes())
