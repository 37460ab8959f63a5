"""Honest mail of every day, 2009 to 2025: two thirds of it looks bad."""
from recipe import Recipe, auth
from making import alternative, docx, hops, pdf, program, xlsx, zipped
from kit import Cab, Fat, Iso, Mail, Pe, Rar4, SevenZip, Tnef, agile, b64, docs, icons, lnk, office, partitioned, signed
from kit.lnk import link_info

OLK16 = ("X-Mailer", "Microsoft Outlook 16.0")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def crlf(text, charset="cp932"):
    return text.replace("\n", "\r\n").encode(charset)


DEPLOY_PS1 = r"""#Requires -Version 5.1
<#  受発注サイト 検証環境への配備。 2021-09 市川
    .\deploy.ps1 -Target stg2 -Build 1187        #>
param([ValidateSet('stg1','stg2')] [string]$Target = 'stg1', [int]$Build)
Set-StrictMode -Version Latest
$src = "https://ci.reiji-kaihatsu.example/artifacts/order-web/$Build/web.zip"
$tmp = Join-Path $env:TEMP "web_$Build.zip"
[Net.ServicePointManager]::SecurityProtocol = 'Tls12'
Invoke-WebRequest -Uri $src -OutFile $tmp -UseBasicParsing
Import-Module WebAdministration
Stop-WebAppPool "order-$Target"
Expand-Archive $tmp "D:\inetpub\order-$Target" -Force
Start-WebAppPool "order-$Target"
Start-Process "https://$Target.reiji-kaihatsu.example/health"
"""
DEPLOY_BAT = "@echo off\npushd %~dp0\npowershell -NoLogo -ExecutionPolicy RemoteSigned -File deploy.ps1 -Target %1 -Build %2\nif errorlevel 1 pause\npopd\n"
SAP_VBS = '''' SAP GUI から在庫一覧 (MB52) を取って CSV にする  資材 2013.6 作成
If Not IsObject(application) Then
   Set SapGuiAuto  = GetObject("SAPGUI")
   Set application = SapGuiAuto.GetScriptingEngine
End If
Set session = application.Children(0).Children(0)
session.findById("wnd[0]").maximize
session.findById("wnd[0]/tbar[0]/okcd").text = "/nMB52"
session.findById("wnd[0]").sendVKey 0
session.findById("wnd[0]/usr/ctxtWERKS-LOW").text = "1100"
session.findById("wnd[0]/tbar[1]/btn[8]").press
WScript.Sleep 1500
Set sh = CreateObject("WScript.Shell")
sh.Run "excel.exe """ & sh.SpecialFolders("Desktop") & "\\MB52.csv""", 1, False
'''
SUM_JS = """// 月次の集計 (CScript で動かす)
var fso = new ActiveXObject("Scripting.FileSystemObject");
var f = fso.OpenTextFile("MB52.csv", 1), total = 0;
while (!f.AtEndOfStream) { var c = f.ReadLine().split(","); total += Number(c[4]); }
f.Close();
WScript.Echo("在庫金額 " + total);
"""
EXPENSE = ['=ALERT("出張日と行先を記入したか確かめてください",2)', '=SET.NAME("TSUKI",DATE(2009,4,1))', '=SET.VALUE("R2C5",SUM(1,2))', '=ALERT("押印のうえ経理へ提出してください",2)', "=RETURN()"]
IOC = """種別,値,備考
FileName,配布資料.pdf.lnk,LODEINFO のローダーを起動
FileName,K7SysMn1.dll,サイドローディング
SHA256,0f3c7d0a6c1b2e9988aa71d2c30f5e6b4a9d8c7e6f5a4b3c2d1e0f9a8b7c6d5e,
Domain,mail-update[.]example,C2
IP,203.0.113[.]91,C2 (443/tcp)
Registry,HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\SysTray,自動起動
"""
YARA = 'rule Loader_Strings\n{\n  strings:\n    $a = "powershell -w hidden -enc" ascii nocase\n    $b = "WScript.Shell" wide\n    $c = { 4D 5A 90 00 }\n  condition:\n    $c at 0 and ($a or $b)\n}\n'
AUTO_INDEX = b"<html><head><meta charset='utf-8'><title>Proceedings</title></head><body><h1>Proceedings 2010</h1><ul><li><a href='PDF/A101.PDF'>A101</a></li><li><a href='PDF/A102.PDF'>A102</a></li></ul></body></html>"


def proceedings():
    d = Iso(volume="TAIKAI2010")
    d.add("AUTORUN.INF", b"[autorun]\r\nopen=START.EXE\r\nicon=START.EXE,0\r\nlabel=Taikai 2010\r\n")
    d.add("START.EXE", program(icons.folder(), 36000, stamp=0x4C2A5100, FileDescription="CD-ROM Launcher", CompanyName="Example Printing Co."))
    d.add("INDEX.HTM", AUTO_INDEX)
    for n in ("A101", "A102", "B201"):
        d.add("PDF/%s.PDF" % n, pdf("講演予稿 %s" % n))
    return d.bytes()


def sd_card():
    volume = Fat(4096).add("config.txt", b"gpu_mem=16\ndtoverlay=w1-gpio\n").add("cmdline.txt", b"console=serial0,115200 root=/dev/mmcblk0p2 rootwait\n")
    volume.add("kernel.img", docs.noise(60000)).add("setup.sh", b"#!/bin/sh\nset -e\ncurl -fsSL http://192.0.2.40/pkg/logger.tar.gz | tar xz -C /opt\nsystemctl enable logger\n")
    return partitioned(volume.bytes(), kind=0x0C)


def desktop():
    """What a copy of a desktop has: shortcuts of programs and folders, a sheet, a link of the Web."""
    word = r"C:\Program Files\Microsoft Office\Office14\WINWORD.EXE"
    return zipped(
        ("デスクトップ_20170331/Microsoft Word 2010.lnk", lnk(target=word, icon=word, machine="pc-sato")),
        ("デスクトップ_20170331/共有(経理).lnk", lnk(target="\\\\fs02\\keiri", info=link_info(share="\\\\FS02\\KEIRI", suffix=""), machine="pc-sato")),
        ("デスクトップ_20170331/コマンド プロンプト.lnk", lnk("/k cd /d D:\\denpyo", r"C:\Windows\System32\cmd.exe", workdir="D:\\denpyo", machine="pc-sato")),
        ("デスクトップ_20170331/銀行EB.url", b"[InternetShortcut]\r\nURL=https://eb.bank.example/login\r\n"),
        ("デスクトップ_20170331/引継ぎ.xlsx", xlsx([["項目", "担当"], ["月次仮払", "伊藤"]], "佐藤")))


def attached(name, inner):
    """Another message as a part of this one."""
    def finish(mail):
        mail.part(b"Content-Type: message/rfc822\r\nContent-Disposition: attachment;\r\n filename=\"" + name.encode() + b"\"\r\n", inner)
    return finish


