"""An application form whose fields are checked by scripts, with some of the document."""
from kit import *


def make():
    p = Pdf().page(["Application form", "Name", "Date of birth"] * 12)
    p.field("date", "AFDate_FormatEx(\"yyyy/mm/dd\");").field("tel", "event.rc = /^[0-9-]+$/.test(event.value);")
    p.script("function checkAll() { if (this.getField('date').value == '') app.alert('date'); }", when_opened=False)
    return (Mail("申請書の様式について", "soumu@city.example.lg.jp", charset="iso-2022-jp", date="Wed, 10 Jun 2015 10:20:00 +0900")
            .text("申請書の様式をお送りします。ご記入のうえご返送ください。\n").attach("申請書.pdf", p.bytes(), "application/pdf", charset="iso-2022-jp").bytes())
