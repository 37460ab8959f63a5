"""A page saved by a browser, and a report that a wiki exports as .doc: MIME, but no mail."""
from kit import *

PAGE = "<html><head><title>路線図</title></head><body><h1>路線図</h1><p>お出かけの前にご確認ください。</p></body></html>"


def page(head):
    return (head + b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x\"\r\n\r\n"
            b"------MultipartBoundary--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            b"Content-Location: https://www.example.co.jp/map\r\n\r\n" + qp(PAGE.encode()) + b"\r\n" +
            b"------MultipartBoundary--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-Location: https://www.example.co.jp/map.png\r\n\r\n" + b64(b"\x89PNG\r\n\x1a\n" + bytes(64)) +
            b"------MultipartBoundary--x--\r\n")


def make():
    blink = (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.co.jp/map\r\nSubject: map\r\n"
             b"Date: Tue, 17 May 2016 00:12:00 -0000\r\n")
    return (Mail("路線図", "suzuki@example.co.jp", name="鈴木", charset="iso-2022-jp").text("保存したページをお送りします。\n鈴木\n")
            .attach("路線図.mht", page(blink), "application/x-mimearchive").attach("報告.doc", page(b"Date: Tue, 17 May 2016 00:12:00 GMT\r\nSubject: Exported From Wiki\r\n"), "application/msword").bytes())