def drill_sample():
    m = Mail("【至急】パスワード有効期限のお知らせ", "admin@kunren-mail.example", "all@example.ac.jp", "システム管理者", "iso-2022-jp", "Tue, 08 Nov 2022 09:00:00 +0900", message_id="<kunren-0117@kunren-mail.example>")
    return m.text("パスワードの有効期限が本日で切れます。\n下記より24時間以内に更新してください。\nhttps://kunren-mail.example/r/0117\n").bytes()


def smime(mail):
    """multipart/signed around the text, as Outlook does with a certificate."""
    head, data = mail.parts[0]
    edge = b"----=_NextPart_000_0012_01D4A1C2.7B0E4410"
    mail.parts[:] = [(b'Content-Type: multipart/signed; protocol="application/x-pkcs7-signature"; micalg=2.16.840.1.101.3.4.2.1;\r\n boundary="' + edge + b'"\r\n',
                      b"--" + edge + b"\r\n" + head + b"\r\n" + data + b"\r\n--" + edge +
                      b'\r\nContent-Type: application/pkcs7-signature; name="smime.p7s"\r\nContent-Transfer-Encoding: base64\r\n'
                      b'Content-Disposition: attachment; filename="smime.p7s"\r\n\r\n' + b64(signed(None)) + b"--" + edge + b"--\r\n")]


def returned(mail):
    """A report that a message was not delivered; of the message only its header comes back."""
    mail.part(b"Content-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n",
              b"Reporting-MTA: dns; mx3.kyoiku.example\r\nArrival-Date: Mon, 14 Mar 2016 11:02:51 +0900 (JST)\r\n\r\n"
              b"Final-Recipient: rfc822; sensei@kyoiku.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
              b"Diagnostic-Code: X-Postfix; unknown user: \"sensei\"\r\n")
    mail.part(b"Content-Description: Undelivered Message Headers\r\nContent-Type: text/rfc822-headers\r\n",
              b"Return-Path: <soumu@example.ac.jp>\r\nReceived: from 203-0-113-18.dyn.example (203-0-113-18.dyn.example [203.0.113.18])\r\n"
              b"\tby mx3.kyoiku.example (Postfix) with SMTP id 7F0C22E1; Mon, 14 Mar 2016 11:02:50 +0900 (JST)\r\n"
              b"From: <soumu@example.ac.jp>\r\nTo: <sensei@kyoiku.example>\r\nSubject: Invoice 2016-73301 attached\r\n"
              b"Message-ID: <7810245533.201603140202@example.ac.jp>\r\nMIME-Version: 1.0\r\n"
              b"Content-Type: multipart/mixed; boundary=\"----_88120\"\r\n")


def invitation(mail):
    ics = ("BEGIN:VCALENDAR\r\nPRODID:-//Example Corp//Groupware 5.2//JA\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:20240610-0042@gw.kyodo-butsuri.example\r\n"
           "DTSTAMP:20240603T012000Z\r\nDTSTART:20240610T050000Z\r\nDTEND:20240610T060000Z\r\nSUMMARY:装置更新 定例打合せ(第4回)\r\nLOCATION:3階 小会議室\r\n"
           "ORGANIZER;CN=塚本:mailto:tsukamoto@kyodo-butsuri.example\r\nATTENDEE;RSVP=TRUE:mailto:kikaku@example.ac.jp\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").encode()
    mail.part(b"Content-Type: text/calendar; method=REQUEST; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n", b64(ics))
    mail.attach("invite.ics", ics, "application/ics")


