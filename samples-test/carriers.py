#!/usr/bin/env python3
"""The same mail by every carrier: carriers.py BUILD [CASE...]

A mail that lies in another one is judged as it is when it comes alone: the same
objects by their hashes, and the same harm and kind of the whole.  The mail
around it is dull: an honest colleague's text of some length.

What may differ is named here and nowhere else:
 - a carrier that cannot have the text of the inner mail as it was (TNEF keeps a
   mail as properties) has the attachments by their hashes, not the mail itself;
 - facts of the outer header are the outer mail's: evidence of the inner mail
   stays whatever they are, so outer mail says nothing on either axis.
"""
import email
import email.policy
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from cases import Tap, load  # noqa: E402
from kit.tnef import BINARY, I4, STRING8  # noqa: E402
from kit import Mail, Msg, Msg, Tnef, Zip, as_msg, b64, enveloped, pem, qp, signed  # noqa: E402

INNER = ["honest-plain", "honest-advisory", "honest-ppap", "honest-invoice-service", "honest-newsletter",
         "honest-bounce", "honest-vendor-ticket", "mass-en-js-zip", "mass-ja-exe-locked-zip", "koi8-mass",
         "targeted-terse-icon-exe", "locked-nest", "rtlo-name", "script-attached", "iso-lnk-hidden", "hta-page", "office-macro-downloader"]
NOTE = ("いつもお世話になっております。\n先日お話ししたメールを転送いたします。お手すきの際にご覧いただき、"
        "ご不明な点がありましたら、内線までお知らせいただければ幸いです。\n来週の定例会議でも改めてご説明する予定ですので、"
        "どうぞよろしくお願いいたします。\n")


PAGES = {"iso-2022-jp": 50220, "utf-8": 65001, "shift_jis": 932, "euc-jp": 51932, "koi8-r": 20866}


def outer():
    return Mail("Fwd: ご参考", "yamada@example.co.jp", name="山田", charset="iso-2022-jp").text(NOTE)


def rfc822(head=b""):
    return b"Content-Type: message/rfc822\r\n" + head


def halves(mail):
    """Header fields that are the mail's, those that are its content's, the content."""
    head, body = mail.split(b"\r\n\r\n", 1)
    fields, own, content = head.split(b"\r\n"), [], []
    for line in fields:
        if line[:1] not in (b" ", b"\t"):
            into = content if line.lower().startswith(b"content-") else own
        into.append(line)
    return b"\r\n".join(own) + b"\r\n", b"\r\n".join(content) + b"\r\n", body


def parsed(mail):
    return email.message_from_bytes(mail, policy=email.policy.compat32)


def files(message):
    """Attachments: name and content."""
    return [(p.get_filename(), p.get_payload(decode=True)) for p in message.walk()
            if not p.is_multipart() and p.get_filename()]


def decoded_name(name):
    return str(email.header.make_header(email.header.decode_header(name)))


def as_tnef(mail):
    """The mail as Outlook would store it: header, text and attachments as properties."""
    m = parsed(mail)
    t = Tnef().kind().prop(0x007D, STRING8, mail.split(b"\r\n\r\n", 1)[0] + b"\r\n\r\n")
    for p in m.walk():
        if p.get_content_type() == "text/plain" and not p.get_filename():
            t.prop(0x1000, STRING8, p.get_payload(decode=True))
        if p.get_content_type() == "text/html" and not p.get_filename():
            t.prop(0x1013, BINARY, p.get_payload(decode=True))
        if p.get_content_charset() in PAGES and not p.get_filename():
            t.prop(0x3FDE, I4, PAGES[p.get_content_charset()])
    for name, data in files(m):
        t.attach(decoded_name(name), data)
    return t


def outlook(mail):
    """The mail as a .msg file."""
    m = parsed(mail)
    msg = Msg(header=mail.split(b"\r\n\r\n", 1)[0] + b"\r\n\r\n")
    for p in m.walk():
        page = PAGES.get(p.get_content_charset("us-ascii"), 20127)
        if p.get_content_type() == "text/plain" and not p.get_filename():
            msg.number(0x3FFD, page).text(p.get_payload(decode=True), page)
        if p.get_content_type() == "text/html" and not p.get_filename():
            msg.html(p.get_payload(decode=True), page)
    for name, data in files(m):
        msg.attach(decoded_name(name), data)
    return msg


def own_tnef(mail):
    """The mail itself, its attachments in a winmail.dat."""
    m = parsed(mail)
    own, _, _ = halves(mail)
    body, t = b"", Tnef().kind()
    for p in m.walk():
        if not p.is_multipart() and not p.get_filename():
            body += b"--=_t\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\n\r\n" % (
                p.get("Content-Type", "text/plain").encode()) + b64(p.get_payload(decode=True))
    for name, data in files(m):
        t.attach(decoded_name(name), data)
    return (own + b"Content-Type: multipart/mixed; boundary=\"=_t\"\r\n\r\n" + body +
            b"--=_t\r\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\r\n"
            b"Content-Transfer-Encoding: base64\r\n\r\n" + b64(t.bytes()) + b"--=_t--\r\n")


