"""Honest mails that carry what runs, or what looks like it: programs, scripts, macros,
discs, plug-ins, as offices, laboratories, hospitals and suppliers send them."""
import struct
from recipe import Recipe, auth
from making import docx, pdf, program, xlsx, zipped
from kit import Cab, Fat, Iso, Lzh, Pe, SevenZip, Zip, chm, docs, icons, lnk, office, onenote, partitioned, vhd
from kit.lnk import link_info
from kit.sevenzip import LZMA2


def crlf(text):
    return text.replace("\n", "\r\n").encode("cp932")


def dicom(n):
    """A slice of a scan, as far as its first bytes go (DICOM PS3.10, 7.1)."""
    return bytes(128) + b"DICM" + b"\2\0\0\0UL\4\0\xc0\0\0\0" + docs.noise(6000 + n)


def hospital_disc():
    d = Iso(volume="PDI_20190605")
    d.add("AUTORUN.INF", b"[autorun]\r\nopen=VIEWER\\PDIVIEW.EXE\r\nlabel=PDI\r\n")
    d.add("DICOMDIR", bytes(128) + b"DICM" + bytes(900))
    d.add("README.TXT", crlf("このディスクには診療画像が入っています。\nVIEWER\\PDIVIEW.EXE で閲覧できます。\n"))
    d.add("INDEX.HTM", crlf("<html><body><h1>診療情報提供</h1><a href=\"VIEWER/PDIVIEW.EXE\">ビューアの起動</a></body></html>\n"))
    d.add("VIEWER/PDIVIEW.EXE", program(icons.logo(), 60000, stamp=0x4E3A1100, CompanyName="Example Medical Systems",
                                        FileDescription="PDI Light Viewer", ProductName="PDI Viewer", FileVersion="2.1.0.7"))
    d.add("VIEWER/IMGCODEC.DLL", Pe(stamp=0x4E3A10F0, dll=True).version(CompanyName="Example Medical Systems").bytes())
    for i in range(6):
        d.add("DICOM/IM%06d" % i, dicom(i))
    return d.bytes()


def scope_disc():
    """The CD of an oscilloscope's maker, put into a zip by its agency."""
    return (Iso(volume="USBDRV_V2").add("setup.exe", program(icons.logo(), 40000, stamp=0x50A2C300, CompanyName="Example Instruments Inc.",
                                                             FileDescription="USB Driver Installation"))
            .add("amd64/exscope.sys", Pe(machine=0x8664, stamp=0x50A2C2A0).sign().bytes())
            .add("amd64/exscope.cat", b"0\x82\x04\x10" + docs.noise(1040))
            .add("exscope.inf", b"[Version]\r\nSignature=\"$CHICAGO$\"\r\nClass=USB\r\nProvider=%MFG%\r\n" * 4).bytes())


def virtual_machine():
    volume = (Fat(8192).add("SETUP/CTL.CFG", b"PORT=COM1\r\nBAUD=9600\r\n").add("CTL/MEASURE.EXE", program(None, 30000, stamp=0x3A5B0000))
              .add("CTL/GPIB32.DLL", Pe(dll=True, stamp=0x39000000).bytes()).add("AUTOEXEC.BAT", b"@ECHO OFF\r\nCD CTL\r\nMEASURE.EXE\r\n")
              .add("DATA/1999_06.DAT", docs.noise(20000)))
    return vhd(partitioned(volume.bytes()), dynamic=True)


def elf(size):
    """A program of Linux for x86-64 with no code but a return: the header, one segment."""
    head = b"\x7fELF\2\1\1".ljust(16, b"\0") + struct.pack("<HHIQQQIHHHHHH", 2, 62, 1, 0x400078, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    segment = struct.pack("<IIQQQQQQ", 1, 5, 0, 0x400000, 0x400000, 0x79 + size, 0x79 + size, 0x1000)
    return head + segment + b"\xc3" + docs.noise(size).translate(bytes(i & 0x3F for i in range(256)))


def jar(main, classes):
    z = Zip().add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\nCreated-By: 1.7.0_51 (Oracle Corporation)\r\nMain-Class: "
                  + main.encode() + b"\r\n\r\n")
    for i, c in enumerate(classes):
        z.add(c.replace(".", "/") + ".class", b"\xca\xfe\xba\xbe\0\0\0\x33" + docs.noise(1500 + 90 * i))
    return z.bytes()


def apk():
    z = Zip().add("AndroidManifest.xml", b"\3\0\x08\0" + docs.noise(2200)).add("classes.dex", b"dex\n035\0" + docs.noise(42000))
    z.add("resources.arsc", b"\2\0\x0c\0" + docs.noise(6000), stored=True).add("res/drawable-hdpi/icon.png", b"\x89PNG\r\n\x1a\n" + docs.noise(3000))
    z.add("lib/armeabi-v7a/libsensor.so", b"\x7fELF\1\1\1" + docs.noise(9000))
    return z.add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\n").add("META-INF/CERT.SF", b"Signature-Version: 1.0\r\n") \
        .add("META-INF/CERT.RSA", b"0\x82\x03\x20" + docs.noise(800)).bytes()


LOGGER_VBA = """Option Explicit
Const SAVE_DIR As String = "C:\\LOG\\"
Private Declare PtrSafe Sub Sleep Lib "kernel32" (ByVal ms As Long)

Sub 測定開始()
    Dim n As Integer, i As Long, s As String
    n = FreeFile
    Open "COM3:9600,N,8,1" For Binary As #n
    For i = 1 To Sheets("設定").Range("B2").Value
        Put #n, , "READ?" & vbCrLf
        Sleep 500
        Sheets("データ").Cells(i + 1, 1).Value = Now
        DoEvents
    Next
    Close #n
End Sub

Sub CSV保存()
    Dim f As String
    If Dir(SAVE_DIR, vbDirectory) = "" Then MkDir SAVE_DIR
    f = SAVE_DIR & Format(Now, "yyyymmdd_hhnnss") & ".csv"
    Sheets("データ").Copy
    ActiveWorkbook.SaveAs f, xlCSV
    ActiveWorkbook.Close False
End Sub

Sub フォルダを開く()
    Shell "explorer.exe " & SAVE_DIR, vbNormalFocus
End Sub
"""