RECIPES = [
    Recipe("b-daily-gate-msi", "benign", "everyday business: makers of systems for time cards send patches when their distribution stands still",
           "The maintainer of a time-card system sends a signed .msi and .msp with hash values, as a support case's answer.", "[受付番号 C-22-04417] 打刻端末管理ソフト 修正プログラムのご送付",
           "support@dakoku-system.example", name="打刻システム サポートデスク", hard=True, to="joho-system@example.ac.jp", charset="utf-8", date="Thu, 21 Apr 2022 17:44:02 +0900",
           body="例示研究所 情報システム課 橋爪 様\n\nお世話になっております。サポートデスクの倉田です。\n\nお問い合わせの「締め処理で 0x80040154 が出る」件につきまして、開発部門より修正プログラムが届きました。\n"
                "自動更新への掲載は5月の予定ですので、先行してお送りします。\n\n  TimeKeeper_4.2.1_x64.msi  … 管理サーバー用\n  TimeKeeper_4.2.0-4.2.1.msp … 端末用 (サイレント適用: msiexec /p <ファイル名> /qn)\n\n"
                "適用前にバックアップをお取りください。SHA-256 は同梱の readme.txt に記載しております。\n電子署名は弊社名義です。プロパティの「デジタル署名」でご確認いただけます。\n\n"
                "--\nこのメールはお問い合わせ管理システムから送信しています。件名の受付番号は変更しないでください。\n",
           client=("smtp2.dakoku-system.example", "198.51.100.142"), message_id="<case-C-22-04417.9@dakoku-system.example>",
           finish=hops("from case-app01 (unknown [10.20.1.15]) by smtp2.dakoku-system.example (Postfix) with ESMTP id 3C1A0; Thu, 21 Apr 2022 17:44:00 +0900"),
           headers=[auth("pass", "pass", "pass", "dakoku-system.example"), ("In-Reply-To", "<6260c1aa.40203@example.ac.jp>"), ("X-Mailer", "CaseDesk 8.1"), ("Auto-Submitted", "no")],
           attach=[("TimeKeeper_4.2.1.zip", lambda: zipped(("TimeKeeper_4.2.1_x64.msi", docs.OLE + docs.noise(64000)), ("TimeKeeper_4.2.0-4.2.1.msp", docs.OLE + docs.noise(21000)),
                                                           ("readme.txt", crlf("TimeKeeper 4.2.1\nSHA-256\n 3b1f... TimeKeeper_4.2.1_x64.msi\n"))), "application/x-zip-compressed")]),

    Recipe("b-daily-ups-selfextract", "benign", "everyday business: firmware of network cards is handed out as self-extracting cabinets",
           "A maintenance firm sends the firmware of an UPS's card, which extracts itself and is not signed; its ending is changed.", "UPS ネットワークカードのファームについて", "m-oikawa@denki-hozen.example",
           name="及川(電源保全)", hard=True, to="joho-system@example.ac.jp", date="Fri, 14 Nov 2014 08:52:37 +0900",
           body="例示研究所 情報システム課 御中\n\nお世話になっております。電源保全の及川です。\n\n昨日の点検でお話ししたカードのファームウェアをお送りします。\n"
                "exe のままですと弊社のゲートウェイで止まりますので、拡張子を ex_ に変えてあります。\nお手数ですが exe に戻してから実行してください。C:\\NMC に展開されます。\n"
                "展開後に update.bat を動かすと、カードの IP アドレスを聞いてきます。\n\n作業は停電の影響のない時間帯にお願いします。\n不安がありましたら月末に伺った際に私がやります。\n\n及川\n090-0000-0000\n",
           client=("fx04.denki-hozen.example", "198.51.100.204"), message_id="<20141114085233.7E1B.M-OIKAWA@denki-hozen.example>",
           headers=[auth("none", domain="denki-hozen.example"), ("X-Mailer", "Becky! ver. 2.68.02 [ja]")],
           attach=[("nmc_fw612.ex_", lambda: Cab().folder().add("nmc.bin", docs.noise(30000)).add("update.bat", b"@echo off\r\nset /p IP=IP address: \r\nftp -s:put.txt %IP%\r\npause\r\n")
                    .add("put.txt", b"apc\r\nbin\r\nput nmc.bin\r\nquit\r\n").bytes(prefix=program(icons.logo(), 52000, stamp=0x53A1C000, FileDescription="Win32 Cabinet Self-Extractor", CompanyName="Example Power Corp.")))]),

    Recipe("b-daily-serial-driver", "benign", "everyday business: agencies send drivers of converters that Windows no longer finds by itself",
           "A shop for parts sends the driver of a serial converter in a zip: an installer, a driver, its catalogue.", "Re: Re: USB-シリアル変換 Windows10 で認識しない件", "info@parts-tsuhan.example",
           name="パーツ通販 店長",
           hard=True, to="kenkyu-b@example.ac.jp", charset="utf-8", date="Sat, 19 Sep 2015 23:08:40 +0900",
           body="高梨様\n\nいつもありがとうございます。店長の久保田です。\n\nチップが旧型のため、最新のドライバだと「コード10」になるようです。\n一つ前の 3.3.2 を添付しました。DPInst64.exe を右クリック→管理者として実行、で入ると思います。\n"
                "デバイスマネージャーで「ドライバーの更新」から手動で選んでください。\n\nそれでもだめなら返品で承ります。着払いで結構です。\n",
           client=("sv611.rental.example", "203.0.113.101"), message_id="<55FD6C88.2010907@parts-tsuhan.example>",
           finish=hops("from [192.168.11.4] (fl1-203-0-113-44.tky.isp.example [203.0.113.44]) by sv611.rental.example (Postfix) with ESMTPSA id 9D44E; Sat, 19 Sep 2015 23:08:36 +0900"),
           headers=[auth("pass", "none", "none", "parts-tsuhan.example"), ("In-Reply-To", "<55fd2a10.8090204@example.ac.jp>"),
           ("User-Agent", "Mozilla/5.0 (Windows NT 6.3; WOW64; rv:38.0) Gecko/20100101 Thunderbird/38.2.0")],
           attach=[("serial_332.zip", lambda: zipped(("serial_332/DPInst64.exe", Pe(machine=0x8664, stamp=0x47919000).icon(icons.logo()).version(FileDescription="Driver Package Installer",
                           CompanyName="Microsoft Corporation", OriginalFilename="DPInst.exe").sign().bytes()),
                                                     ("serial_332/ser2pl64.sys", Pe(machine=0x8664, stamp=0x4A70A000).bytes()), ("serial_332/ser2pl.cat", b"0\x82\x06\x20" + docs.noise(1580)),
                                                     ("serial_332/ser2pl.inf", b"[Version]\r\nSignature=\"$Windows NT$\"\r\nClass=Ports\r\nProvider=%Mfg%\r\nCatalogFile=ser2pl.cat\r\n" * 3)), "application/zip")]),

    Recipe("b-daily-deploy-scripts", "benign", "everyday business: developers hand scripts to those who run the servers",
           "A developer of the web shop sends a PowerShell script that fetches a build and a batch that starts it, in a 7z.", "検証環境の配備手順を変えました", "ichikawa@reiji-kaihatsu.example", name="市川 純",
           hard=True,
           to="eigyo@example.co.jp", charset="utf-8", date="Mon, 27 Sep 2021 14:20:51 +0900",
           body="例示商事 白石さん\n\n開発の市川です。お疲れさまです。\n\nstg2 を立てたので、配備のスクリプトを引数で切り替えられるようにしました。\n前のは捨てて、こちらを使ってください。\n\n    deploy.bat stg2 1187\n\n"
                "会社の PC だとスクリプトの実行が止められていると思うので bat から呼んでいます(RemoteSigned)。\n展開して右クリック→プロパティ→「許可する」も必要かもしれません。\n\n週次の配備は木曜のままで。\n",
           client=("mail-pf-0091.mailhost.example", "198.51.100.91"), message_id="<CAH2vtq7m@mail.reiji-kaihatsu.example>",
           finish=hops("by mail-pf-0091.mailhost.example with SMTP id k12so4417pgh; Mon, 27 Sep 2021 14:20:48 +0900"), headers=[auth("pass", "pass", "pass", "reiji-kaihatsu.example")],
           attach=[("deploy_202109.7z", lambda: SevenZip().add("deploy.ps1", b"\xef\xbb\xbf" + crlf(DEPLOY_PS1, "utf-8")).add("deploy.bat", crlf(DEPLOY_BAT)).add("変更点.txt", crlf("stg2 を追加\n")).bytes(), "application/x-7z-compressed")]),

    Recipe("b-daily-sap-vbs", "benign", "everyday business: purchasing records its clicks in SAP as a .vbs and shares it",
           "A colleague of the trading company sends a .vbs and a .js in a zip that read the stock from SAP.", "在庫一覧のマクロ(7月の締めから)", "t-nagai@example.co.jp", name="永井", hard=True,
           to="koubai@example.co.jp",
           date="Thu, 27 Jun 2013 19:31:06 +0900", client=("pc118.example.co.jp", "192.0.2.118"), message_id="<003c01ce7320$a6f0e3b0$f4d2ab10$@example.co.jp>",
           headers=[("X-Mailer", "Microsoft Office Outlook 12.0"), ("Thread-Index", "Ac5zIKYQmVb8")],
           body="資材の皆さん\n\n永井です。\nMB52 を毎回手で落とすのが面倒なので、SAP の記録機能でスクリプトにしました。\n\n・SAP にログインした状態で zaiko.vbs をダブルクリック\n・「スクリプトが GUI にアタッチしようとしています」は OK\n・合計は syukei.js で(cscript syukei.js)\n\n"
                "エラーになったら画面を残しておいてください。見に行きます。\n",
           attach=[("在庫スクリプト.zip", lambda: zipped(("zaiko.vbs", crlf(SAP_VBS)), ("syukei.js", crlf(SUM_JS)), ("使い方.txt", crlf("デスクトップに置いて使う\n"))), "application/x-zip-compressed")]),

    Recipe("b-daily-proceedings-iso", "benign", "everyday business: societies press their proceedings on discs whose launcher starts by itself",
           "A society's printer sends the master of the conference's disc as an image for a check; it has an autorun and an unsigned launcher.",
           "予稿集CD-ROM マスターの確認のお願い(校了 7/2)", "hensyu2@gakkai-insatsu.example",
           name="学会印刷 制作2課", hard=True, to="kenkyu-a@example.ac.jp", date="Tue, 29 Jun 2010 20:14:33 +0900",
           body="大会実行委員会 プログラム担当 先生\n\n平素は格別のお引き立てを賜り厚く御礼申し上げます。学会印刷の堤でございます。\n\n予稿集CD-ROMのマスターイメージをお送りいたします(本番は3本分のみ収めた見本です)。\n"
                "CD-Rに焼いていただくか、仮想ドライブソフトでお開きください。挿入しますと自動でメニューが開きます。\n\n・目次のリンク切れ\n・著者索引の表記\n\nの2点を中心にご覧いただき、7月2日(金)17時までに校了のご連絡をお願い申し上げます。\n\n堤\n",
           client=("ns.gakkai-insatsu.example", "198.51.100.171"), message_id="<4C29D4A9.1050800@gakkai-insatsu.example>",
           headers=[("User-Agent", "Thunderbird 2.0.0.24 (Macintosh/20100228)"), ("X-Priority", "3 (Normal)")],
           attach=[("TAIKAI2010_master.iso", proceedings, "application/x-iso9660-image")]),

    Recipe("b-daily-ppap-manual", "benign", "everyday business: JIPDEC/ITR 2022 on locked zips; programs are taken out of packages so that gateways let them pass",
           "A vendor sends a package in a locked zip by its gateway; its program was taken out and must be fetched from the portal.", "設定変更手順書の送付(実行ファイル除去済)", "yoneda.k@network-koji.example",
           name="米田", hard=True, twin="t-daily-locked-later",
           to="joho-system@example.ac.jp", charset="utf-8", date="Wed, 26 Oct 2022 11:09:15 +0900",
           body="例示研究所 情報システム課 ご担当者様\n\nいつも大変お世話になっております。ネットワーク工事の米田です。\n\n先日の機器更新に係る手順書一式を添付いたします。\n貴所の受信制限に該当するとのことでしたので、setup.exe は除いてあります。\n"
                "setup.exe につきましては、弊社ポータル(以前お渡しした ID)より取得をお願いいたします。\n\n※本メールの添付ファイルは自動的に暗号化されています。パスワードは別便でお送りします。\n\n米田 健\n",
           client=("gw1.network-koji.example", "198.51.100.133"), message_id="<20221026020915.1A77F.yoneda.k@network-koji.example>",
           finish=hops("from gw1.network-koji.example (localhost [127.0.0.1]) by gw1.network-koji.example (AutoZip) with ESMTP id 1A77F; Wed, 26 Oct 2022 11:08:35 +0900",
                       "from exch02.network-koji.local (10.1.3.22) by exch02.network-koji.local (10.1.3.22) with Microsoft SMTP Server id 15.1.2507.9; Wed, 26 Oct 2022 11:08:31 +0900"), headers=[auth("pass", "none", "pass", "network-koji.example"),
                    ("X-Filter", "AutoZip 5.1"), OLK16],
           attach=[("20221026110911.zip", lambda: zipped(("SW更新_手順書_v3.pdf", pdf("SW更新 手順書")), ("package/config/sw01.cfg", docs.noise(900)), ("package/setup.exe.removed.txt", crlf("弊社ポータルより取得してください\n")),
                                                         password="Nk7!r2Qd"), "application/zip")]),

    Recipe("b-daily-nencho-locked", "benign", "everyday business: labour consultants lock workbooks with staff data",
           "A labour consultant's office sends a locked workbook on the year-end adjustment; its password is the agreed one.", "年末調整 入力シートの件", "office@sharoushi-mori.example", name="森社会保険労務士事務所",
           hard=True, to="keiri@example.co.jp",
           date="Tue, 21 Nov 2017 13:40:28 +0900", charset="iso-2022-jp",
           body="例示商事株式会社\n経理 ご担当者様\n\nいつもお世話になっております。森事務所の菅です。\n\n今年分の入力シートをお送りします。\n扶養の変更があった方は黄色のセルをご修正ください。\nマイナンバーは記入不要です(別途お預かりします)。\n\n開くときのパスワードは例年どおりです。\n12月1日までにご返送をお願いいたします。\n\n菅\n",
           client=("mail32.hosting.example", "198.51.100.32"), message_id="<001601d36285$0f3fdb60$2dbf9220$@sharoushi-mori.example>",
           finish=hops("from SHA-PC03 (p4119-ipad.isp.example [203.0.113.119]) by mail32.hosting.example with ESMTPA; Tue, 21 Nov 2017 13:40:25 +0900"),
           headers=[auth("pass", domain="sharoushi-mori.example"), ("X-Mailer", "Microsoft Outlook 15.0")],
           attach=[("H29年調入力シート_例示商事.xlsx", lambda: agile(xlsx([["社員番号", "氏名", "扶養"], ["1001", "白石", "2"]], "菅"), "mori-5583"), XLSX)]),

    Recipe("b-daily-expense-macrosheet", "benign", "everyday business: forms of the nineties with sheets of Excel 4.0 live on in accounts",
           "Accounts send the form for travel expenses, an old .xls with a macro sheet that asks and saves.", "旅費精算書(書式)を再送します", "keiri@example.ac.jp", name="経理課", hard=True,
           to="kenkyu-b@example.ac.jp",
           date="Mon, 06 Apr 2009 10:15:00 +0900", client=("pc07.example.ac.jp", "192.0.2.7"), message_id="<200904060115.AA00231@pc07.example.ac.jp>",
           headers=[("X-Mailer", "AL-Mail32 Version 1.13d")],
           body="各位\n\n経理課です。\n旅費精算書の書式をなくしたとのお問い合わせが多いので再送します。\n\n開いたときに「マクロを有効にしますか」と聞かれますので、「有効」を押してください。\n有効にしないと保存のボタンが動きません。\n\n提出は従来どおり月末締めです。\n",
           attach=[("旅費精算書.xls", lambda: office.xls(text="旅費精算書\n出張日\n行先\n金額", formulas=EXPENSE, hidden=1, auto=False, macro_name="マクロ"), "application/vnd.ms-excel")]),

    Recipe("b-daily-desktop-backup", "benign", "everyday business: who leaves hands over the desktop as a zip",
           "A colleague who leaves sends a copy of her desktop with shortcuts to programs, a console and the file server.", "引継ぎ:デスクトップのコピー", "sato-m@example.co.jp", name="佐藤 美咲", hard=True,
           to="keiri@example.co.jp",
           date="Fri, 31 Mar 2017 17:52:19 +0900", client=("pc45.example.co.jp", "192.0.2.45"), message_id="<58DE1873.7030101@example.co.jp>",
           headers=[("User-Agent", "Mozilla/5.0 (Windows NT 6.1; rv:45.0) Gecko/20100101 Thunderbird/45.8.0")],
           body="伊藤さん\n\n佐藤です。今日までありがとうございました。\n\nデスクトップのものをまとめて zip にしました。ショートカットも入っていますが、私の PC のものなのでたぶん動きません。\n引継ぎ.xlsx だけ見てもらえれば大丈夫です。\n\nわからないことがあれば総務に私の連絡先を伝えてあります。\n",
           attach=[("デスクトップ_20170331.zip", desktop, "application/x-zip-compressed")]),

    Recipe("b-daily-taiwan-tool", "benign", "everyday business: makers in Taiwan send the tool for their controllers by mail",
           "A maker of controllers in Hsinchu sends the setting tool, unsigned, in a rar, with Chinese names and Big5.", "Re: 溫控器 TC-400 設定軟體", "service.chou@hsinchu-control.example", name="周志豪",
           hard=True, to="koubai@example.co.jp", charset="big5",
           date="Wed, 11 Jul 2018 09:36:44 +0800",
           body="永井先生 您好:\n\n附件為 TC-400 的設定軟體,請解壓縮後直接執行 TC400Set.exe,不需安裝。\n若防毒軟體出現警告,請加入例外即可,此程式無數位簽章。\n\nRS-485 接線請參考圖面。有問題請隨時與我聯絡。\n\n周志豪\n新竹控制 客服部\n",
           client=("ms47.isp-tw.example", "203.0.113.147"), message_id="<C1D7A20E6F5B4B0D9A33@hsinchucontrol>",
           finish=hops("from hinet-pc (60-249.hinet-ip.isp-tw.example [203.0.113.149]) by ms47.isp-tw.example (8.14.2/8.14.2) with SMTP id w6B1aY; Wed, 11 Jul 2018 09:36:39 +0800"),
           headers=[auth("none", domain="hsinchu-control.example"), ("X-Mailer", "Microsoft Outlook Express 6.00.2900.5931")],
           attach=[("TC400Set.rar", lambda: Rar4().add("TC400Set/TC400Set.exe", program(icons.logo(), 88000, stamp=0x51B50000, ProductName="TC400 Setting Tool", FileDescription="TC400Set"))
                    .add("TC400Set/接線圖.pdf", pdf("TC-400 RS-485"), charset="big5", unicode="TC400Set/接線圖.pdf")
                    .add("TC400Set/comm.dll", Pe(dll=True, stamp=0x50F00000).bytes()).bytes(), "application/x-rar-compressed")]),

    Recipe("b-daily-korean-hwp", "benign", "everyday business: offices in Korea write with Hangul and private addresses",
           "The secretary of a society in Seoul sends programme and form as .hwp in a zip with Korean names, from naver.", "[한일학술회의] 발표자료 서식 송부", "hanil.haksul@naver.com", name="한일학술회의 사무국", hard=True,
           to="kenkyu-a@example.ac.jp", charset="euc-kr",
           date="Thu, 05 Sep 2019 16:25:10 +0900",
           body="선생님께\n\n안녕하십니까. 한일학술회의 사무국입니다.\n\n10월 회의의 일정표와 발표자료 서식을 보내드립니다.\n서식에 맞추어 9월 20일까지 보내주시면 감사하겠습니다.\n항공권 영수증은 현지에서 제출하시면 됩니다.\n\n사무국 드림\n",
           client=("cvsmtppost14.naver.example", "198.51.100.14"), message_id="<3a1f8f2b7a9c4e5d8b@cweb14.nm.naver.example>", headers=[auth("pass", "pass", "pass", "naver.com")],
           attach=[("한일학술회의.zip", lambda: zipped(("일정표.hwp", docs.OLE + docs.noise(14000)), ("발표자료 서식.hwp", docs.OLE + docs.noise(9000)), charset="cp949"), "application/zip")]),

    Recipe("b-daily-ioc-forward", "benign", "everyday business: bodies of an industry pass on warnings with lists of indicators and rules",
           "The office of an association passes on a police warning with names of malware, a csv of indicators and a YARA rule.", "Fwd: 【情報共有】シンクタンク等を狙う攻撃の指標情報について", "jimukyoku@kyokai-renraku.example",
           name="協会事務局", hard=True, to="csirt@example.ac.jp", charset="utf-8",
           date="Fri, 10 Jan 2025 12:02:55 +0900",
           body="会員各位\n\n事務局です。関係機関より以下の情報提供がありましたので転送します。TLP:GREEN です。\n\n---------- 転送メッセージ ----------\n差出人: 情報共有担当\n件名: シンクタンク等を狙う攻撃の指標情報について\n\n"
                "・「配布資料.pdf.lnk」等を含む ZIP を開かせ、LODEINFO、ANEL、NOOPDOOR に感染させる手口が確認されています。\n・件名例 「取材のご依頼」「勉強会のご案内」「【修正版】講演資料」\n・OneDrive の共有リンクで届く例もあります。\n"
                "・動作例 rundll32.exe K7SysMn1.dll,DllMain / powershell -w hidden -enc <略>\n・通信先 hxxps://mail-update[.]example/api , 203.0.113[.]91\n\n指標は添付の csv、検知ルールは yar をご利用ください。\n該当があった場合は事務局までご一報ください。\n",
           client=("out.kyokai-renraku.example", "198.51.100.66"), message_id="<92fd2e1b-04c2-4a50-9a44-6cf0@kyokai-renraku.example>",
           finish=hops("from JPNPC114 (10.0.8.114) by ex01.kyokai-renraku.example with HTTPS; Fri, 10 Jan 2025 12:02:53 +0900"),
           headers=[auth("pass", "pass", "pass", "kyokai-renraku.example"), OLK16, ("Precedence", "bulk")],
           attach=[("ioc_20250110.csv", IOC.encode("utf-8-sig"), "text/csv"), ("loader.yar", YARA.encode(), "text/plain")]),

    Recipe("b-daily-drill-result", "benign", "everyday business: after a drill the IT section shows the mail of the drill to all",
           "The IT section reports on a drill and attaches the mail of the drill, which begs for a password in haste.", "標的型メール訓練の結果と復習(訓練メールを添付)", "joho-system@example.ac.jp", name="情報システム課",
           hard=True, to="all-staff@example.ac.jp", charset="utf-8",
           date="Wed, 30 Nov 2022 15:00:21 +0900", client=("ns3.example.ac.jp", "192.0.2.5"), message_id="<a7d1e6a2-1f04-4e2b@example.ac.jp>", headers=[auth("pass", domain="example.ac.jp")],
           body="教職員各位\n\n11月8日に実施した訓練の結果です。\n\n  配信 412名 / リンクを開いた方 37名 (9.0%) / 報告 118名\n\n実際に送った訓練メールを添付しました。見分けるポイントは次の3つです。\n 1. 差出人の表示名は「システム管理者」だがアドレスが所外\n 2. 「至急」「24時間以内」と急がせる\n 3. リンク先が本所の認証画面ではない\n\n"
                "リンクは現在は無効です。開いてしまった方への個別の連絡はしません。復習教材は所内ポータルにあります。\n", finish=attached("kunren_20221108.eml", drill_sample())),

    Recipe("b-daily-bulk-spf-fail", "benign", "everyday business: small firms send newsletters by services that their SPF does not name",
           "A stationer's newsletter through a bulk sender; SPF and DMARC fail since its own domain stands in both From fields.", "【今月のご案内】決算セールと営業日のお知らせ", "info@bungu-center.example", name="文具センター",
           hard=True, to="koubai@example.co.jp", charset="utf-8",
           date="Tue, 19 Mar 2024 07:00:03 +0900",
           body="koubai 様\n\nいつも文具センターをご利用いただきありがとうございます。\n\n決算セール コピー用紙 A4 5000枚 2,980円\n▼ご注文はこちら\nhttps://track.haishin-asp.example/c/8Kd1?m=koubai\n\n配信停止\nhttps://track.haishin-asp.example/u/8Kd1\n",
           html="<p>koubai 様</p><p>いつも文具センターをご利用いただきありがとうございます。</p><p><b>決算セール</b> コピー用紙 A4 5000枚 <a href='https://track.haishin-asp.example/c/8Kd1?m=koubai'>2,980円</a></p><p>3月30日(土)は棚卸のため休業いたします。</p>"
                "<img src='https://track.haishin-asp.example/o/8Kd1.gif' width=1 height=1><p><a href='https://track.haishin-asp.example/u/8Kd1'>配信停止</a> 文具センター株式会社</p>",
           client=("mta118.haishin-asp.example", "203.0.113.118"), message_id="<m8Kd1.20240318220003@haishin-asp.example>", finish=alternative,
           headers=[auth("fail", "none", "fail", "bungu-center.example"), ("List-Unsubscribe", "<https://track.haishin-asp.example/u/8Kd1>"), ("Precedence", "bulk"), ("X-Campaign", "bungu-202403")]),

    Recipe("b-daily-gmail-cv", "benign", "everyday business: applicants write from free mail and put their papers into a zip",
           "An applicant for a post of technical staff sends a zipped CV and list of papers from gmail.", "技術職員公募への応募書類(戸川)", "togawa.haruki.93@gmail.com", name="戸川 晴樹", hard=True,
           twin="t-vhd-recruit", to="jinji@example.ac.jp", charset="utf-8",
           date="Sun, 12 Feb 2023 22:47:30 +0900",
           body="例示研究所 人事課 採用ご担当者様\n\nはじめてご連絡いたします。戸川晴樹と申します。\n貴所ホームページの技術職員(低温設備)の公募を拝見し、応募いたしたく書類をお送りします。\n\n1. 履歴書(写真貼付)\n2. 職務経歴書\n3. 資格証の写し(高圧ガス製造保安責任者)\n\n"
                "3点を zip にまとめました。パスワードは付けておりません。\n不足がございましたらお知らせください。何卒よろしくお願い申し上げます。\n\n戸川 晴樹\n〒000-0000 (略)\n080-0000-0000\n",
           client=("mail-pl1-f171.mail.example", "198.51.100.171"), message_id="<CAL7Q0w5m3xHk@mail.gmail.com>",
           finish=hops("by mail-pl1-f171.mail.example with SMTP id i18so8830331pli.3 for <jinji@example.ac.jp>; Sun, 12 Feb 2023 22:47:28 +0900"), headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("応募書類_戸川.zip", lambda: zipped(("履歴書_戸川.pdf", pdf("履歴書\n戸川 晴樹")), ("職務経歴書_戸川.docx", docx("職務経歴書\n2016年4月 入社", "haruki")), ("資格証.jpg", docs.JPG)), "application/zip")]),

    Recipe("b-daily-winmail", "benign", "everyday business: Exchange servers send winmail.dat to those who cannot read it",
           "A construction firm's Exchange sends the estimate and a workbook with macros in a winmail.dat.", "改修工事 数量表の差替え", "s-adachi@kensetsu-ichi.example", name="足立 進", hard=True,
           to="soumu@example.ac.jp", date="Mon, 08 Aug 2011 16:18:59 +0900",
           body="例示研究所 総務課 御中\n\n足立です。お世話になります。\n先週の数量表に誤りがありましたので差し替えをお願いします。集計のマクロも直してあります。\n\n足立\n",
           client=("exch01.kensetsu-ichi.example", "198.51.100.77"), message_id="<9D1B6E5C3A2F4D41@exch01.kensetsu-ichi.local>",
           headers=[("X-MS-Has-Attach", "yes"), ("X-MS-TNEF-Correlator", "<9D1B6E5C3A2F4D41@exch01.kensetsu-ichi.local>"), ("X-MimeOLE", "Produced By Microsoft Exchange V6.5")],
           attach=[("winmail.dat", lambda: Tnef().kind().subject("改修工事 数量表の差替え").attach("数量表_0808.xls", office.xls('Sub 集計()\n    Range("F2").Formula = "=SUM(E2:E60)"\n    ActiveSheet.PrintOut\nEnd Sub\n', text="数量表\n型枠\n鉄筋"))
                    .attach("見積内訳.pdf", pdf("見積内訳")).bytes(), "application/ms-tnef")]),

    Recipe("b-daily-backscatter", "benign", "everyday business: bounces of mail that others sent in one's name",
           "A school's server returns the header of a bad mail that was sent in the name of the general affairs section.", "Undelivered Mail Returned to Sender", "MAILER-DAEMON@mx3.kyoiku.example",
           name="Mail Delivery System", hard=True, to="soumu@example.ac.jp", charset="us-ascii",
           date="Mon, 14 Mar 2016 11:02:53 +0900",
           body="This is the mail system at host mx3.kyoiku.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. "
                "It's attached below.\n\n<sensei@kyoiku.example>: unknown user: \"sensei\"\n",
           client=("mx3.kyoiku.example", "198.51.100.193"), message_id="<20160314020253.9B1C22E4@mx3.kyoiku.example>",
           headers=[("Return-Path", "<>"), auth("none", domain="mx3.kyoiku.example"), ("Auto-Submitted", "auto-replied")], finish=returned),

    Recipe("b-daily-sd-image", "benign", "everyday business: makers of kits send the image of a card when their site is closed to the reader",
           "A partner of a university sends the image of a logger's SD card, packed by gzip, with a shell script that fetches a package.",
           "Temperature logger: SD card image (small one)", "e.lindqvist@matlab-nord.example", name="Erik Lindqvist", hard=True, to="kenkyu-b@example.ac.jp", charset="utf-8",
           date="Tue, 03 Dec 2019 13:22:08 +0100",
           body="Hi Takanashi-san,\n\nas promised, here is the boot partition of the logger, gzipped. Write it with dd or the usual flasher; the root partition is the stock one.\n"
                "On the first boot run setup.sh by hand, it pulls our package from the box on your bench (192.0.2.40).\n\nPlease ignore Windows if it offers to format the card.\n\n/Erik\n",
           client=("smtp.matlab-nord.example", "198.51.100.59"), message_id="<8a1c7d60-6a0d-4f6f-8f28@matlab-nord.example>",
           headers=[auth("pass", "pass", "none", "matlab-nord.example"), ("User-Agent", "Mutt/1.10.1 (2018-07-13)")],
           attach=[("logger-boot.img.gz", lambda: docs.gz("logger-boot.img", sd_card()), "application/gzip")]),

    Recipe("b-daily-russian-viewer", "benign", "everyday business: institutes in Russia send measured data with the viewer of their own",
           "A seismologist in Irkutsk sends records with the old viewer of his laboratory in a rar, in cp1251, from mail.ru.", "Записи станции за март и программа просмотра", "seismo.baikal@mail.ru",
           name="Виктор Ланцов", hard=True, to="kenkyu-b@example.ac.jp", charset="windows-1251",
           date="Fri, 04 Apr 2014 18:11:27 +0900",
           body="Уважаемый г-н Таканаси!\n\nВысылаю записи станции за март и нашу программу просмотра "
                "(SeisView, Windows XP и выше, установка не нужна).\nЕсли русские буквы не видны, выберите меню Options - English.\n\nС уважением,\nВиктор Ланцов\nлаборатория сейсмологии\n",
           client=("f331.mail-ru.example", "198.51.100.231"), message_id="<1396602687.331@f331.mail.ru>",
           finish=hops("from [198.51.100.240] (ident=mail) by f331.mail-ru.example with local (envelope-from <seismo.baikal@mail.ru>) id 1WW0Xv-0003Pz; Fri, 04 Apr 2014 18:11:26 +0900"),
           headers=[auth("pass", "pass", "none", "mail.ru"), ("X-Mailer", "Mail.Ru Mailer 1.0")],
           attach=[("mart2014.rar", lambda: Rar4().add("SEISVIEW.EXE", program(None, 61000, stamp=0x3E8A0000)).add("IRK_0314.DAT", docs.noise(24000))
                    .add("ПРОЧТИ.TXT", "Запустите SEISVIEW.EXE\r\n".encode("cp866"), charset="cp866", unicode="ПРОЧТИ.TXT").bytes(), "application/x-rar-compressed")]),

    Recipe("b-daily-city-notice", "benign", "everyday business: cities send notices with papers in PDF to firms",
           "A city's tax section tells of special collection of the resident's tax, with a PDF.", "令和6年度 特別徴収税額通知の電子送付について", "tokucho@city.reiji.example", name="例示市 市民税課", to="keiri@example.co.jp",
           charset="utf-8", date="Wed, 15 May 2024 09:30:12 +0900",
           body="特別徴収義務者 様\n\n日頃から市税行政にご理解とご協力をいただき、ありがとうございます。\n令和6年度の税額通知は、5月17日に eLTAX で送付します。\n電子データの受け取り方法をまとめたちらしを添付しますので、ご覧ください。\n定額減税に伴い、6月分の徴収はありません。\n\n例示市 財政部 市民税課 特別徴収係\n電話 000-000-0000(直通)\n",
           client=("mail1.city.reiji.example", "198.51.100.81"), message_id="<20240515003012.2C19F@city.reiji.example>", headers=[auth("pass", "none", "none", "city.reiji.example")],
           attach=[("電子送付のご案内.pdf", pdf("税額通知の電子送付について\n例示市"), "application/pdf")]),

    Recipe("b-daily-scanner", "benign", "everyday business: copiers of the house mail scans", "A copier of the house mails a scan as PDF with a number for its name.",
           "スキャンデータ", "scan-3f@example.ac.jp", name="複合機3F", to="kikaku@example.ac.jp", date="Thu, 14 Sep 2017 11:37:02 +0900",
           body="このメールは 複合機3F (apeos-3f) から送信されました。\nファイル形式: PDF  ページ数: 4\n", client=("mfp-3f.example.ac.jp", "192.0.2.61"), message_id="<doc20170914113702@mfp-3f.example.ac.jp>",
           finish=hops("from [192.0.2.61] by localhost; Thu, 14 Sep 2017 11:37:01 +0900"), attach=[("20170914113655.pdf", pdf("稟議書"), "application/pdf")]),

    Recipe("b-daily-fax", "benign", "everyday business: faxes come as mail from the line's provider", "A fax service passes a fax on as PDF; the subject has the caller's number.",
           "FAX受信通知 From:0300000000 (2枚)", "fax-notice@denwa-fax.example", name="FAX通知", to="eigyo@example.co.jp", charset="iso-2022-jp",
           date="Tue, 02 Jun 2020 10:05:44 +0900", body="FAXを受信しました。\n\n受信日時:2020/06/02 10:05:12\n発信元:0300000000\n枚数:2枚\n\nこのメールは送信専用です。\n", client=("fx-out3.denwa-fax.example", "198.51.100.183"),
           message_id="<FX20200602100512.8812@denwa-fax.example>",
           headers=[auth("pass", "none", "none", "denwa-fax.example"), ("Auto-Submitted", "auto-generated")], attach=[("20200602100512_0300000000.pdf", pdf("注文書\n注番 5531"), "application/pdf")]),

    Recipe("b-daily-ticket", "benign", "everyday business: ticket systems tell of every step", "A ticket system tells that a request for an account was closed.",
           "[基盤センター #48213] アカウント延長申請 (完了)", "helpdesk@kiban-center.example", name="高梨 via Helpdesk", to="kenkyu-b@example.ac.jp", charset="utf-8", date="Mon, 01 Apr 2019 14:03:11 +0900",
           body="チケット #48213 は 完了 に更新されました。\n\nステータス: 対応中 → 完了\n担当者: 宮脇\n\nコメント:\n 2020年3月末まで延長しました。パスワードは変わりません。\n\nhttps://ticket.kiban-center.example/issues/48213\n-- \nこのメールには返信できます(## の行より上に書いてください)\n",
           client=("ticket.kiban-center.example", "198.51.100.37"), message_id="<redmine.journal-120331.20190401140311@kiban-center.example>",
           headers=[auth("pass", domain="kiban-center.example"), ("X-Redmine-Issue-Id", "48213"), ("Auto-Submitted", "auto-generated"), ("List-Id", "<ticket.kiban-center.example>")]),

    Recipe("b-daily-univ-circular", "benign", "everyday business: universities send calls of other institutes round to all",
           "A university's research office passes on a call for joint use, with a Word form.",
           "【周知依頼】2021年度共同利用研究課題の公募について", "kenkyo@univ-higashi.example", name="東大学 研究協力課", to="kenkyu-a@example.ac.jp", date="Mon, 16 Nov 2020 16:40:00 +0900",
           body="関係機関 共同利用担当 御中\n\n平素よりお世話になっております。東大学研究協力課 辻本です。\n\n標記の公募を別添のとおり開始しますので、貴所の研究者へ周知くださいますようお願いいたします。\n\n 締切: 2021年1月8日(金)17時必着\n 様式: 添付の申請書(Word)、または当課ホームページ\n\n本メールは関係機関へBccで一斉に送信しております。重複の際はご容赦ください。\n",
           client=("mta.univ-higashi.example", "198.51.100.150"), message_id="<5FB22C50.20201116@univ-higashi.example>",
           finish=hops("from webmail.univ-higashi.example (webmail [10.8.0.3]) by mta.univ-higashi.example (Postfix) with ESMTP id 5B1C; Mon, 16 Nov 2020 16:39:58 +0900"),
           headers=[auth("pass", "pass", "none", "univ-higashi.example"), ("X-Mailer", "Active! mail 6.55")], attach=[("申請書様式.docx", docx("共同利用研究申請書\n課題名\n代表者", "辻本"), DOCX)]),

    Recipe("b-daily-travel", "benign", "everyday business: travel agencies send vouchers", "A travel agency sends the e-ticket and the day's plan of a trip to Vienna.",
           "【旅程確定】10/6 ウィーンご出張 eチケットお客様控", "houjin3@ryokou-daiichi.example", name="第一旅行 法人3課", to="kikaku@example.ac.jp", charset="utf-8", date="Tue, 12 Sep 2023 18:27:36 +0900",
           body="例示研究所 塚田様\n\nいつもありがとうございます。第一旅行の三宅です。\n\nウィーンご出張の発券が完了しましたので、eチケットお客様控と旅程表をお送りいたします。\n\n 10/06 羽田 00:55 - ウィーン 06:30\n 10/11 ウィーン 11:50 - 羽田 07:05+1\n\n請求書は月末に郵送いたします。オンラインチェックインは出発の48時間前からです。\n",
           client=("smtp04.ryokou-daiichi.example", "198.51.100.104"), message_id="<TY0PR01MB5521A1@ryokou-daiichi.example>",
           finish=hops("from TY0PR01MB5521.jpnprd01.prod.mail.example ([198.51.100.99]) by smtp04.ryokou-daiichi.example with ESMTPS; Tue, 12 Sep 2023 18:27:34 +0900"),
           headers=[auth("pass", "pass", "pass", "ryokou-daiichi.example"), OLK16],
           attach=[("eTicket_TSUKADA.pdf", pdf("ELECTRONIC TICKET\nTSUKADA/MR\nHND-VIE"), "application/pdf"), ("旅程表.pdf", pdf("旅程表"), "application/pdf")]),

    Recipe("b-daily-calendar", "benign", "everyday business: groupware of others sends invitations to meetings", "A partner's groupware invites to the fourth regular meeting.",
           "招待: 装置更新 定例打合せ(第4回)", "tsukamoto@kyodo-butsuri.example", name="塚本", to="kikaku@example.ac.jp", charset="utf-8", date="Mon, 03 Jun 2024 10:20:04 +0900",
           body="塚本さんから招待されています。\n\n装置更新 定例打合せ(第4回)\n2024年6月10日(月) 14:00-15:00\n3階 小会議室\n", client=("gw.kyodo-butsuri.example", "198.51.100.45"),
           message_id="<20240610-0042.req@gw.kyodo-butsuri.example>", headers=[auth("pass", "pass", "pass", "kyodo-butsuri.example")], finish=invitation),

    Recipe("b-daily-smime-partner", "benign", "everyday business: trading houses sign their mail by S/MIME", "A trading house's clerk tells of a shipment's delay, signed by S/MIME.",
           "RE: 出荷日の件 (PO 77120)", "k.tominaga@boueki-kanto.example", name="富永 圭", to="koubai@example.co.jp", charset="iso-2022-jp", date="Fri, 25 Jan 2019 15:09:47 +0900",
           body="例示商事 永井様\n\nお世話になっております。関東貿易の富永です。\n\n本船の遅れにより、横浜着は2月4日の見込みとなりました。\n通関は翌5日、貴社倉庫着は7日を予定しております。\nご迷惑をおかけいたしますが、よろしくお願いいたします。\n\n富永\n",
           client=("relay.boueki-kanto.example", "198.51.100.118"),
           message_id="<00f701d4b476$6c0b0e20$44212a60$@boueki-kanto.example>",
           headers=[auth("pass", "pass", "pass", "boueki-kanto.example"), ("In-Reply-To", "<5C4A7E10.3080306@example.co.jp>"), OLK16], finish=smime),

    Recipe("b-daily-mailing-list", "benign", "everyday business: old lists break the signatures of their authors",
           "A member's reply on a mailing list of administrators, through Mailman; DMARC of the author's domain fails.",
           "[kanri-ml 02213] Re: 夏季の計画停電について", "okabe@univ-nishi.example", name="岡部", to="kanri-ml@ml.kanri.example", date="Wed, 08 Jul 2020 09:18:30 +0900", charset="iso-2022-jp",
           body="岡部@西大学です。\n\n> 計画停電の日程が重なる機関はありますか。\n\n本学は8月8日(土)9時-15時です。\nDNS セカンダリは止めません。\n\n_______________________________________________\nkanri-ml mailing list\nkanri-ml@ml.kanri.example\n",
           client=("ml.kanri.example", "198.51.100.222"), message_id="<5F05131C.9090806@univ-nishi.example>",
           headers=[auth("pass", "fail", "fail", "univ-nishi.example"), ("List-Id", "<kanri-ml.ml.kanri.example>"), ("List-Post", "<mailto:kanri-ml@ml.kanri.example>"), ("X-Mailman-Version", "2.1.29"),
                    ("Precedence", "list"), ("Sender", "kanri-ml-bounces@ml.kanri.example")],
           finish=hops("from mail.univ-nishi.example (mail.univ-nishi.example [198.51.100.12]) by ml.kanri.example (Postfix) with ESMTPS id 4B1lXq; Wed, 08 Jul 2020 09:18:27 +0900")),

    Recipe("b-daily-autoreply", "benign", "everyday business: partners are away", "A partner's server answers that he is on a trip until Friday, in two languages.",
           "自動応答: 校正データの件 / Out of office", "e.hamada@insatsu-hamada.example", name="浜田 絵里", to="kikaku@example.ac.jp", charset="utf-8", date="Wed, 09 Aug 2023 08:41:17 +0900",
           body="お世話になっております。浜田です。\n\n8月9日(水)から16日(水)まで休暇をいただいております。\nお急ぎの場合は制作部の若林(代表 000-000-0000)までお願いいたします。\n\nI am out of the office until August 16 with no access to e-mail.\n",
           client=("mail-os0jpn01.outlook.example", "198.51.100.10"), message_id="<OS0PR01MB6111FF@OS0PR01MB6111.jpnprd01.prod.mail.example>",
           headers=[auth("none", "pass", "pass", "insatsu-hamada.example"), ("Return-Path", "<>"), ("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"),
           ("In-Reply-To", "<64d2d0a1.7050104@example.ac.jp>")]),
]
