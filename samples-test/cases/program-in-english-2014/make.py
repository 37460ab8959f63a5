"""A program in mail that is not in Japanese, when mass mail rarely sent any.
Scenario: Symantec ISTR 2016."""
from kit import *


def make():
    z = Zip().add("Conference agenda.exe", Pe().icon(icons.document()).bytes()).bytes()
    return (Mail("Conference agenda", "program.committee@gmail.com", to="lab@example.ac.jp", date="Tue, 13 May 2014 09:12:00 +0000")
            .text("Dear Professor,\nplease find the agenda of the conference attached. We would be glad if you could confirm your talk.\n")
            .attach("agenda.zip", z, "application/zip").bytes())