ORDER_VBA = """Private Sub Workbook_Open()
    Application.DisplayAlerts = False
    Sheets("発注書").Range("G3").Value = Date
    Sheets("発注書").Protect Password:="hachu"
End Sub

Private Sub Workbook_BeforeSave(ByVal SaveAsUI As Boolean, Cancel As Boolean)
    Dim r As Range
    For Each r In Sheets("発注書").Range("B12:B40")
        If r.Value <> "" And r.Offset(0, 3).Value = "" Then
            MsgBox r.Row & " 行目の数量が入力されていません。", vbExclamation
            Cancel = True
        End If
    Next
End Sub
"""

MAP_BAT = """@echo off
rem ネットワークドライブ再割り当て  2015/03/27 総務・加藤
net use Z: /delete /y >nul 2>&1
net use Z: \\\\fs02\\somu /persistent:yes
if errorlevel 1 (
  echo 接続に失敗しました。内線 2203 まで連絡してください。
  pause
  exit /b 1
)
copy /y Z:\\tools\\print_setup.vbs "%TEMP%" >nul
cscript //nologo "%TEMP%\\print_setup.vbs"
del "%TEMP%\\print_setup.vbs"
echo 完了しました。
pause
"""
PRINT_VBS = """' 複合機の登録 (旧プリンタを消してから追加)
Option Explicit
On Error Resume Next
Dim net, sh
Set net = WScript.CreateObject("WScript.Network")
Set sh = WScript.CreateObject("WScript.Shell")
net.RemovePrinterConnection "\\\\ps01\\MFP_3F_OLD", True, True
net.AddWindowsPrinterConnection "\\\\ps01\\MFP_3F"
net.SetDefaultPrinter "\\\\ps01\\MFP_3F"
sh.RegWrite "HKCU\\Software\\Example\\PrintSetup\\Done", 1, "REG_DWORD"
If Err.Number <> 0 Then MsgBox "登録できませんでした: " & Err.Description
"""
INVENTORY_PS1 = """# PC 棚卸し 2022 年度  ※ 管理者権限は不要
$pc   = Get-CimInstance Win32_ComputerSystem
$bios = Get-CimInstance Win32_BIOS
$os   = Get-CimInstance Win32_OperatingSystem
$sw   = Get-ItemProperty HKLM:\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\* | Select-Object DisplayName, DisplayVersion
$row  = [pscustomobject]@{ Name = $pc.Name; User = $env:USERNAME; Serial = $bios.SerialNumber; OS = $os.Caption; Build = $os.BuildNumber }
$row | Export-Csv "\\\\fs02\\tanaoroshi\\$($pc.Name).csv" -Encoding Default -NoTypeInformation
$sw  | Export-Csv "\\\\fs02\\tanaoroshi\\$($pc.Name)_sw.csv" -Encoding Default -NoTypeInformation
"""
INVENTORY_CMD = """@echo off
cd /d %~dp0
powershell -NoProfile -ExecutionPolicy Bypass -File inventory.ps1
pause
"""
HTA = """<html><head><title>工程実績入力</title>
<hta:application id="app" applicationname="KOUTEI" singleinstance="yes" scroll="no">
<script language="VBScript">
Sub Window_OnLoad
  window.resizeTo 640, 480
End Sub
Sub Touroku
  Dim cn : Set cn = CreateObject("ADODB.Connection")
  cn.Open "Provider=Microsoft.Jet.OLEDB.4.0;Data Source=\\\\svkoujo\\koutei\\koutei.mdb"
  cn.Execute "INSERT INTO JISSEKI(KOUTEI,SU,HI) VALUES('" & koutei.value & "'," & su.value & ",Now())"
  cn.Close
  CreateObject("WScript.Shell").Run "notepad.exe \\\\svkoujo\\koutei\\log.txt", 1, False
End Sub
</script></head><body>工程 <input id="koutei"> 数量 <input id="su"> <button onclick="Touroku">登録</button></body></html>
"""
BUNDLE = "/*! slick-like carousel | MIT */!function(e){\"use strict\";" + "".join(
    "function n%d(t){return e(t).find(\".s%d\").attr(\"data-i\",%d)}" % (i, i, i) for i in range(180)) + \
    "var o=document.createElement(\"script\");o.src=\"js/lazy.js\";document.head.appendChild(o);" \
    "e.fn.kv=function(){return this.each(function(){setTimeout(function(){n0(this)},300)})}}(jQuery);"
REPORT_HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>coverage report</title>
<script>var data=JSON.parse(atob("%s"));function show(i){document.getElementById("v").innerHTML=data.rows[i].join("<br>");}
window.onload=function(){var s="";for(var i=0;i<data.rows.length;i++)s+="<li onclick='show("+i+")'>"+data.rows[i][0];
document.getElementById("l").innerHTML=s;};</script></head><body><ul id="l"></ul><div id="v"></div></body></html>
"""
SECURE_HTML = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>Secure Message</title>
<script type="text/javascript">
var payload="%s";
function openMessage(){var p=document.getElementById("pw").value;var k=sha256(p);document.getElementById("m").innerHTML=decrypt(payload,k);}
function sha256(s){return s;} function decrypt(c,k){return unescape(encodeURIComponent("..."));}
</script></head><body onload="document.forms[0].pw.focus()"><h2>暗号化メッセージ</h2>
<form onsubmit="openMessage();return false">パスワード <input type="password" id="pw"><input type="submit" value="開く"></form><div id="m"></div></body></html>
"""
PY = """#!/usr/bin/env python3
# -*- coding: utf-8 -*-
\"\"\"粒径分布の集計 (修論用)  python bunpu.py data/*.csv\"\"\"
import csv, glob, os, subprocess, sys

def read(path):
    with open(path, encoding="cp932") as f:
        return [float(r[1]) for r in csv.reader(f) if r and r[0] != "#"]

if __name__ == "__main__":
    for p in sys.argv[1:]:
        v = read(p)
        print(os.path.basename(p), len(v), sum(v) / len(v))
    subprocess.call(["gnuplot", "plot.gp"])
"""
B64 = "eyJyb3dzIjpbWyJzcmMvbWFpbi5jIiwiOTIuMSJdLFsic3JjL3V0aWwuYyIsIjg3LjQiXV19"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12"

