"""Targeted mail to academia and research, 2011 to 2025."""
from recipe import Recipe, auth
from making import docx, program, xlsx, zipped
from kit import Lzh, Rar4, Rar5, SevenZip, icons, lnk, office

EXCEL, PDF_RED = (33, 115, 70), (200, 30, 30)
# What public signatures of Zacom name (Microsoft, Backdoor:Win32/Zacom.A and .C); the program has no code.
ZACOM = b"GAPZCM_MAINEXE\0GoogleZCM\0http://www.example.invalid/STTip.asp\0.asp?HostID=\0IIS\0GET\0www.microsoft.com\0"
PASSWORD_VBA = """Private Sub Document_Open()
    Dim b, f: f = Environ("TEMP") & "\\~wrd11.tmp"
    b = Split(ActiveDocument.Variables("x").Value, ","): Open f For Binary As #1
    For i = 0 To UBound(b): Put #1, , CByte(b(i) Xor 35): Next: Close #1
    ' certutil -decode, expand and the start of the file follow here
    CreateObject("WScript.Shell").Run "certutil -decode " & f & " " & f & ".exe", 0
End Sub
"""
POWERSHELL = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"


def renamed(display):
    """The name shown is an address of another, as these mails had it."""
    def finish(mail):
        mail.headers = [(f, '"%s" <%s>' % (display, v.split("<")[-1].strip(">")) if f == "From" else v) for f, v in mail.headers]
    return finish


