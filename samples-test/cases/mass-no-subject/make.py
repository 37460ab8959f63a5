"""No subject, a script in a zip.  Scenario: mass mail of January 2016."""
from kit import *


def make():
    return (Mail("", "kadry@firma.example", date="Mon, 18 Jan 2016 09:12:00 +0300").drop("Subject")
            .text("添付資料を参照してください。\n").attach("117.zip", Zip().add("117.js", programs.FETCH_JS.encode()).bytes()).bytes())