def own_smime(mail, wrap=lambda der: b64(der), times=1):
    own, content, body = halves(mail)
    head = (b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\"\r\n"
            b"Content-Transfer-Encoding: base64\r\n")
    entity = content + b"\r\n" + body
    for _ in range(times):
        entity = head + b"\r\n" + wrap(signed(entity))
    return own + entity


def own_signed(mail, protocol=b"application/pgp-signature", name=b"signature.asc"):
    own, content, body = halves(mail)
    return (own + b"Content-Type: multipart/signed; boundary=\"=_s\"; protocol=\"" + protocol + b"\"\r\n\r\n"
            b"--=_s\r\n" + content + b"\r\n" + body + b"\r\n--=_s\r\nContent-Type: " + protocol +
            b"; name=\"" + name + b"\"\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQ==\r\n-----END PGP SIGNATURE-----\r\n"
            b"--=_s--\r\n")


def mbox(mail):
    lines = mail.split(b"\n")
    quoted = b"\n".join((b">" + l) if l.lstrip(b">").startswith(b"From ") else l for l in lines)
    return b"From x@example.net Tue May 17 09:12:00 2016\n" + quoted + (b"" if mail.endswith(b"\n") else b"\n") + b"\n"


def mhtml(mail):
    return (b"From: <Saved by Blink>\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/related; type=\"text/html\"; boundary=\"=_h\"\r\n\r\n"
            b"--=_h\r\nContent-Type: text/html\r\nContent-Location: https://www.example.co.jp/\r\n\r\n"
            b"<html><body>page</body></html>\r\n--=_h\r\n" + rfc822() + b"\r\n" + mail + b"\r\n--=_h--\r\n")


def forwarded(mail):
    return outer().part(rfc822(b"Content-Disposition: attachment; filename=\"mail.eml\"\r\n"), mail).bytes("=_fwd%d" % len(mail))


# name, how to carry, and what of the inner mail is there by its hash:
# "mail" itself and all below it, all "objects", or its "files"
CARRIERS = [
    ("rfc822", forwarded, "mail"),
    ("twice", lambda m: forwarded(forwarded(m)), "mail"),
    ("global", lambda m: outer().part(b"Content-Type: message/global\r\n", m).bytes("=_o"), "mail"),
    ("digest", lambda m: outer().part(b"Content-Type: multipart/digest; boundary=\"=_d\"\r\n", b"--=_d\r\n\r\n" + m +
                                      b"\r\n--=_d--\r\n").bytes("=_o"), "mail"),
    ("eml", lambda m: outer().attach("mail.eml", m).bytes("=_o"), "mail"),
    ("eml-no-name", lambda m: outer().part(b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n",
                                           b64(m)).bytes("=_o"), "mail"),
    ("wide-eml", lambda m: outer().attach("mail.eml", b"\xff\xfe" + m.decode("utf-8").encode("utf-16-le")).bytes("=_o"), "objects"),
    ("smime-base64", lambda m: outer().attach("smime.p7m", b64(signed(rfc822() + b"\r\n" + m)), "application/pkcs7-mime").bytes("=_o"), "mail"),
    ("base64-rfc822", lambda m: outer().part(rfc822(b"Content-Transfer-Encoding: base64\r\n"), b64(m)).bytes("=_o"), "mail"),
    ("qp-rfc822", lambda m: outer().part(rfc822(b"Content-Transfer-Encoding: quoted-printable\r\n"), qp(m.replace(b"\r\n", b"\n"))).bytes("=_o"), "objects"),
    ("mbox", lambda m: outer().attach("mail.mbox", mbox(m)).bytes("=_o"), "mail"),
    ("mbox-in-zip", lambda m: outer().attach("mail.zip", Zip().add("mail.mbox", mbox(m)).bytes()).bytes("=_o"), "mail"),
    ("eml-in-zip", lambda m: outer().attach("mail.zip", Zip().add("mail.eml", m).bytes()).bytes("=_o"), "mail"),
    ("eml-in-zip-in-eml", lambda m: outer().attach("fwd.eml", outer().attach("mail.zip", Zip().add("mail.eml", m).bytes())
                                                   .bytes("=_i")).bytes("=_o"), "mail"),
    ("tnef-eml", lambda m: outer().attach("winmail.dat", Tnef().kind().attach("mail.eml", m).bytes(),
                                          "application/ms-tnef").bytes("=_o"), "mail"),
    ("tnef-embedded", lambda m: outer().attach("winmail.dat", Tnef().kind().embed(as_tnef(m)).bytes(),
                                               "application/ms-tnef").bytes("=_o"), "files"),
    ("tnef-own", own_tnef, "files"),
    ("msg", lambda m: outer().attach("mail.msg", as_msg(m).bytes()).bytes("=_o"), "files"),
    ("msg-with-msg", lambda m: outer().attach("mail.msg", Msg("Fwd").text("ご参考").attach("mail", as_msg(m)).bytes(scatter=True)).bytes("=_o"), "files"),
    ("msg-with-eml", lambda m: outer().attach("mail.msg", Msg("Fwd").text("ご参考").attach("mail.eml", m).bytes()).bytes("=_o"), "mail"),
    ("msg-in-zip", lambda m: outer().attach("mail.zip", Zip().add("mail.msg", as_msg(m).bytes()).bytes()).bytes("=_o"), "files"),
    ("msg", lambda m: outer().attach("mail.msg", outlook(m).bytes()).bytes("=_o"), "files"),
    ("msg-in-msg", lambda m: outer().attach("fwd.msg", Msg("Fwd", "From: yamada@example.co.jp\r\nTo: soumu@example.co.jp\r\nSubject: Fwd\r\n\r\n")
                                            .text(NOTE).attach("mail", outlook(m)).bytes()).bytes("=_o"), "files"),
    ("msg-with-eml", lambda m: outer().attach("fwd.msg", Msg("Fwd", "From: yamada@example.co.jp\r\nTo: soumu@example.co.jp\r\nSubject: Fwd\r\n\r\n")
                                              .text(NOTE).attach("mail.eml", m).bytes()).bytes("=_o"), "mail"),
    ("mhtml", lambda m: outer().attach("page.mht", mhtml(m)).bytes("=_o"), "mail"),
    ("smime", lambda m: outer().attach("smime.p7m", signed(rfc822() + b"\r\n" + m), "application/pkcs7-mime").bytes("=_o"), "mail"),
    ("smime-own", own_smime, "objects"),
    ("smime-own-twice", lambda m: own_smime(m, times=2), "objects"),
    ("smime-own-pem", lambda m: own_smime(m, lambda der: b64(pem(der))), "objects"),
    ("pgp-signed-own", own_signed, "objects"),
    ("smime-signed-own", lambda m: own_signed(m, b"application/pkcs7-signature", b"smime.p7s"), "objects"),
    ("partial", lambda m: halves(outer().bytes())[0] + b"Content-Type: message/partial; id=\"a@b\"; number=1; total=1\r\n\r\n" + m, "mail"),
]


