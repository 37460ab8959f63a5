"""A smiley, a sender without a name at a domain of digits, a script with a camera's long number.
Scenario: "Love you" mail to Japan, January 2019.  Twin of targeted-application by its shortness."""
from kit import *


def make():
    return (Mail("Sheena Ringo ;)", "Jenna77@4471.example", date="Tue, 29 Jan 2019 02:20:08 +0000").text(";)\n")
            .attach("PIC0-9071182019-jpg.zip", Zip().add("PIC0-9071182019-jpg.js", programs.FETCH_JS.encode()).bytes(), "application/zip").bytes())
