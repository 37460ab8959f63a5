#!/usr/bin/env python3
"""The bench's mails and rules, the same bytes on every machine: corpus.py FOLDER [MAILS]

2,000 mails of 2 KB to 5 MB, about 120 KB in the mean, half of them with
attachments of every kind that is opened, Japanese and English; 500 rules shaped
like those of public sets: 2 to 5 strings each (text, wide nocase, hex, regex),
3 in 20 with the pe module.
"""
import gzip
import io
import os
import random
import sys
import tarfile
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.dont_write_bytecode = True
from kit import Mail, Pe, Zip, icons  # noqa: E402

WORDS_JA = ("お世話になっております 見積書 請求書 打合せ 資料 送付 件 来週 会議室 ご確認 よろしくお願いいたします "
            "添付 ファイル 担当 営業部 株式会社 東京 大阪 納期 予定 変更 連絡 電話 本日 明日 株主総会 人事 総務 御中").split()
WORDS_EN = ("please find attached the report for your review and let me know if there are any questions about "
            "schedule meeting invoice order delivery project team update draft version next week regards").split()
SUBJECTS = ["お見積書送付の件", "【重要】会議資料について", "Re: 打合せの日程", "請求書（5月分）", "人事異動のお知らせ",
            "Weekly report", "Invoice No. 4711", "ご注文ありがとうございました"]


def prose(r, n, ja):
    words, out, size = (WORDS_JA if ja else WORDS_EN), [], 0
    while size < n:
        w = r.choice(words)
        out.append(w)
        size += len(w.encode()) + 1
        if r.random() < 0.1:
            out.append("。\n" if ja else ".\n")
    return ("" if ja else " ").join(out)


def noise(r, n):
    return r.randbytes(n)


def mixed(r, n):
    """Bytes that compress about as documents and programs do."""
    out = io.BytesIO()
    while out.tell() < n:
        out.write(noise(r, r.randrange(40, 400)))
        out.write(bytes([r.randrange(256)]) * r.randrange(20, 600))
        out.write(prose(r, 200, r.random() < 0.5).encode())
    return out.getvalue()[:n]


def program(r, n):
    pe = Pe(stamp=1400000000 + r.randrange(10 ** 8)).icon(icons.logo()).version(
        CompanyName="Example", FileDescription="Example %d" % r.randrange(100))
    pe.imports = [("KERNEL32.dll", ["CreateFileA", "ReadFile", "ExitProcess"]), ("USER32.dll", ["MessageBoxA"])]
    pe.data = mixed(r, n)
    return pe.bytes()


