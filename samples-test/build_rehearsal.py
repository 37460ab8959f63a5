#!/usr/bin/env python3
"""Writes analyzer/engine/rehearsal.c to standard output: the message that the
engine is rehearsed with.  It holds a little of everything that a library might
load at its first sight only.  Nothing in it does anything: the program is a
header without code.  Needs openssl(1) for the signed part; same bytes otherwise."""
import base64, bz2, gzip, io, lzma, os, struct, subprocess, sys, tarfile, tempfile, zipfile, zlib

def pe():
    dos = b'MZ' + bytes(58) + struct.pack('<I', 64)
    coff = struct.pack('<HHIIIHH', 0x14C, 0, 0, 0, 0, 224, 0x102)
    return dos + b'PE\0\0' + coff + struct.pack('<H', 0x10B) + bytes(222)

def zip_of(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, data in members:
            z.writestr(zipfile.ZipInfo(name, (2016, 5, 17, 9, 12, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()

def zipcrypto(name, data, password):
    """PKWARE APPNOTE 6.1: one stored member under a password."""
    crc = zlib.crc32(data)
    keys = [0x12345678, 0x23456789, 0x34567890]
    table = []
    for i in range(256):
        c = i
        for _ in range(8):
            c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
        table.append(c)
    def step(b):
        keys[0] = keys[0] >> 8 ^ table[(keys[0] ^ b) & 255]
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = keys[2] >> 8 ^ table[(keys[2] ^ keys[1] >> 24) & 255]
    for b in password:
        step(b)
    enc = bytearray()
    for b in bytes(11) + bytes([crc >> 24]) + data:
        t = (keys[2] | 2) & 0xFFFF
        enc.append(b ^ (t * (t ^ 1) >> 8 & 255))
        step(b)
    head = struct.pack('<HHHHHIIIHH', 20, 1, 0, 0x4980, 0x48B1, crc, len(enc), len(data), len(name), 0)
    local = b'PK\3\4' + head + name + bytes(enc)
    central = b'PK\1\2' + struct.pack('<H', 20) + head + struct.pack('<HHHII', 0, 0, 0, 0, 0) + name
    return local + central + b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, 1, 1, len(central), len(local), 0)

def lzh(name, data):
    body = b'-lh0-' + struct.pack('<IIIBB', len(data), len(data), 0x48B14980, 0x20, 0)
    body += bytes([len(name)]) + name + struct.pack('<H', crc16(data))
    return bytes([len(body), sum(body) & 255]) + body + data + b'\0'

def crc16(data):
    c = 0
    for b in data:
        c ^= b
        for _ in range(8):
            c = c >> 1 ^ (0xA001 if c & 1 else 0)
    return c

def tar_of(name, data):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w', format=tarfile.PAX_FORMAT) as t:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        t.addfile(info, io.BytesIO(data))
    return out.getvalue()

def ole():
    """An empty compound file (MS-CFB): header, one FAT sector, one directory sector."""
    head = bytes.fromhex('D0CF11E0A1B11AE1') + bytes(16) + struct.pack('<HHHHH', 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack('<IIIIIIIII', 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack('<I', 0) + b'\xff' * (108 * 4)
    fat = struct.pack('<II', 0xFFFFFFFD, 0xFFFFFFFE) + b'\xff' * 504
    name = 'Root Entry'.encode('utf-16-le').ljust(64, b'\0')
    root = name + struct.pack('<HBBIII', 22, 5, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    root += bytes(36) + struct.pack('<IQ', 0xFFFFFFFE, 0)
    return head + fat + root.ljust(512, b'\0')

def signed(text):
    with tempfile.TemporaryDirectory() as d:
        run = lambda *a, **k: subprocess.run(a, check=True, capture_output=True, **k).stdout
        key, crt = os.path.join(d, 'k'), os.path.join(d, 'c')
        run('openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes',
            '-keyout', key, '-out', crt, '-subj', '/CN=rehearsal', '-days', '1')
        return run('openssl', 'cms', '-sign', '-binary', '-nodetach', '-nocerts', '-outform', 'DER',
            '-signer', crt, '-inkey', key, input=text)

def word(cs, text):
    return '=?%s?B?%s?=' % (cs, base64.b64encode(text.encode(cs)).decode())

JA = '平成28年度の請求書を送ります。パスワードは 1234 です。http://www.example.jp/請求書.html\n'
BODIES = [('iso-2022-jp', JA), ('shift_jis', JA), ('euc-jp', JA), ('utf-8', JA),
    ('gb18030', '请查收发票。\n'), ('big5', '請查收發票。\n'), ('koi8-r', 'Счёт во вложении.\n'),
    ('windows-1251', 'Счёт во вложении.\n'), ('windows-1252', 'Rechnung für Sie – café\n'),
    ('iso-8859-1', 'Rechnung für Sie\n'), ('euc-kr', '청구서를 보냅니다.\n'), ('utf-7', JA),
    ('utf-16', JA)]
HTML = ('<html><head><meta charset=shift_jis><title>請求書</title></head><body onload="x()">'
    '<a href="http://example.com/a?b=1&amp;c">www.example.jp</a><form action="http://example.com/">'
    '<input type=password></form><script>var a = atob("TVo=");</script>&#35531;&eacute;</body></html>\n')
JS = b'var s = new ActiveXObject("WScript.Shell"); // does nothing more\r\n'
PDF = (b'%PDF-1.4\n1 0 obj\n<< /Type /Catalog /OpenAction 2 0 R >>\nendobj\n2 0 obj\n<< /S /JavaScript /JS (1) >>\n'
    b'endobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n')
DOCX = [('[Content_Types].xml', b'<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    ('word/document.xml', b'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"/>')]

def parts():
    for cs, text in BODIES:
        yield 'text/plain; charset=%s' % cs, '', text.encode(cs)
    yield 'text/html; charset=shift_jis', '', HTML.encode('cp932')
    yield 'message/rfc822', '', None
    name = '請求書.exe'
    files = [('請求書.zip', zip_of([(name, pe()), ('見積.js', JS)])),
        ('locked.zip', zipcrypto('請求書.txt'.encode('cp932'), b'1234\r\n', b'1234')),
        ('a.lzh', lzh(name.encode('cp932'), b'MZ')), ('a.docx', zip_of(DOCX)), ('a.doc', ole()),
        ('a.pdf', PDF), ('a.rtf', b'{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}}'),
        ('a.gz', gzip.compress(b'one', mtime=0)), ('a.bz2', bz2.compress(b'two')),
        ('a.xz', lzma.compress(b'three')), ('a.tar', tar_of(name, b'four')),
        ('a.ics', b'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'), ('a.png', bytes.fromhex('89504E470D0A1A0A') + bytes(16)),
        ('a.lnk', bytes.fromhex('4C0000000114020000000000C000000000000046') + bytes(56)),
        ('a.iso', b'\0' * 64), ('smime.p7m', signed(b'Content-Type: text/plain\r\n\r\nfive\r\n'))]
    for n, data in files:
        yield 'application/octet-stream', n, data

def message():
    out = ['Return-Path: <a@example.jp>',
        'Received: from a.example.jp (a.example.jp [192.0.2.1]) by b.example.jp with ESMTP; Tue, 17 May 2016 09:12:00 +0900 (JST)',
        'Authentication-Results: b.example.jp; spf=pass smtp.mailfrom=example.jp; dkim=none',
        'Date: Tue, 17 May 2016 09:12:00 +0900', 'Message-ID: <1@example.jp>', 'MIME-Version: 1.0',
        'From: %s <a@example.jp>' % word('iso-2022-jp', '経理部'), 'To: %s <b@xn--wgv71a.jp>' % word('utf-8', '総務'),
        'Subject: %s' % word('shift_jis', '請求書の件'), 'Content-Type: multipart/mixed; boundary=rehearsal', '']
    for kind, name, data in parts():
        out += ['--rehearsal', 'Content-Type: ' + kind]
        if data is None:
            out += ['', 'From: a@example.jp', 'To: b@example.jp', 'Subject: inner', 'Date: 17 May 16 09:12 JST', '', 'inner']
            continue
        if name:
            star = ''.join('%%%02X' % b for b in name.encode('cp932'))
            out.append("Content-Disposition: attachment; filename*=shift_jis''%s" % star)
        out += ['Content-Transfer-Encoding: base64', '']
        b = base64.b64encode(data).decode()
        out += [b[i:i + 76] for i in range(0, len(b), 76)]
    return out + ['--rehearsal--', '']

def main():
    print('/* Made by samples-test/build_rehearsal.py, which says what is in it. */')
    print('#include "engine.h"\n\nstatic const char message[] =')
    for line in message():
        print('\t"%s\\r\\n"' % line.replace('\\', '\\\\').replace('"', '\\"').replace('??', '?\\?'))
    print('\t;\n\nstruct sk_span\nsk_engine_rehearsal(void)\n{\n\treturn (struct sk_span)SK_LIT(message);\n}')

main()