RECIPES = [
    Recipe("b-runs-hospital-disc", "benign", "everyday business: hospitals hand over images as portable discs (IHE PDI) that carry their own viewer",
           "A hospital sends the image of a patient's disc with a viewer that is not signed.", "診療画像データ(研究参加者 No.27)送付の件",
           "housha@hospital.example", name="例示中央病院 放射線部", hard=True, to="rinsho@example.ac.jp", date="Thu, 06 Jun 2019 11:20:15 +0900",
           body="例示研究所 臨床研究支援室 御中\n\nいつもお世話になっております。例示中央病院放射線部の瀬川です。\n\n"
                "ご依頼のありました研究参加者 No.27 の頭部 MRI を、ディスクイメージにしてお送りします。\n匿名化済みです。\n"
                "DVD に書き込んでいただくか、右クリックからマウントしてご覧ください。ビューア(PDIVIEW.EXE)も入っております。\n"
                "Windows 10 では SmartScreen の画面が出ることがありますが、「詳細情報」から実行できます。\n\n"
                "残り3名分は来週お送りいたします。よろしくお願いいたします。\n\n瀬川 由紀\n例示中央病院 放射線部 画像管理室\nTEL 00-0000-0000 (PHS 7124)\n",
           client=("mail.hospital.example", "198.51.100.92"), message_id="<20190606022015.GA4417@mail.hospital.example>",
           headers=[auth("pass", domain="hospital.example"), ("X-Mailer", "Microsoft Outlook 16.0")],
           attach=[("No27_MRI.iso", hospital_disc, "application/octet-stream")]),

    Recipe("b-runs-scope-driver", "benign", "everyday business: agencies of foreign makers pass on discs that customers have lost",
           "The agency of an instrument's maker sends the lost driver disc in a zip, three lines, no authentication.", "Re: オシロ USBドライバの件",
           "matsuo@keisoku-shoji.example", name="松尾", hard=True, to="kenkyu-b@example.ac.jp", date="Wed, 20 Mar 2013 18:03:51 +0900",
           body="高梨先生\n\n松尾です。毎度お世話になります。\nドライバ CD の中身を送ります。64bit は署名の警告が出ますが続行で大丈夫です。\n"
                "だめでしたら次回伺ったときに入れます。\n\n> 松尾様\n> CD を紛失してしまいました。メールで送れますか。\n> 高梨\n",
           client=("p2031-ipbf.isp.example", "203.0.113.201"), message_id="<51497CF7.9000804@keisoku-shoji.example>",
           headers=[auth("none", domain="keisoku-shoji.example"), ("In-Reply-To", "<51495B10.2060209@example.ac.jp>"),
                    ("User-Agent", "Mozilla/5.0 (Windows NT 5.1; rv:17.0) Gecko/20130307 Thunderbird/17.0.4")],
           attach=[("USBDRV_V2.zip", lambda: zipped(("USBDRV_V2.iso", scope_disc())), "application/x-zip-compressed")]),

    Recipe("b-runs-vhd", "benign", "everyday business: laboratories keep old instruments alive in virtual machines",
           "A colleague sends the small virtual disk of an old measuring computer in a 7z.", "旧測定PCの仮想ディスク", "ishii@example.ac.jp", name="石井 渉",
           hard=True, to="kenkyu-b@example.ac.jp", charset="utf-8", date="Fri, 15 Nov 2019 21:40:02 +0900", client=("pc12.example.ac.jp", "192.0.2.12"),
           message_id="<9b1f0b1e-5c1f-2f8c-6a8d-4a1b7a3c1d0e@example.ac.jp>",
           headers=[("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:60.0) Gecko/20100101 Thunderbird/60.9.0")],
           body="高梨さん\n\nPC-98 から移した測定機のディスクを VHD にしました。4MB しかないのでメールで送ります。\n"
                "7-Zip で展開して VirtualBox につないでください。起動すると MEASURE.EXE が上がります。\n"
                "ダブルクリックすると Windows にマウントされてしまうので注意。\n\n石井\n",
           attach=[("keisoku98.7z", lambda: SevenZip(LZMA2).add("keisoku98.vhd", virtual_machine()).add("memo.txt", crlf("メモリ 64MB で可\n")).bytes(),
                    "application/x-7z-compressed")]),

    Recipe("b-runs-vpn-client", "benign", "everyday business: in spring 2020 IT sections sent clients for work at home by mail",
           "The IT section sends a signed VPN client and its registry file in a zip as staff start to work at home.",
           "【至急】在宅勤務用VPNソフトの配布について", "joho-system@example.ac.jp", name="情報システム課", hard=True, to="all-staff@example.ac.jp", charset="utf-8",
           date="Tue, 07 Apr 2020 19:15:30 +0900", client=("pc31.example.ac.jp", "192.0.2.31"),
           message_id="<em7a1f2a55-3c10-4f3e-8d0e-9a1d3d0e6a11@pc31>", headers=[("X-Mailer", "eM Client/7.2.37929.0"), auth("pass", domain="example.ac.jp")],
           body="教職員各位\n\n緊急事態宣言を受け、明日から原則在宅勤務となります。\nVPN 接続ソフトを添付しますので、本日中に持ち帰り用パソコンへ入れてください。\n\n"
                "1. vpn_client.zip を展開\n2. VPNClientSetup.exe を実行 (管理者のパスワードが必要な場合は内線 2200)\n"
                "3. example_profile.reg をダブルクリックし「はい」を選択\n4. 職員番号と全学パスワードでログイン\n\n"
                "つながらない場合は、つながらない旨をこのメールに返信してください。順番に電話します。\n\n情報システム課 大西・橋爪\n",
           attach=[("vpn_client.zip", lambda: zipped(
               ("VPNClientSetup.exe", Pe(stamp=0x5E5C7A10).icon(icons.logo()).version(CompanyName="Example Networks, Inc.", ProductName="Secure Access Client",
                                                                               FileVersion="9.1.4.1955").sign().bytes()),
               ("example_profile.reg", ("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Software\\Example Networks\\Client\\Profile1]\r\n"
                                        "\"Server\"=\"vpn.example.ac.jp\"\r\n\"SplitTunnel\"=dword:00000001\r\n").encode("utf-16")),
               ("接続手順.pdf", pdf("VPN 接続手順\n1. 展開\n2. 実行\n3. ログイン"))), "application/zip")]),

    Recipe("b-runs-lzh-tools", "benign", "everyday business: researchers pass home-made tools around in LZH",
           "A professor emeritus sends his spectrum program with its sources in an lzh, from the line at home.", "スペクトル解析プログラム ver.3",
           "y-hirose@isp.example", name="廣瀬", hard=True, to="kenkyu-a@example.ac.jp", date="Sun, 22 Jul 2012 07:58:44 +0900",
           body="中川様\n\n暑中お見舞い申し上げます。廣瀬です。\n\n先日の研究会でお話ししたスペクトル解析のプログラムをお送りします。\n"
                "Delphi で作ったもので、SPEC3.EXE だけで動きます。インストールは不要です。アンインストールはフォルダごと消してください。\n"
                "64 ビットの Windows 7 で動くかどうか試しておりませんので、お知らせいただければ幸いです。\n"
                "ソースも入れてあります。ご自由に直してお使いください。\n\n廣瀬 義男 拝\n",
           client=("mta04.isp.example", "203.0.113.40"), message_id="<00a701cd6793$9c1a4b60$0b02a8c0@HIROSE>",
           headers=[auth("pass", domain="isp.example"), ("X-Mailer", "Microsoft Outlook Express 6.00.2900.5931")],
           attach=[("SPEC3.LZH", lambda: Lzh(1).add("SPEC3/SPEC3.EXE", program(None, 50000, stamp=0x2A425E19))
                    .add("SPEC3/はじめに.txt", crlf("SPEC3 ver.3.02 スペクトル解析\n転載自由\n")).add("SPEC3/UNIT1.PAS", crlf("unit Unit1;\ninterface\nuses Windows;\nend.\n"))
                    .add("SPEC3/SAMPLE.DAT", b"350.0 0.012\r\n350.5 0.013\r\n" * 80).bytes(), "application/octet-stream")]),

    Recipe("b-runs-map-drive", "benign", "everyday business: the head of a section sends the batch file that maps the new drive",
           "A colleague sends a bat and a vbs in a zip that map a drive and add a printer.", "Zドライブつなぎ直し", "kato@example.ac.jp", name="加藤(総務)", hard=True,
           to="soumu@example.ac.jp", date="Fri, 27 Mar 2015 16:55:09 +0900", client=("pc12.example.ac.jp", "192.0.2.12"),
           message_id="<20150327165508.89F1.A5B3@example.ac.jp>", headers=[("X-Mailer", "Becky! ver. 2.68.00 [ja]")],
           body="総務の皆さま\n\n加藤です。来週からZドライブの場所が変わります。\n添付の zip の中の「つなぎ直し.bat」をダブルクリックしてください。\n"
                "黒い画面が出て「完了しました」と出たら終わりです。3階の複合機も一緒に登録されます。\n\n加藤\n",
           attach=[("Zドライブ.zip", lambda: zipped(("つなぎ直し.bat", crlf(MAP_BAT)), ("print_setup.vbs", crlf(PRINT_VBS))), "application/x-zip-compressed")]),

    Recipe("b-runs-inventory", "benign", "everyday business: yearly inventories of computers by script",
           "The IT section asks all to run an inventory script that a cmd starts past the execution policy.", "PC棚卸しのお願い(6/30まで)",
           "hashizume@example.co.jp", name="橋爪", hard=True, to="all@example.co.jp", charset="utf-8", date="Mon, 13 Jun 2022 10:02:18 +0900",
           client=("pc07.example.co.jp", "192.0.2.77"), message_id="<TYAPR01MB2319A0C1@TYAPR01MB2319.example.co.jp>",
           headers=[auth("pass", "pass", "pass", "example.co.jp"), ("Content-Language", "ja-JP"), ("X-MS-Has-Attach", "yes")],
           body="各位\n\nお疲れ様です。管理部の橋爪です。\n\n今年度の PC 棚卸しを行います。添付の zip をデスクトップに展開し、「実行.cmd」をダブルクリックしてください。\n"
                "機器名、シリアル番号、入っているソフトの一覧が自動でファイルサーバーに保存されます。\n\n"
                "・社内 LAN か VPN につないだ状態で実行してください\n・「WindowsによってPCが保護されました」と出たら「詳細情報」→「実行」\n"
                "・Mac の方は別紙に記入して送ってください\n\n締切: 6月30日(木)\n",
           attach=[("tanaoroshi2022.zip", lambda: zipped(("tanaoroshi/実行.cmd", crlf(INVENTORY_CMD)), ("tanaoroshi/inventory.ps1", crlf(INVENTORY_PS1)),
                                                         ("tanaoroshi/Mac用記入票.xlsx", xlsx([["機器名", "シリアル番号"]], "橋爪")))),
                   ]),

    Recipe("b-runs-web-bundle", "benign", "everyday business: designers of web sites deliver pages with their scripts",
           "A web designer delivers the renewed pages with minified scripts in a zip of a cloud-hosted domain.", "トップページ修正版(3稿)お送りします",
           "yamane@design-studio.example", name="山根 さくら", hard=True, to="koho@example.ac.jp", charset="utf-8", date="Thu, 12 Oct 2023 23:41:27 +0900",
           body="広報室 長谷部さま\n\nお世話になっております、山根です。\n夜分にすみません、トップページの3稿があがりました!\n\n"
                "・スライドの切り替えを5秒に\n・お知らせ欄をタブに\n・スマホのメニューを直しました\n\nzip を展開して index.html をブラウザで開いてください。\n"
                "フォントが変に見えるときは Shift を押しながら再読み込みでお願いします。\n\n明日の 15 時までに戻していただけると公開に間に合います。\n\n山根 さくら / design studio\n",
           client=("mail-sor-f41.mailhost.example", "203.0.113.141"), message_id="<CAF3x=9gq0Wn7@mail.mailhost.example>",
           headers=[auth("pass", "pass", "none", "design-studio.example")],
           attach=[("example_top_v3.zip", lambda: zipped(
               ("example_top_v3/index.html", "<!doctype html><meta charset=utf-8><script src=js/app.min.js></script><div class=s0>例示研究所</div>".encode()),
               ("example_top_v3/js/app.min.js", BUNDLE.encode()), ("example_top_v3/js/lazy.js", b"window.lazy=function(s){eval('('+s+')')};\n"),
               ("example_top_v3/css/style.css", b".s0{margin:0}\n" * 60), ("example_top_v3/img/kv01.jpg", docs.JPG),
               ("__MACOSX/example_top_v3/._index.html", bytes(82))), "application/zip")]),

    Recipe("b-runs-order-form", "benign", "everyday business: wholesalers of reagents take orders by workbooks with macros",
           "A wholesaler sends its order form, an old xls whose macros run at opening and protect the sheet.", "新年度 発注書フォーマット送付のご案内",
           "order@reagent.example", name="例示試薬 受注センター", hard=True, to="konyu@example.ac.jp", date="Mon, 02 Apr 2018 08:45:00 +0900",
           body="お取引先各位\n\n拝啓 時下ますますご清栄のこととお慶び申し上げます。\n平素は格別のご高配を賜り、厚く御礼申し上げます。\n\n"
                "4月1日受付分より発注書のフォーマットを変更いたします。ご発注の際は添付のファイルをご利用くださいますようお願い申し上げます。\n"
                "開いた際に「セキュリティの警告」が表示されましたら、「コンテンツの有効化」を押してください。\n"
                "有効にされない場合、発注日と品名の自動入力が働きません。\n\n旧フォーマットは5月末まで受け付けます。\n\n敬具\n\n"
                "====================================\n例示試薬株式会社 受注センター\n〒000-0000\nFAX 00-0000-0000 / 担当 上村・三好\n====================================\n",
           client=("mx3.reagent.example", "198.51.100.113"), message_id="<201804012345.w31NjQ12003391@mx3.reagent.example>",
           headers=[auth("softfail", domain="reagent.example"), ("Precedence", "bulk")],
           attach=[("発注書H30.xls", lambda: office.xls({"ThisWorkbook": ORDER_VBA}, text="発注書\n品名\nカタログ番号\n数量"), "application/vnd.ms-excel")]),

    Recipe("b-runs-logger", "benign", "everyday business: engineers write loggers for instruments in the macros of a workbook",
           "A student sends a logger for a thermometer as xlsm; it declares Sleep and opens a folder by Shell.", "温度ロガーのエクセル", "m2-okada@example.ac.jp", name="岡田",
           hard=True, to="kenkyu-b@example.ac.jp", charset="utf-8", date="Wed, 24 Jan 2024 02:13:36 +0900", client=("pc44.example.ac.jp", "192.0.2.44"),
           message_id="<65aff2f0.050a0220.1a2b3@example.ac.jp>", headers=[auth("pass", "pass", "pass", "example.ac.jp")],
           body="高梨先生\n\nできました。COM 番号は「設定」シートで変えられます。\nマクロがブロックされるので、プロパティで「許可する」にチェックしてから開いてください。\n\n岡田\n",
           attach=[("温度ロガー_v1.2.xlsm", lambda: office.xlsm({"ThisWorkbook": "", "Module1": LOGGER_VBA}, text="時刻\n温度"), XLSM)]),

    Recipe("b-runs-intranet-links", "benign", "everyday business: secretariats mail links to the groupware",
           "A secretariat sends a .url and an .lnk for the new groupware, loose, not zipped.", "グループウェア切替のお知らせ(ショートカット添付)", "soumu@example.co.jp",
           name="例示商事 総務部", hard=True, to="all@example.co.jp", charset="shift_jis", date="Mon, 29 Sep 2014 09:00:41 +0900",
           client=("pc03.example.co.jp", "192.0.2.73"), message_id="<5428A3C9.40906@example.co.jp>",
           body="社員各位\n\n10月1日よりグループウェアが新しくなります。\n添付のショートカットをデスクトップに保存してご利用ください。\n\n"
                "  ・新グループウェア.url … 予定表、回覧、会議室\n  ・勤怠入力.lnk … 従来どおりサーバー上のプログラムを起動します\n\n"
                "旧システムは12月末まで参照できます。\n\n総務部 新谷\n",
           attach=[("新グループウェア.url", b"[InternetShortcut]\r\nURL=http://gw.example.co.jp/cgi-bin/gw.cgi?page=top\r\nIconFile=http://gw.example.co.jp/favicon.ico\r\n"
                    b"IconIndex=0\r\n"),
                   ("勤怠入力.lnk", lambda: lnk(target="\\\\sv02\\kintai\\KINTAI.EXE", arguments="/mode=input /sv=sv02", workdir="\\\\sv02\\kintai",
                                           info=link_info(share="\\\\SV02\\KINTAI", suffix="KINTAI.EXE"), icon="\\\\sv02\\kintai\\KINTAI.EXE",
                                           machine="sv02", mac="00:1e:0b:11:22:33"))]),

    Recipe("b-runs-instrument-jar", "benign", "everyday business: makers of instruments ship readers of their formats as jars",
           "The German maker of a spectrometer sends a new reader as a jar with a bat and a shell script.", "AW: Exporting .exd files under Windows 10",
           "j.brandt@spektro.example", name="Jens Brandt", hard=True, to="kenkyu-b@example.ac.jp", charset="iso-8859-1",
           date="Tue, 19 Dec 2017 10:26:58 +0100",
           body="Dear Dr Takanashi,\n\nthank you for your patience. Attached please find build 1.8.3 of the data reader, which fixes the decimal comma\n"
                "problem you reported. Please replace the old exdreader.jar; Java 7 or later is needed. On Windows double-click start.bat,\n"
                "on Linux use start.sh. Should your mail filter remove the jar, I can put it on our FTP server.\n\n"
                "Merry Christmas to everybody in the lab!\n\nMit freundlichen Grüßen\nJens Brandt\n\n"
                "Applikation Spektroskopie\nSpektro Beispiel GmbH\nGeschäftsführer: Dr. K. Vogel, Amtsgericht Musterstadt HRB 0000\n",
           client=("mail.spektro.example", "203.0.113.88"), message_id="<0MTjB4-1eQzXb3q2S-00QRQF@mail.spektro.example>",
           headers=[auth("pass", "none", "none", "spektro.example"), ("In-Reply-To", "<5A37C1D0.8010406@example.ac.jp>"), ("Content-Language", "de-DE")],
           attach=[("exdreader-1.8.3.zip", lambda: zipped(
               ("exdreader/exdreader.jar", jar("de.spektro.exd.Main", ["de.spektro.exd.Main", "de.spektro.exd.Reader", "de.spektro.exd.ui.Frame"])),
               ("exdreader/start.bat", b"@echo off\r\nstart javaw -Xmx512m -jar \"%~dp0exdreader.jar\" %*\r\n"),
               ("exdreader/start.sh", b"#!/bin/sh\nexec java -Xmx512m -jar \"$(dirname \"$0\")/exdreader.jar\" \"$@\"\n"),
               ("exdreader/CHANGES.txt", b"1.8.3 decimal comma, Windows 10\n1.8.2 export to CSV\n")), "application/zip")]),

    Recipe("b-runs-manual-chm", "benign", "everyday business: manuals of business software are compiled help",
           "A software house sends the manual of a payroll program as chm, with the hint to unblock it.", "給与ソフト 操作マニュアル(平成28年版)", "info@kyuyo-soft.example",
           name="例示給与ソフト サポート", hard=True, to="jinji@example.ac.jp", date="Fri, 18 Nov 2016 14:30:22 +0900",
           body="例示研究所 人事課 小笠原様\n\nお世話になっております。サポートの木戸でございます。\n\n"
                "お問い合わせの年末調整の操作マニュアルをお送りします(ヘルプ形式)。\n開いても本文が表示されない場合は、ファイルのプロパティで「ブロックの解除」を押してください。\n"
                "ネットワーク上のフォルダに置くと表示されませんので、必ずお手元のパソコンに保存してください。\n\nご不明な点は保守番号 40188 を添えてお電話ください。\n",
           client=("www12.rental-server.example", "203.0.113.66"), message_id="<582e9fce.7090d@kyuyo-soft.example>",
           headers=[auth("none", domain="kyuyo-soft.example"), ("X-Mailer", "Shuriken 2014 [Shuriken/J 15.0]")],
           attach=[("nencho28.chm", lambda: chm([("index.htm", crlf("<html><body><h1>年末調整</h1><a href=\"p1.htm\">1 準備</a></body></html>")),
                                                 ("p1.htm", crlf("<html><script>function j(n){location.href=n}</script><body>扶養控除等申告書を確認します。</body></html>")),
                                                 ("toc.hhc", b"<ul><li><object type=\"text/sitemap\"><param name=\"Name\" value=\"1\"></object></ul>")]),
                    "application/vnd.ms-htmlhelp")]),

    Recipe("b-runs-onenote-lab", "benign", "everyday business: laboratory notebooks in OneNote with tables inside",
           "A partner at another university sends the section of a notebook with a workbook and a script embedded.", "Re: Re: 9月分の実験ノート",
           "t.kuroda@partner-univ.example", name="黒田 知宏", hard=True, to="kenkyu-a@example.ac.jp", charset="utf-8", date="Sat, 30 Sep 2023 12:07:49 +0900",
           body="中川さま\n\n黒田です。9月分です。\n試料Bの生データは、ノートの中に貼った Excel をダブルクリックすると開きます。\n図を描いた Python も一緒に貼ってあります。\n\n"
                "10月の打ち合わせは 17 日でよろしいですか。\n\n> 黒田先生\n> 8月分ありがとうございました。9月分も末までにお願いできますか。\n",
           client=("mail-tyc01.cloud-office.example", "198.51.100.201"), message_id="<OS3PR01MB6852F2@OS3PR01MB6852.prod.cloud-office.example>",
           headers=[auth("pass", "pass", "pass", "partner-univ.example"), ("In-Reply-To", "<6516c1aa.2050301@example.ac.jp>"),
                    ("References", "<64f1a0c2.7020108@example.ac.jp> <6516c1aa.2050301@example.ac.jp>")],
           attach=[("実験ノート2023-09.one", lambda: onenote([("試料B.xlsx", xlsx([["時刻", "吸光度"], ["10:00", "0.214"]], "黒田")), ("plot.py", PY.encode())]),
                    "application/onenote")]),

    Recipe("b-runs-factory-hta", "benign", "everyday business: factories run on home-made HTML applications",
           "A factory of a partner sends its old entry tool, an hta with a reg file for the trusted zone, in a cab.", "工程入力ツール入れ替えの件", "seisan2@parts-koujo.example",
           name="生産2課 村井", hard=True, to="eigyo@example.co.jp", date="Thu, 09 Feb 2017 07:52:13 +0900",
           body="例示商事 営業部 堀内様\n\nお世話になっております。村井です。\n\nWindows10 機に替わったとのことで、工程入力ツールの新しい方を送ります。\n"
                "expand するか、ダブルクリックで開いて2つともデスクトップに出してください。\n"
                "先に zone.reg を入れてから 工程入力.hta を開いてください。そうしないと毎回警告が出ます。\n\n以上、よろしくお願いします。\n",
           client=("mail.parts-koujo.example", "203.0.113.119"), message_id="<20170209075213.1C22.SEISAN2@parts-koujo.example>",
           headers=[auth("softfail", domain="parts-koujo.example"), ("X-Mailer", "Becky! ver. 2.56.02 [ja]")],
           attach=[("koutei.cab", lambda: Cab().folder().add("koutei.hta", crlf(HTA)).add(
               "zone.reg", b"REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\ZoneMap\\Domains\\svkoujo]\r\n"
               b"\"file\"=dword:00000002\r\n").bytes(), "application/vnd.ms-cab-compressed")]),

    Recipe("b-runs-html-report", "benign", "everyday business: tools of developers write reports as pages with scripts, sheets begin cells with =",
           "A nightly build sends its coverage as an html with scripts and a csv whose cells are formulas.", "[nightly] build #1482 succeeded", "jenkins@ci.example.ac.jp",
           name="Jenkins", hard=True, to="kenkyu-dev@example.ac.jp", charset="utf-8", date="Sun, 11 Aug 2019 03:30:07 +0900", client=("ci.example.ac.jp", "192.0.2.60"),
           message_id="<1203847712.17.1565461807112@ci>",
           body="Build #1482: SUCCESS\nChanges since #1481: 2 commits (ishii, okada)\nTests: 812 passed, 0 failed, 3 skipped\nCoverage and timings are attached.\n",
           attach=[("coverage.html", (REPORT_HTML % B64).encode(), "text/html"),
                   ("timing.csv", b"case,sec,share\r\nparse,12.4,=B2/SUM(B2:B4)\r\nsolve,88.0,=B3/SUM(B2:B4)\r\nreport,=HYPERLINK(\"http://ci.example.ac.jp/1482\"),-1\r\n",
                    "text/csv")]),

    Recipe("b-runs-secure-insurer", "benign", "everyday business: insurers and banks send messages that a page decrypts in the browser",
           "An insurer's gateway sends a page that asks for a password and decrypts a long text by script.", "【セキュアメール】団体保険の加入者名簿について", "dantai@insurance.example",
           name="例示生命 団体保険部", hard=True, to="jinji@example.ac.jp", charset="utf-8", date="Tue, 25 Feb 2025 10:11:52 +0900",
           body="例示研究所 人事課 ご担当者様\n\n例示生命よりセキュアメールが届いています。\n\n添付の SecureMessage.html を保存し、ブラウザで開いてください。\n"
                "パスワードは、ご契約時にお届けいただいたものをご入力ください。初めての方は担当の営業所へお問い合わせください。\n\n"
                "本メールは送信専用です。\n",
           client=("secure-gw2.insurance.example", "198.51.100.160"), message_id="<SGW-20250225101152-0088231@insurance.example>",
           headers=[auth("pass", "pass", "pass", "insurance.example"), ("Auto-Submitted", "auto-generated")],
           attach=[("SecureMessage.html", lambda: (SECURE_HTML % docs.noise(9000).hex()).encode(), "text/html")]),

    Recipe("b-runs-cad-plugin", "benign", "everyday business: design offices pass plug-ins for CAD to those who check their drawings",
           "A design office sends a drawing with the dll plug-in and the lisp that it needs, in a locked zip with the password in the mail.",
           "【図面】新棟 設備配管図 rev.C", "takemura@sekkei.example", name="例示設計 竹村", hard=True, to="shisetsu@example.ac.jp", date="Wed, 08 Jul 2020 17:33:20 +0900",
           body="例示研究所 施設課 御中\n\nお世話になっております。竹村です。\n配管図 rev.C をお送りします。凡例の表示にはプラグインが必要ですので同封しました。\n"
                "HaikanTool.dll を NETLOAD で読み込み、続けて haikan.lsp をロードしてください。\n{password}\n\n"
                "仕様書も併せてご確認をお願いします。7/15(水)の定例で回答をいただければ幸いです。\n\n竹村 俊\n株式会社例示設計 設備設計室\n",
           password_line="解凍パスワード: sinto2020C", client=("ml.sekkei.example", "198.51.100.33"), message_id="<5F058474.3010109@sekkei.example>",
           headers=[auth("pass", domain="sekkei.example"), ("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:68.0) Gecko/20100101 Thunderbird/68.10.0")],
           attach=[("配管図_revC.zip", lambda: zipped(
               ("配管図_revC.dwg", b"AC1032" + docs.noise(30000)), ("HaikanTool.dll", Pe(dll=True, stamp=0x5EC4D200).version(CompanyName="例示設計", ProductName="HaikanTool").bytes()),
               ("haikan.lsp", crlf("(defun c:HAIKAN () (command \"_.NETLOAD\" \"HaikanTool.dll\") (princ))\n(startapp \"notepad\" \"readme.txt\")\n")),
               ("仕様書.docx", docx("設備配管 仕様書\n1. 適用範囲", "竹村")), password="sinto2020C"), "application/x-zip-compressed")]),

    Recipe("b-runs-screensaver", "benign", "everyday business: anniversaries were celebrated with screensavers; accounting firms sent their tools locked",
           "The office of a jubilee sends a screensaver and its self-extracting wallpapers to its own staff.", "創立50周年記念スクリーンセーバーができました!", "50th@example.ac.jp",
           name="50周年記念事業事務局", hard=True, to="all-staff@example.ac.jp", date="Fri, 01 Nov 2013 12:00:05 +0900", client=("pc21.example.ac.jp", "192.0.2.21"),
           message_id="<CEA3F2A5.1B0C7%50th@example.ac.jp>", headers=[("User-Agent", "Microsoft-MacOutlook/14.3.7.130812")],
           body="教職員のみなさま\n\n50周年事務局です。\n構内の四季を撮った写真コンクールの入選作20点で、スクリーンセーバーを作りました。\n"
                "example50th.scr を右クリックして「インストール」を選んでください。\n壁紙(自己解凍形式)も入っています。Mac の方には写真だけ別にお送りしますのでご連絡ください。\n\n"
                "記念式典は 11 月 16 日です。みなさまのご参加をお待ちしております。\n",
           attach=[("50周年スクリーンセーバー.zip", lambda: zipped(
               ("example50th.scr", program(icons.logo(), 80000, stamp=0x2A425E19, FileDescription="50th Anniversary Screen Saver", CompanyName="例示研究所 50周年事務局")),
               ("壁紙.exe", program(icons.folder(), 30000, overlay=Cab().folder().add("kabe01.jpg", docs.JPG).bytes(), FileDescription="Win32 Cabinet Self-Extractor")),
               ("お読みください.txt", crlf("右クリック→インストール\n"))), "application/zip")]),

    Recipe("b-runs-accounting-locked", "benign", "everyday business: JIPDEC/ITR 2022 on locked zips; accounting firms send the year's data with the program that reads them",
           "An accounting firm sends the tax program's data and updater in a locked zip; the names of exe files show, the password follows.",
           "決算データ及び更新プログラム送付(令和4年3月期)", "kaikei@tax-office.example", name="例示税理士法人", hard=True, to="keiri@example.co.jp", charset="utf-8",
           date="Thu, 19 May 2022 13:27:44 +0900",
           body="例示商事株式会社 経理部 御中\n\nいつも大変お世話になっております。例示税理士法人の古川です。\n\n令和4年3月期の決算データと、会計ソフトの税制改正対応プログラムをお送りします。\n"
                "先に更新プログラム(Update2204.exe)を実行してからデータを復元してください。逆の順ですと読み込めません。\n\n"
                "添付ファイルには弊社の規程によりパスワードを設定しております。パスワードは別のメールでお送りします。\n\n"
                "消費税の申告期限は 5 月 31 日です。ご確認は 25 日までにお願い申し上げます。\n",
           client=("smtp-out.tax-office.example", "203.0.113.150"), message_id="<00f001d86b3f$5a0c3b10$0e24b130$@tax-office.example>",
           headers=[auth("pass", "none", "none", "tax-office.example"), ("X-Mailer", "Microsoft Outlook 16.0"), ("Thread-Index", "AdhrPzq0c5dYb5p1S1WmQ0v0xw3m9Q==")],
           attach=[("R0403決算.zip", lambda: zipped(("Update2204.exe", Pe(stamp=0x625F6A00).icon(icons.logo()).version(
               CompanyName="Example Accounting Software", ProductName="会計名人").sign().bytes()), ("R0403.kdb", docs.noise(40000)),
               ("送付状.pdf", pdf("送付状\n決算データ一式")), password="Xq7-tz90"), "application/zip")]),

    Recipe("b-runs-apk-sensor", "benign", "everyday business: makers of sensors try their apps with customers before the store has them",
           "A start-up in Shenzhen sends the beta of its sensor's app as apk with a firmware and a flashing tool.", "APP beta for ES-20 sensor / 传感器测试版",
           "lucy.chen@sensor-sz.example", name="Lucy Chen", hard=True, to="eigyo@example.co.jp", charset="gb2312", date="Mon, 17 Aug 2015 15:48:30 +0800",
           body="Dear Horiuchi-san,\n\nHow are you! Please find the APP for android in attachment, it is not yet in store.\n"
                "Pls allow \"unknown sources\" in phone setting, then install. Firmware must be V1.07, use ES_Flash.exe (Win7, no need install).\n"
                "If antivirus delete the exe, pls close it for some minutes, our engineer says it is safe.\n\n"
                "50 pcs samples will be shipped by Friday.\n\nBest regards\nLucy 陈露\nSales Dept., Shenzhen Example Sensor Co., Ltd.\nSkype: lucy.es20\n",
           client=("mail-hz10.webmail-cn.example", "203.0.113.230"), message_id="<2015081715483012345678@sensor-sz.example>",
           headers=[auth("pass", domain="sensor-sz.example"), ("X-Mailer", "Foxmail 7.0.1.91[cn]"), ("X-Priority", "3")],
           attach=[("ES20_beta.apk", apk, "application/vnd.android.package-archive"),
                   ("ES20_FW_V1.07.zip", lambda: zipped(("ES_Flash.exe", program(None, 30000, packed=True, stamp=0x55C8A000)), ("ES20_V107.hex", b":10000000" + b"0C9434000C943E00\r\n" * 200),
                                                        ("使用说明.txt", "1. 连接USB\r\n2. 打开程序\r\n".encode("gbk")), charset="gbk"), "application/octet-stream")]),

    Recipe("b-runs-cluster", "benign", "everyday business: administrators of clusters and students exchange programs and scripts",
           "The administrator of a cluster sends static programs of Linux, a shell installer and python scripts in a tar.gz.", "[cluster-users] rebuilt MPI tools + job scripts",
           "mori@hpc.partner-univ.example", name="Mori, Daichi", hard=True, to="cluster-users@example.ac.jp", charset="us-ascii", date="Mon, 05 May 2025 20:19:03 +0900",
           body="Hi all,\n\nthe tools were rebuilt against glibc 2.34 after the update on Friday. Unpack in your home and run ./install.sh,\n"
                "it only touches ~/bin and ~/.bashrc. Everything is also under /share/tools for those who do not like attachments.\n\n"
                "sha256 of the tarball is in /share/tools/SHA256SUMS.\n\n--\nDaichi Mori, HPC support\n",
           client=("lists.partner-univ.example", "198.51.100.206"), message_id="<87v7qf1x3k.fsf@hpc.partner-univ.example>",
           headers=[auth("pass", "fail", "none", "lists.partner-univ.example"), ("List-Id", "<cluster-users.lists.partner-univ.example>"),
                    ("Precedence", "list"), ("User-Agent", "Gnus/5.13 (Gnus v5.13)")],
           attach=[("mpitools-20250505.tar.gz", lambda: docs.tar_gz([
               ("mpitools/bin/mpitop", elf(40000)), ("mpitools/bin/qwatch", elf(26000)), ("mpitools/bunpu.py", PY.encode()),
               ("mpitools/install.sh", b"#!/bin/bash\nset -e\nmkdir -p ~/bin\ncp bin/* ~/bin/\nchmod +x ~/bin/mpitop ~/bin/qwatch\n"
                b"grep -q 'HOME/bin' ~/.bashrc || echo 'export PATH=$HOME/bin:$PATH' >> ~/.bashrc\n"),
               ("mpitools/job.sh", b"#!/bin/bash\n#SBATCH -N 4\n#SBATCH -t 12:00:00\nmodule load openmpi\nsrun ./a.out\n")]), "application/gzip")]),
]
