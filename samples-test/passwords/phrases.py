"""Ways in which a mail gives the password of an attachment.

Entries stand in phrases_ja.txt and phrases_en.txt, written as people write them:
    @@@ id
    field: value        from, subject, attach, password, where, html, outer, text, date,
                        hint
    (empty line)
    body
    @text               (what stands in the member `text` of the archive `outer`)
As many passwords as attachments: one each; one password: of all attachments.
where: body (when not told), subject, name, archive or rule.
hint: later where the text says that the password follows; any where that is a
matter of opinion; else it does not say so.
"""
import os

HERE = os.path.dirname(os.path.abspath(__file__))
DATE = "Fri, 14 Aug 2026 10:15:00 +0900"


class Entry:
    def __init__(self, block, lang):
        head, _, body = block.partition("\n\n")
        first, *fields = head.split("\n")
        self.id, self.lang = first.strip(), lang
        self.sender, self.subject, self.where, self.date = "someone@partner.example", "", "body", DATE
        self.hint, self.html, self.outer, self.text_name, self.attach, self.passwords = "", False, "", "", [], []
        for line in fields:
            field, _, value = line.partition(": ")
            if field == "attach":
                self.attach.append(value)
            elif field == "password":
                self.passwords.append(value)
            elif field == "from":
                self.sender = value
            elif field == "html":
                self.html = value == "yes"
            elif field == "text":
                self.text_name = value
            elif field in ("subject", "where", "outer", "date", "hint"):
                setattr(self, field, value)
            else:
                raise ValueError("%s: %r" % (self.id, line))
        self.body, _, self.text = body.partition("@text\n")
        if len(self.passwords) == 1:
            self.passwords *= len(self.attach)
        if len(self.passwords) != len(self.attach):
            raise ValueError("%s: passwords and attachments" % self.id)


def load(name, lang):
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        blocks = f.read().split("@@@ ")[1:]
    return [Entry(b, lang) for b in blocks]


def phrases():
    return load("phrases_ja.txt", "ja") + load("phrases_en.txt", "en")


def second():
    """Written later, without a look at what is read well: half Japanese, half English."""
    return load("phrases_second.txt", "both")