RECIPES = [
    Recipe("t-research-jinji", "targeted", "J-CRAT, activity report of the first half of fiscal 2016, 2 (2): ZACOM, also called Nflog",
           "A notice of personnel changes in two lines from free mail; the program with a document's icon holds strings of ZACOM.",
           "人事異動について", "shomu.kikou@gmail.com", name="庶務課", twin="b-office-personnel", to="kenkyu-a@example.ac.jp",
           date="Wed, 18 May 2016 09:44:20 +0900",
           body="お世話になっております。\n人事異動について、添付のとおりお知らせします。\n\n庶務課\n", message_id="<CAKq8mV0v2sG8wY5hT1r7uP4bNfJ6yQ@mail.gmail.com>",
           headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("人事異動.zip", zipped(("人事異動.exe", program(icons.document(), 150000, stamp=0x573BA000, overlay=ZACOM))), "application/zip")]),

    Recipe("t-dousoukai-lzh", "targeted", "J-CRAT, activity report of the first half of fiscal 2016, 2 (2)",
           "An invitation to a reunion with a list in an .lzh; the list is a program with a spreadsheet's icon.", "同窓会名簿の確認のお願い",
           "kanji_dousou@yahoo.co.jp", name="同窓会幹事", twin="b-office-alumni", hard=True, to="kenkyu-a@example.ac.jp",
           date="Mon, 23 May 2016 13:27:09 +0900",
           body="先生\n\nご無沙汰しております。\n同窓会を秋に開くことになりました。\n名簿を作りましたので、ご自分のところだけ確認していただけますか。\n"
                "間違いがあれば直してお送りください。\n\n幹事\n",
           message_id="<573.1463977629.93210.qm@web210.mail.example>",
           headers=[("X-Mailer", "YahooMailWebService/0.8.111_65"), auth("pass", "pass", "none", "yahoo.co.jp")],
           attach=[("同窓会名簿.lzh", Lzh(level=2).add("同窓会名簿.exe", program(icons.document(accent=EXCEL), 140000)).bytes())]),

    Recipe("t-kaiin", "targeted", "J-CRAT, activity report of the first half of fiscal 2016, 2 (2): call for members, March 2016",
           "A society's call for members from a host abroad; the form in a rar is a program.", "会員の募集", "info@gakkai-jimukyoku.example",
           name="学会事務局", twin="b-office-society", to="kenkyu-a@example.ac.jp", date="Tue, 15 Mar 2016 10:02:37 +0800",
           body="先生各位\n\n会員を募集しています。\n詳細は添付をご覧ください。\nよろしくお願いします。\n\n事務局\n", client=("vps3312.cloudhost.example", "203.0.113.161"),
           message_id="<201603151002373288814@gakkai-jimukyoku.example>",
           headers=[auth("none", domain="gakkai-jimukyoku.example"), ("X-Mailer", "Foxmail 7, 0, 1, 91[cn]")],
           attach=[("会員募集要項.rar", Rar4().add("会員募集要項.exe", program(icons.document(), 130000), unicode="会員募集要項.exe").bytes(), "application/x-rar-compressed")]),

    Recipe("t-setsumeikai", "targeted", "J-CRAT, activity report of the first half of fiscal 2016, 2 (2): briefing session, March 2016",
           "A briefing's invitation with a locked zip; many blanks stand before the .exe of the form.", "説明会のご案内(出欠票)",
           "setsumeikai2016@yahoo.co.jp", name="説明会事務局", twin="b-office-forwarded", hard=True, to="kenkyu-a@example.ac.jp",
           date="Thu, 10 Mar 2016 15:18:54 +0900",
           body="ご担当者様\n\nお世話になっております。説明会事務局です。\n3月28日の説明会のご案内をお送りします。\n出欠票にご記入の上、18日までにご返送ください。\n{password}\n",
           password_line="添付ファイルのパスワードは 0328 です。", message_id="<20160310061854.77120.qmail@web101.mail.example>",
           headers=[auth("pass", "pass", "none", "yahoo.co.jp")],
           attach=[("出欠票.zip", zipped(("出欠票.doc" + " " * 60 + ".exe", program(icons.document(), 120000)), password="0328"), "application/zip")]),

    Recipe("t-ryugaku", "targeted", "Kyushu Institute of Technology, CSIRT notice of August 2015: the same mail to several universities",
           "A question to the desk for students from abroad without text, in Bcc; beside the program lies a genuine sheet of the same name.",
           "留学申請について", "liu.wenjing91@gmail.com", name="劉 文静", to="", charset="utf-8", date="Wed, 19 Aug 2015 11:35:02 +0800",
           body="", message_id="<CAJ8d4kq9s2vTn7Hf3uYx0p@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("留学申請書.rar", Rar5().add("留学申請書.exe", program(icons.document(accent=EXCEL), 150000, packed=True)).add(
               "留学申請書.xlsx", xlsx([("氏名", "学校"), ("劉文静", "")], "liu")).bytes(), "application/octet-stream")]),

    Recipe("t-jsps-display", "targeted",
           "Sophia and Chuo University, notices of January 2017: carry-over of a grant; Keio University, May 2016: a ministry's notice",
           "A notice on the carry-over of grants; an address of the agency stands as the name, the mail comes from a hijacked server abroad.",
           "平成28年度科学研究費助成事業の繰越について", "webmaster@sport-club.example", twin="b-office-grant", to="kenkyu-a@example.ac.jp",
           date="Thu, 19 Jan 2017 14:05:51 +0900",
           body="研究者各位\n\n平素より大変お世話になっております。\n標記について、繰越しの手続きを行う場合の様式をお送りいたします。\n"
                "該当する方は、1月31日までに所属機関を通じてご提出ください。\n\n研究助成課\n",
           client=("www2.sport-club.example", "203.0.113.52"), message_id="<4f0c8bb1a1d3c1c7e0b5aa71d0c2f611@www2.sport-club.example>",
           headers=[("X-Mailer", "PHPMailer 5.2.9"), ("X-PHP-Originating-Script", "33:mail.php"), auth("pass", domain="sport-club.example")],
           finish=renamed("kakenhi-jimu@shinkokai.example"),
           attach=[("平成28年度科学研究費助成事業の繰越について.zip", zipped(("平成28年度科学研究費助成事業の繰越について.exe",
                    program(icons.document(), 160000, packed=True, overlay=docx("繰越について")))), "application/zip")]),

    Recipe("t-shuzai-lnk", "targeted", "F-Secure and JPCERT/CC, 2016 and 2017: request for an interview with a shortcut in a zip (ChChes)",
           "A reporter's request; the questions are a shortcut that starts PowerShell.", "取材のお願い(東アジアの海洋安全保障)",
           "sanae.hoshino.press@gmail.com", name="星野 早苗", twin="b-world-reporter", hard=True, to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Tue, 17 Jan 2017 19:20:36 +0900",
           body="例示研究所\n主任研究員 先生\n\n突然のメールで失礼いたします。雑誌記者の星野と申します。\n\n"
                "先日のシンポジウムでのご講演を拝聴し、東アジアの海洋安全保障について、ぜひ先生にお話をうかがいたいと存じます。\n"
                "取材の趣旨と質問事項をまとめましたので、ご一読いただけますと幸いです。日程は先生のご都合に合わせます。\n\n何卒よろしくお願いいたします。\n\n星野 早苗\n",
           message_id="<CAGp3o5Zb8w1H6dK0rXe9@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("取材依頼書.zip", zipped(("取材依頼書.lnk", lnk(" " * 40 + "-w hidden -nop -c \"$a='http://news.example.invalid/1.gif';[void]$a\"", POWERSHELL,
                                                      icon="%ProgramFiles%\\Windows NT\\Accessories\\wordpad.exe", show=7, machine="home-pc3"))), "application/zip")]),

    Recipe("t-lnk-decoy", "targeted", "JPCERT/CC, October 2016: Asruex comes as shortcuts to few organisations",
           "A terse mail with a shortcut that carries its decoy and its command behind it.", "研究計画書の修正版", "nakagawa.kikaku@yahoo.co.jp",
           name="中川", twin="b-it-shortcut", to="kenkyu-a@example.ac.jp", date="Tue, 18 Apr 2017 08:58:31 +0900",
           body="お疲れさまです。\n\n研究計画書、修正しました。ご確認お願いします。\n\n中川\n", message_id="<20170417235831.18832.qmail@web78.mail.example>",
           headers=[auth("pass", "pass", "none", "yahoo.co.jp")],
           attach=[("研究計画書.lnk", lnk("/c more +1 \"%CD%\\研究計画書.lnk\" > \"%TEMP%\\k.vbs\" & wscript //b \"%TEMP%\\k.vbs\"", "C:\\Windows\\System32\\cmd.exe",
                                      icon="C:\\Program Files\\Microsoft Office\\Office14\\WINWORD.EXE", show=7, machine="win-7f2k9q1lmtd",
                                      overlay=b"\r\n' decoy\r\nWScript.Echo \"http://m.example.invalid/\"\r\n" + docx("研究計画書\n第2稿") + bytes(220000)))]),

    Recipe("t-rtlo-7z", "targeted", "Trend Micro, June 2014: PLEAD with names written from right to left, to Taiwan and its partners",
           "Data of a joint survey from free mail; the name's end is turned round and hides a .scr.", "台日共同調査資料",
           "chen.yuting.tw@yahoo.com.tw", name="陳 玉婷", to="kenkyu-a@example.ac.jp", charset="utf-8", date="Fri, 20 Jun 2014 10:49:13 +0800",
           body="先生\n\nいつもお世話になっております。陳です。\n先月の調査の写真と資料を送ります。ご確認ください。\n\n陳\n",
           message_id="<1403232553.66510.YahooMailNeo@web192.mail.example>",
           headers=[auth("pass", "pass", "none", "yahoo.com.tw"), ("X-Mailer", "YahooMailWebService/0.8.191.1")],
           attach=[("共同調査資料.7z", SevenZip().add("共同調査資料\u202excod.scr", program(icons.document(), 90000)).add("調査写真1.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(900)).bytes(),
                    "application/x-7z-compressed")]),

    Recipe("t-onedrive", "targeted",
           "NPA and NISC, warning of January 2025 on MirrorFace; Trend Micro on Earth Kasha, 2024: links to OneDrive",
           "A former member of a think-tank shares papers by a link to a cloud's zip.", "台湾海峡に関する論考の共有", "shimura.takeshi.62@gmail.com",
           name="志村 健", twin="b-world-cloud-share", hard=True, alone=False, to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Mon, 24 Jun 2024 10:11:02 +0900",
           body="先生\n\nご無沙汰しております。志村です。大学のアドレスが不調のため、私用のメールから失礼します。\n\n"
                "台湾海峡の情勢についての論考をまとめました。研究会の前に先生にだけご覧いただければと思い、下記に置きました。\n\n"
                "https://1drv.example.invalid/u/s!AqT3x0\n\nご感想をお聞かせいただければ幸いです。\n\n志村\n",
           message_id="<CAN2kYx7bq0Vv@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")]),

    Recipe("t-interview-first", "targeted", "NPA and NISC, warning of November 2022 on mails to scholars; several turns before the file",
           "The first turn: a plain question whether an interview is possible.", "ご講演のお願い", "kokusai.forum.office@outlook.jp",
           name="国際関係フォーラム 事務局", hard=True, alone=False, to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Thu, 13 Oct 2022 16:40:28 +0900",
           body="例示研究所 主任研究員 先生\n\n初めてご連絡を差し上げます。国際関係フォーラム事務局の朝倉と申します。\n\n"
                "来年2月に開催する研究会にて、先生にエネルギー安全保障についてご講演いただけないかと考えております。\n"
                "ご関心をお持ちいただけるようでしたら、詳しい資料をお送りいたしますので、本メールにご返信ください。\n\n朝倉\n",
           message_id="<TYAPR01MB5512A9@TYAPR01MB5512.jpnprd01.prod.mail.example>", headers=[auth("pass", "pass", "pass", "outlook.jp")]),

    Recipe("t-interview-doc", "targeted", "NPA and NISC, warning of November 2022; Trend Micro on Earth Yako, February 2023",
           "The third turn of a talk on a lecture: a locked document with macros and its password.", "Re: Re: ご講演のお願い",
           "kokusai.forum.office@outlook.jp", name="国際関係フォーラム 事務局", to="kenkyu-a@example.ac.jp", hard=True, charset="utf-8",
           date="Tue, 25 Oct 2022 11:09:55 +0900",
           body="先生\n\nご返信ありがとうございます。朝倉です。ご講演をお引き受けいただき、大変光栄に存じます。\n\n研究会の趣意書と登壇者の一覧をお送りいたします。\n{password}\n"
                "開いた際に上部に表示される「コンテンツの有効化」を押していただくと、全文がご覧いただけます。\n\n朝倉\n\n"
                "2022年10月24日(月) 18:02 kenkyu-a@example.ac.jp:\n> 朝倉様\n> 2月であれば日程は調整できます。資料をお送りください。\n",
           password_line="パスワードは forum2023 です。", message_id="<TYAPR01MB5512B7@TYAPR01MB5512.jpnprd01.prod.mail.example>",
           headers=[auth("pass", "pass", "pass", "outlook.jp"), ("In-Reply-To", "<6356578B.7050408@example.ac.jp>"), ("References", "<TYAPR01MB5512A9@mail.example> <6356578B.7050408@example.ac.jp>")],
           attach=[("研究会趣意書.zip", zipped(("研究会趣意書.docm", office.docm(PASSWORD_VBA, text="研究会趣意書\n登壇者一覧")), password="forum2023"), "application/zip")]),
]