def scan(build, folder, mails):
    paths = {}
    os.makedirs(folder, exist_ok=True)
    for key, mail in mails.items():
        paths[os.path.join(folder, "%s--%s.eml" % key)] = key
    for path, key in paths.items():
        with open(path, "wb") as f:
            f.write(mails[key])
    env = dict(os.environ, LC_ALL="C.UTF-8")
    done = subprocess.run([os.path.join(build, "sekisho"), "scan", "--conf", os.path.join(HERE, "site.conf"), "--json",
                           "--observations", "-j", "2"] + list(paths), capture_output=True, env=env)
    answers = {}
    for line in done.stdout.decode("utf-8").splitlines():
        answer = json.loads(line)
        answers[paths[answer["source"]]] = answer
    return answers, done.stderr.decode("utf-8", "replace")


def wanted(alone, what, mail):
    if what == "files":
        # what was attached, and all that lies in it
        tops = [o["path"] for o in alone["objects"] if o["name"] and "/" not in o["path"]]
        return {o["sha256"] for o in alone["objects"] if o["sha256"] and o["type"] != "message" and
                any(o["path"] == t or o["path"].startswith(t + "/") for t in tops)}
    # own text of a mail of one part is without its last line end in some carriers
    hashes = {o["sha256"] for o in alone["objects"] if o["sha256"] and "/" in o["path"] or o["name"]}
    return hashes | ({alone["message"]["sha256"]} if what == "mail" and mail.endswith(b"--\r\n") else set())


def traits(answer):
    return " ".join("%s:%+g" % (e["trait"], e["full_db"]) for e in answer["evidence"])


def main():
    build, only = sys.argv[1], sys.argv[2:]
    tap, mails = Tap(), {}
    for name in only or INNER:
        mail = load(name).make()
        mails[(name, "alone")] = mail
        for carrier, carry, _ in CARRIERS:
            mails[(name, carrier)] = carry(mail)
    answers, stderr = scan(build, os.path.join(build, "carriers"), mails)
    for name in only or INNER:
        alone = answers.get((name, "alone"))
        tap.ok(alone is not None, name + ": is answered alone", stderr[-500:])
        for carrier, _, what in CARRIERS:
            got = answers.get((name, carrier))
            if got is None or alone is None:
                tap.ok(False, "%s by %s: is answered" % (name, carrier), stderr[-500:])
                continue
            there = {o["sha256"] for o in got["objects"]}
            missing = [o["path"] for o in alone["objects"]
                       if o["sha256"] in wanted(alone, what, mails[(name, "alone")]) - there]
            tap.ok(not missing, "%s by %s: its objects" % (name, carrier), "missing: %s" % (missing or "the mail"))
            same = (got["harm"], got["kind"]) == (alone["harm"], alone["kind"])
            tap.ok(same, "%s by %s: its verdict" % (name, carrier), "%s %s, alone %s %s\n%s\nalone %s" % (
                got["harm"], got["kind"], alone["harm"], alone["kind"], traits(got), traits(alone)))
    print("1..%d" % tap.n)
    return tap.bad != 0


if __name__ == "__main__":
    sys.exit(main())