def fast_zip(members, level=6):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as z:
        for name, data in members:
            z.writestr(zipfile.ZipInfo(name, (2016, 5, 17, 9, 12, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(r, n):
    """The members that Word writes, and a picture."""
    xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    small = [("_rels/.rels", 600), ("word/_rels/document.xml.rels", 900), ("word/settings.xml", 3000),
             ("word/webSettings.xml", 700), ("word/fontTable.xml", 1800), ("word/theme/theme1.xml", 7000),
             ("docProps/app.xml", 800), ("docProps/core.xml", 700)]
    return fast_zip([("[Content_Types].xml", xml + "<Types>" + prose(r, 1300, False) + "</Types>")]
                    + [(name, xml + "<w:x>" + prose(r, size, False) + "</w:x>") for name, size in small]
                    + [("word/document.xml", xml + "<w:document>" + prose(r, n, True) + "</w:document>"),
                       ("word/styles.xml", xml + "<w:styles>" + prose(r, 28000, False) + "</w:styles>"),
                       ("word/media/image1.png", b"\x89PNG\r\n\x1a\n" + noise(r, n // 2))])


def attachment(r, n):
    kind = r.randrange(14)
    if kind == 0:
        return "資料.zip", fast_zip([("概要.txt", prose(r, n // 6, True)), ("図面.pdf", b"%PDF-1.4\n" + mixed(r, n)),
                                     ("一覧.csv", prose(r, n // 4, True))])
    if kind == 1:
        return "setup.zip", fast_zip([("setup.exe", program(r, n)), ("readme.txt", prose(r, 800, False))])
    if kind == 2:
        inner = fast_zip([("a.csv", prose(r, n // 2, False)), ("b.dat", mixed(r, n))])
        return "nested.zip", fast_zip([("inner.zip", inner), ("list.txt", prose(r, 500, True))])
    if kind == 3:
        return "log.gz", gzip.compress(prose(r, n * 2, False).encode(), 6, mtime=0)
    if kind in (4, 5):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as t:
            for i in range(4):
                info = tarfile.TarInfo("d/%d.dat" % i)
                data = mixed(r, n // 4)
                info.size = len(data)
                t.addfile(info, io.BytesIO(data))
        tar = out.getvalue()
        return ("d.tar", tar) if kind == 4 else ("d.tar.gz", gzip.compress(tar, 6, mtime=0))
    if kind == 6:
        return "見積書.xlsx", docx(r, n // 2)
    if kind == 7:
        return "議事録.docx", docx(r, n // 2)
    if kind == 8:
        return "photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + noise(r, n)
    if kind == 9:
        return "report.pdf", b"%PDF-1.4\n" + mixed(r, n) + b"\n%%EOF\n"
    if kind == 10:
        return "tool.exe", program(r, n)
    if kind == 11:
        return "page.html", ("<html><body>" + "".join("<p>%s</p><a href='http://www%d.example.com/'>x</a>" % (
            prose(r, 300, True), i) for i in range(max(1, n // 400))) + "</body></html>").encode()
    if kind == 12:
        return "PPAP.zip", Zip().add("見積書.xlsx", noise(r, min(n, 20000)), charset="cp932", aes=3).bytes()
    return "list.csv", prose(r, n // 2, True).encode("cp932", "replace")


def mail(r, i):
    ja = r.random() < 0.7
    charset = r.choice(["iso-2022-jp", "utf-8", "utf-8"]) if ja else "utf-8"
    m = Mail(r.choice(SUBJECTS), "user%d@partner%d.example.co.jp" % (r.randrange(500), r.randrange(40)),
             name=r.choice(["鈴木", "佐藤 花子", "Example Shop"]), charset=charset)
    m.text(prose(r, max(2300, int(r.lognormvariate(8.0, 0.8))), ja), charset=charset,
           encoding=r.choice(["base64", "quoted-printable"]) if charset == "utf-8" else "7bit")
    if r.random() < 0.3:
        m.html("<html><body><p>%s</p><a href='https://www.example.co.jp/'>https://www.example.co.jp/</a></body></html>"
               % prose(r, 1500, ja), charset="utf-8")
    if i % 2 == 0:
        files = r.choice([1, 1, 1, 2, 3])
        for _ in range(files):
            m.attach(*attachment(r, min(3500000 // files, max(3000, int(r.lognormvariate(10.95, 1.5))))))
    if i % 40 == 7:
        inner = Mail("転送した資料", "a@b.example.jp", charset="utf-8").text(prose(r, 900, True)).attach(
            *attachment(r, 20000)).bytes(boundary="=_inner")
        m.part(b"Content-Type: message/rfc822\r\n", inner)
    return m.bytes(subtype="mixed")


def rule(r, n, pe):
    strings = []
    for k in range(r.randrange(2, 6)):
        kind = r.randrange(5)
        token = "".join(r.choice("abcdefghijklmnopqrstuvwxyzABCDEFGH0123456789_") for _ in range(r.randrange(8, 24)))
        if kind == 0:
            strings.append('$s%d = "%s"' % (k, token))
        elif kind == 1:
            strings.append('$s%d = "%s" wide ascii nocase' % (k, token))
        elif kind == 2:
            strings.append('$s%d = "\\\\%s\\\\%s.exe" wide' % (k, token[:6], token[6:12]))
        elif kind == 3:
            strings.append("$s%d = { %s ?? %s [2-6] %s }" % (k, r.randbytes(5).hex(), r.randbytes(4).hex(), r.randbytes(4).hex()))
        else:
            strings.append("$s%d = /%s[0-9a-f]{4,12}\\.(php|asp)/" % (k, token[:7]))
    if pe:
        where = r.choice(['pe.imports("KERNEL32.dll", "VirtualAllocEx")', "pe.number_of_sections > 3",
                          "pe.timestamp == %d" % r.randrange(10 ** 9), 'pe.exports("%s")' % ("Go%d" % n)])
        condition = "uint16(0) == 0x5A4D and %s and 1 of them" % where
    else:
        condition = r.choice(["all of them", "2 of them", "filesize < 2MB and any of them", "uint16(0) == 0x5A4D and all of them"])
    return ('rule bench_%03d {\n meta:\n  author = "bench"\n  description = "made by corpus.py"\n strings:\n  %s\n condition:\n  %s\n}\n'
            % (n, "\n  ".join(strings), condition))


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    os.makedirs(os.path.join(folder, "mails"), exist_ok=True)
    os.makedirs(os.path.join(folder, "rules"), exist_ok=True)
    r = random.Random(20160417)
    n = 0
    for f in range(100):
        pe = f % 20 in (3, 9, 15)
        with open(os.path.join(folder, "rules", "set%02d.yar" % f), "w") as out:
            out.write('import "pe"\n\n' if pe else "")
            for _ in range(5):
                out.write(rule(r, n, pe))
                n += 1
    total, largest = 0, 0
    for i in range(count):
        data = mail(random.Random(i * 7919 + 11), i)
        total += len(data)
        largest = max(largest, len(data))
        with open(os.path.join(folder, "mails", "%04d.eml" % i), "wb") as out:
            out.write(data)
    print("%d mails, mean %d KB, largest %d KB, %d rules" % (count, total // count // 1024, largest // 1024, n))


if __name__ == "__main__":
    main()
