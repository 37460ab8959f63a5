"""What several recipes of this half need; no recipes itself."""
from kit import Lzh, Zip, docs, office

RECIPES = []


def hops(*lines):
    """For finish: further Received fields behind the one of the site's own server."""
    def finish(mail):
        at = [i for i, h in enumerate(mail.headers) if h[0] == "Received"]
        if at:
            mail.headers[at[0] + 1:at[0] + 1] = [("Received", line) for line in lines]
    return finish


def alternative(mail):
    """For finish: text and HTML as two forms of one, as most mailers send them."""
    texts = [p for p in mail.parts if p[0].lower().startswith(b"content-type: text/")]
    if len(texts) < 2:
        return
    inner = b"".join(b"--=_alt_7\r\n" + head + b"\r\n" + data + b"\r\n" for head, data in texts[:2]) + b"--=_alt_7--\r\n"
    rest = [p for p in mail.parts if p not in texts[:2]]
    mail.parts = [(b'Content-Type: multipart/alternative; boundary="=_alt_7"\r\n', inner)] + rest


def zipped(*files, charset="cp932", password=None, aes=0):
    """A zip as Windows makes it in Japan: names in its own charset."""
    def make():
        z = Zip()
        for name, data in files:
            z.add(name, data() if callable(data) else data, charset=charset, password=password, aes=aes)
        return z.bytes()
    return make


def lzh(*files, level=1):
    def make():
        z = Lzh(level=level)
        for name, data in files:
            z.add(name, data() if callable(data) else data)
        return z.bytes()
    return make


def doc():
    return office.doc(text="次のとおり")


def xls():
    return office.xls(text="一覧")


def docx():
    return office.docx("ご査収ください。")


def xlsx():
    return office.xlsx("合計")


def pdf():
    return docs.PDF
