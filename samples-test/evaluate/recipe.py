"""recipe - what a mail of the evaluation is made from.

A recipe is a scenario of a public report (or of everyday business), told in data:
who writes what to whom, and what is attached.  It is data, not bytes, so that the
evaluation can also make it without its headers, or with the words of another mail.

    kind      benign, mass or targeted: what the mail is
    hard      benign: it looks bad; else: it hides well
    twin      id of a mail of the same half that looks nearly the same and is of
              another kind
    alone     attacks: this one message can decide that it is harmful (False where
              only its history, its link's page or an unknown password would tell)
    source    the public report, or "everyday business" with what makes it so
    scenario  one sentence

The recipients belong to one site: a research foundation (例示研究所, domain
example.ac.jp) with a small trading company (例示商事, domain example.co.jp), whose
server mx.example.ac.jp writes the topmost Received and Authentication-Results.
All other hosts are names of RFC 2606 and addresses of RFC 5737.

Payloads are inert: kit.Pe has no code but a return, scripts name .invalid hosts only.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from kit import Mail, jis  # noqa: E402

KINDS = ("benign", "mass", "targeted")


def auth(spf="none", dkim="none", dmarc="none", domain="", by="mx.example.ac.jp"):
    """An Authentication-Results field as the site's own server writes it."""
    at = domain or "unknown.example"
    return ("Authentication-Results", "%s; spf=%s smtp.mailfrom=%s; dkim=%s header.d=%s; dmarc=%s header.from=%s"
            % (by, spf, at, dkim, at, dmarc, at))


class Recipe:
    """See above.  What is not named here is as an ordinary mail has it.

    body, html   texts; "{password}" in them is where password_line goes
    password_line  the sentence that gives the password of what is attached; kept
                 with the attachment when words are exchanged
    attach       list of (name, content) or (name, content, media type); content is
                 bytes or a function without arguments that makes them
    headers      list of (field, value), in order, behind the usual ones
    client       (name, address) of the host that handed the mail in
    finish       function(mail) for what cannot be told in data; called last
    """

    def __init__(self, id, kind, source, scenario, subject, sender, body="", *, hard=False, twin="",
                 alone=True, name="", to="soumu@example.ac.jp", charset="iso-2022-jp", html=None,
                 password_line="", attach=(), headers=(), client=None,
                 date="Tue, 17 May 2016 09:12:00 +0900", message_id=None, finish=None):
        assert kind in KINDS and source and scenario, id
        self.id, self.kind, self.source, self.scenario = id, kind, source, scenario
        self.hard, self.twin, self.alone = hard, twin, alone
        self.subject, self.sender, self.name, self.to = subject, sender, name, to
        self.body, self.html, self.password_line = body, html, password_line
        self.charset, self.attach, self.headers = charset, list(attach), list(headers)
        self.client, self.date, self.message_id, self.finish = client, date, message_id, finish

    def words(self):
        return self.subject, self.body, self.html, self.charset

    def message(self, words=None, headers=True):
        """The bytes of the mail; with the words of another one, or with no header
        but From, To, Subject and Date."""
        subject, body, html, charset = words or self.words()
        try:
            for text in (subject, body, html or "", self.password_line, self.name, *(a[0] for a in self.attach)):
                jis(text) if charset.lower() == "iso-2022-jp" else text.encode(charset)
        except UnicodeEncodeError:
            charset = "utf-8"
        mail = Mail(subject, self.sender, self.to, self.name, charset, self.date,
                    **({"message_id": self.message_id} if self.message_id else {}))
        mail.headers = [h for h in mail.headers if h[0] != "Received"]
        if not headers:
            mail.drop("Message-ID")
        else:
            host, ip = self.client or ("mx." + self.sender.split("@")[-1], "198.51.100.25")
            mail.headers[:0] = [("Received", "from %s (%s [%s]) by mx.example.ac.jp with ESMTP id A1; %s"
                                 % (host, host, ip, self.date))]
            for field, value in self.headers:
                if field.lower() == "authentication-results" or field.lower() == "return-path":
                    mail.headers.insert(0, (field, value))
                else:
                    mail.add(field, value)
        if body is not None and (body or html is None):
            mail.text(self.fill(body))
        if html is not None:
            mail.html(self.fill(html, "<p>%s</p>"))
        for name, content, *media in self.attach:
            mail.attach(name, content() if callable(content) else content,
                        media[0] if media else "application/octet-stream", charset=charset)
        if self.finish:
            self.finish(mail)
        return mail.bytes()

    def fill(self, text, frame="%s\n"):
        line = frame % self.password_line if self.password_line else ""
        if "{password}" in text:
            return text.replace("{password}", self.password_line)
        return text + line


def load(half):
    """The recipes of a half, in order of their files."""
    import importlib.util
    folder, out = os.path.join(HERE, half), []
    for file in sorted(os.listdir(folder)):
        if file.endswith(".py"):
            spec = importlib.util.spec_from_file_location("%s_%s" % (half, file[:-3]), os.path.join(folder, file))
            module = importlib.util.module_from_spec(spec)
            sys.modules.setdefault("recipe", sys.modules[__name__])
            spec.loader.exec_module(module)
            out += module.RECIPES
    ids = [r.id for r in out]
    assert len(ids) == len(set(ids)), "an id stands twice in " + half
    assert all(not r.twin or r.twin in ids for r in out), "a twin is missing in " + half
    return out
