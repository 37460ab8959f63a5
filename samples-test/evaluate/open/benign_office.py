"""Honest mail between offices; most of it looks bad."""
from recipe import Recipe, auth
from making import docx, hops, pdf, xlsx, zipped
from kit import Lzh, Ole, agile, office, onenote

# Sums up the sheets of the departments and prints them; what such forms do.
BUDGET_VBA = """Option Explicit

Private Sub Workbook_Open()
    Worksheets("様式1").Activate
    MsgBox "マクロを有効にしてご記入ください。", vbInformation, "予算要求書"
End Sub

Sub 集計()
    Dim ws As Worksheet, total As Currency
    For Each ws In ThisWorkbook.Worksheets
        If Left(ws.Name, 2) = "様式" Then total = total + ws.Range("H40").Value
    Next ws
    Worksheets("総括表").Range("D5").Value = total
    ThisWorkbook.SaveCopyAs ThisWorkbook.Path & "\\控え_" & Format(Date, "yyyymmdd") & ".xlsm"
End Sub
"""
INSIDE = ("ns3.example.ac.jp", "192.0.2.5")


def old_mailer(subject, name):
    """Subject and body in bare Shift_JIS, as mailers of the nineties left them."""
    def finish(mail):
        mail.headers = [(f, v.encode("cp932") if f == "Subject" and not v.isascii() else v) for f, v in mail.headers]
        mail.headers = [(f, ("%s <%s>" % (name, "sangyo@pref.example")).encode("cp932") if f == "From" else v) for f, v in mail.headers]
        head, _ = mail.parts[0]
        import base64
        body = base64.b64decode(mail.parts[0][1])
        try:
            raw = body.decode("cp932").encode("cp932")
        except UnicodeDecodeError:
            raw = body.decode("utf-8", "replace").encode("cp932", "replace")
        mail.parts[0] = (b"Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 8bit\r\n", raw.replace(b"\n", b"\r\n"))
    return finish


FORWARDED = """----- Original Message -----
差出人: 学会事務局
宛先: 理事各位
件名: 合同説明会のご案内(出欠伺い)

理事各位

標記説明会を下記のとおり開催いたします。
ご多用のところ恐縮ですが、出欠票 (Word) にご記入の上、7月8日までにご返送ください。

  日時  平成23年7月20日(水) 15時より
  場所  例示会館 3階 第2会議室
"""

RECIPES = [
    Recipe("b-office-budget", "benign", "everyday business: forms of budgets are workbooks whose macros sum up and check",
           "A ministry's contractor sends the forms of next year's budget as a workbook with macros and asks to enable them.",
           "平成30年度概算要求に係る様式の送付について(作業依頼)", "yosan-kakari@itaku.example", name="事業委託先 予算係", hard=True, twin="m-invoice-xls",
           to="keiri@example.ac.jp", charset="iso-2022-jp", date="Fri, 16 Jun 2017 18:39:55 +0900",
           body="各機関 経理ご担当者様\n\n平素よりお世話になっております。予算係の立石です。\n\n標記について、様式を送付いたしますので、6月28日(水)正午までに作成の上ご提出ください。\n\n"
                "※ファイルを開きましたら、上部の「コンテンツの有効化」を必ず押してください。マクロが無効のままでは集計されません。\n※シートの追加、行の挿入はしないでください。\n\n"
                "作業が立て込んでいるところ大変申し訳ございませんが、期限厳守でお願いいたします。\n\n立石\n",
           client=("mx.itaku.example", "198.51.100.63"), message_id="<5943A80B.5000405@itaku.example>",
           headers=[auth("pass", domain="itaku.example")],
           attach=[("H30概算要求様式.xlsm", office.xlsm({"ThisWorkbook": BUDGET_VBA}, text="様式1\n予算要求書\n部局名"),
                    "application/vnd.ms-excel.sheet.macroEnabled.12")]),

    Recipe("b-office-ppap-same", "benign", "everyday business: JIPDEC/ITR 2022; small firms put the password into the same mail",
           "A supplier answers with the estimate in a locked zip and gives the password in the same mail.", "Re: トナーカートリッジ 御見積の件",
           "tsuji@bunguya.example", name="辻 (文具の例示堂)", hard=True, twin="m-emotet-zip", charset="utf-8",
           date="Thu, 10 Sep 2020 10:26:18 +0900",
           body="例示研究所 総務課 小林様\n\nいつもお世話になっております。例示堂の辻です。\n\nご依頼の見積書をお送りいたします。\n{password}\n"
                "ご確認のほど、よろしくお願いいたします。\n\n在庫は10本ございますので、翌日にお届けできます。\n\n"
                "> 辻様\n> お世話になっております。小林です。\n> トナー4色各2本の見積をお願いできますでしょうか。\n",
           password_line="添付ファイルの解凍パスワード: reiji0910", client=("sv47.hosting.example", "203.0.113.90"),
           message_id="<a3d7c5e1-0f44-3a26-9c21-d5c5a94e9f40@bunguya.example>",
           headers=[auth("pass", domain="bunguya.example"), ("In-Reply-To", "<20200910095120.21F4.5A3C7D11@example.ac.jp>"),
                    ("References", "<20200910095120.21F4.5A3C7D11@example.ac.jp>"),
                    ("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:68.0) Gecko/20100101 Thunderbird/68.12.0")],
           attach=[("御見積書_20200910.zip", zipped(("御見積書_20200910.xlsx", xlsx([("品名", "数量", "単価"), ("トナー黒", 2, 9800)], "辻")),
                                               password="reiji0910"), "application/zip")]),

    Recipe("b-office-ppap-second", "benign", "everyday business: the second mail of a gateway that locks attachments",
           "A gateway sends the password of a file that an earlier mail brought.", "【パスワード通知】お見積書送付の件", "suzuki@trading.example", name="鈴木",
           hard=True, charset="utf-8", date="Tue, 17 May 2016 09:13:02 +0900",
           body="先ほどお送りしましたメールの添付ファイルのパスワードをお知らせいたします。\n\n"
                "  件名: お見積書送付の件\n  送信日時: 2016/05/17 09:12:00\n  添付ファイル名: お見積書.zip\n  解凍パスワード: k7Gh3Lq\n\n"
                "このメールは送信専用アドレスより自動で送信しています。\n",
           client=("gw.trading.example", "198.51.100.26"), message_id="<63581.9982713.1463443982@gw.trading.example>",
           headers=[auth("pass", "pass", "pass", "trading.example"), ("X-Mailer", "AttachLock Gateway 3.4"), ("Auto-Submitted", "auto-generated")]),

    Recipe("b-office-ppap-rule", "benign", "everyday business: partners agree on a rule for passwords once and for all",
           "A printing house sends proofs; the password is the last four digits of its number, as always.", "紀要第48号 再校のお願い",
           "hensyu@insatsu.example", name="あけぼの印刷 編集部 三宅", hard=True, charset="iso-2022-jp", to="kenkyu-a@example.ac.jp",
           date="Fri, 22 Jan 2016 18:02:44 +0900",
           body="例示研究所 紀要編集委員会 御中\n\nいつも大変お世話になっております。あけぼの印刷の三宅です。\n\n"
                "紀要第48号の再校が出ましたのでお送りいたします。\n{password}\n\n校正期限は2月1日(月)必着でお願いいたします。"
                "赤字は PDF への書き込みでも、\n紙に書いて FAX していただいても結構です。\n\n"
                "----------------------------------------\n有限会社あけぼの印刷 編集部 三宅 由香\nTEL 03-0000-4182  FAX 03-0000-4183\n----------------------------------------\n",
           password_line="パスワードは、いつもの通り弊社の電話番号の下4桁です。", client=("mail.insatsu.example", "203.0.113.140"),
           message_id="<20160122180244.8D20.2C5E7A90@insatsu.example>",
           headers=[("X-Mailer", "Becky! ver. 2.70.02 [ja]"), auth("none", domain="insatsu.example")],
           attach=[("紀要48号再校.zip", zipped(("紀要48号再校.pdf", pdf("紀要 第48号\n再校")), ("連絡票.doc", office.doc(text="連絡票")), password="4182"))]),

    Recipe("b-office-personnel", "benign", "everyday business: notices of personnel changes go round every April",
           "A neighbouring institute tells of personnel changes in a terse mail with a zip of documents.", "人事異動について",
           "shomu@kenkyukiko.example", name="例示機構 庶務課", hard=True, twin="t-research-jinji", date="Fri, 01 Apr 2016 08:50:13 +0900", to="",
           charset="iso-2022-jp",
           body="関係各位\n\nお世話になっております。\n4月1日付け人事異動について、添付のとおりお知らせします。\n\n庶務課\n", client=("mgw1.kenkyukiko.example", "198.51.100.200"),
           message_id="<56FDB7E5.5000909@kenkyukiko.example>",
           headers=[auth("pass", domain="kenkyukiko.example"), ("Cc", "soumu@example.ac.jp, kenkyu-a@example.ac.jp"),
                    ("User-Agent", "Mozilla/5.0 (Windows NT 6.1; rv:38.0) Gecko/20100101 Thunderbird/38.7.1")],
           attach=[("人事異動.zip", zipped(("人事異動.docx", docx("平成28年4月1日付け人事異動\n総務部長 大木 和夫(新任)\n研究推進課長 西 明子", "庶務課")),
                                       ("新旧対照表.xlsx", xlsx([("新", "旧"), ("大木", "林")], "庶務課"))), "application/x-zip-compressed")]),

    Recipe("b-office-alumni", "benign", "everyday business: a graduate organises a class reunion from the line at home",
           "The organiser of a reunion sends the list of graduates from a private address, locked, password in the body.",
           "同窓会のご案内(名簿を添付します)", "matsuo-t@isp-home.example", name="松尾 隆", hard=True, twin="t-dousoukai-lzh", to="undisclosed-recipients:;",
           charset="iso-2022-jp", date="Sun, 22 May 2016 22:41:05 +0900",
           body="工学部昭和58年卒の皆様\n\nご無沙汰しております。幹事の松尾です。\n\n"
                "卒業から33年、恩師の大河内先生も今年80歳を迎えられますので、久しぶりに集まりませんか。\n"
                "  日時: 8月13日(土) 17時~\n  会場: 駅前の割烹「しおさい」\n  会費: 8,000円\n\n"
                "わかる範囲で名簿を作りました。住所や勤務先が変わった方は書き込んで送り返してください。\n{password}\n\n松尾(携帯 090-0000-0000)\n",
           password_line="名簿は個人情報なので鍵をかけました。パスワードは卒業年(西暦4桁)、1983 です。", client=("p1042-ipbf07hodogaya.isp-home.example", "203.0.113.166"),
           message_id="<6C1F0D7B5E8A4B0C9D4C2B7E3F5A1D20@matsuoPC>",
           headers=[("X-Mailer", "Microsoft Windows Live Mail 15.4.3555.308"), auth("pass", domain="isp-home.example")],
           attach=[("名簿.zip", zipped(("S58卒名簿.xls", office.xls(text="氏名 住所 勤務先")), password="1983"), "application/x-zip-compressed")]),

    Recipe("b-office-scan", "benign", "everyday business: a copier mails what it scanned in the name of the user",
           "A multifunction printer sends a scan to its user from the user's own address with an empty body.", "20170612104355.pdf",
           "soumu@example.ac.jp", hard=True, twin="m-copier", date="Mon, 12 Jun 2017 10:44:31 +0900", charset="us-ascii",
           client=("RNP0026735C1A42.example.ac.jp", "192.0.2.12"), message_id="<201706120144.v5C1iVZp009912@ns3.example.ac.jp>",
           headers=[("X-Mailer", "MFP Scanner 2.1")],
           attach=[("20170612104355.pdf", pdf("scan"), "application/pdf")]),

    Recipe("b-office-hr-locked", "benign", "everyday business: HR locks the document itself",
           "HR sends an encrypted Word file about a salary and tells the password in person.", "【親展】給与改定通知書", "jinji@example.co.jp",
           name="例示商事 人事部", hard=True, to="yamane@example.ac.jp", charset="utf-8", date="Mon, 25 Mar 2019 14:00:00 +0900", client=INSIDE,
           message_id="<TY2PR01MB2201A1B3C4D5E6F708192A3B4C5D6@TY2PR01MB2201.prod.mail.example>",
           headers=[("X-MS-Has-Attach", "yes"), ("X-MS-Exchange-Organization-AuthAs", "Internal"), ("Content-Language", "ja-JP"),
                    auth("pass", "pass", "pass", "example.co.jp")],
           body="山根様\n\n人事部の川瀬です。\n標題の書類を送付します。開封用パスワードは入社時にお渡ししたカードに記載のものです。\n"
                "4月分給与から適用されます。不明点は人事部まで直接お越しください。\n",
           attach=[("給与改定通知書_山根.docx", agile(docx("給与改定通知書", "人事部"), "c4rd-7712"),
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]),

    Recipe("b-office-minutes", "benign", "everyday business: minutes kept in OneNote",
           "A project partner sends the section of a notebook with the minutes; a PDF and a picture lie in it.", "議事録(第7回WG)",
           "arai@kyodo-kenkyu.example", name="新井 聡", hard=True, twin="m-onenote", to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Thu, 09 Feb 2023 18:20:40 +0900",
           body="WG の皆様\n\n新井です。本日はお疲れさまでした。\nOneNote の議事録をセクションごと書き出しました。ダブルクリックでノートブックに取り込めます。\n"
                "配付資料の PDF も中に貼ってあります。修正があれば火曜までにお願いします。\n",
           client=("mail-eastjp.prod.mail.example", "198.51.100.44"), message_id="<OS3PR01MB7A11.jpnprd01.prod.mail.example>",
           headers=[auth("pass", "pass", "pass", "kyodo-kenkyu.example"), ("X-MS-Has-Attach", "yes"), ("Thread-Topic", "議事録(第7回WG)")],
           attach=[("第7回WG議事録.one", onenote([("配付資料1.pdf", pdf("配付資料1\n進捗")), ("whiteboard.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(900))]),
                    "application/onenote")]),

    Recipe("b-office-forwarded", "benign", "everyday business: a message goes through three hands before it arrives",
           "A professor forwards from free mail a briefing's invitation with its Word form and a map.", "Fw: Fw: 説明会のご案内",
           "prof.hirata@yahoo.co.jp", name="平田", hard=True, twin="t-setsumeikai", to="kenkyu-a@example.ac.jp",
           date="Wed, 29 Jun 2011 07:12:11 +0900",
           body="平田です。自宅からですみません。\n例の説明会、私は出張で出られないので、どなたか代わりにお願いできませんか。\n出欠票を転送します。\n\n" + FORWARDED,
           message_id="<444102.7180.qm@web101403.mail.example>",
           headers=[("X-Mailer", "YahooMailClassic"), auth("pass", "pass", "none", "yahoo.co.jp")],
           attach=[("出欠票.doc", office.doc(text="合同説明会 出欠票 御芳名"), "application/msword"), ("会場案内図.pdf", pdf("会場案内図"), "application/pdf")]),

    Recipe("b-office-society", "benign", "everyday business: learned societies run old mailing lists that break SPF and DKIM",
           "A society's list sends a call for members; the list breaks the author's SPF and DMARC.", "[jsre 02231] 会員の募集について(お願い)",
           "yoshimura@univ-kita.example", name="吉村 直人", hard=True, twin="t-kaiin", to="jsre@ml.gakkai.example", charset="iso-2022-jp",
           date="Mon, 14 Mar 2016 11:08:59 +0900",
           body="会員各位\n\n庶務担当の吉村です。\n\n本会の会員数はここ数年減少が続いております。つきましては、お近くの方、特に大学院生の皆様に\n"
                "入会をお勧めいただきたく、お願い申し上げます。\n入会申込書と会費の一覧を添付いたします。推薦者の欄にはご自身のお名前をお書きください。\n\n"
                "--\n吉村 直人\n北大学 工学部\n_______________________________________________\njsre mailing list\njsre@ml.gakkai.example\n",
           client=("ml.gakkai.example", "203.0.113.201"), message_id="<56E61CFB.40108@univ-kita.example>",
           headers=[("Return-Path", "<jsre-bounces@ml.gakkai.example>"), auth("softfail", "fail", "fail", "univ-kita.example"),
                    ("List-Id", "<jsre.ml.gakkai.example>"), ("X-ML-Name", "jsre"), ("X-Mail-Count", "02231"),
                    ("X-MLServer", "fml [fml 4.0.3]"), ("Precedence", "list")],
           finish=hops("from smtp.univ-kita.example (smtp.univ-kita.example [203.0.113.31]) by ml.gakkai.example (Postfix) with ESMTP id 7C1A2"
                       " for <jsre@ml.gakkai.example>; Mon, 14 Mar 2016 11:08:51 +0900 (JST)"),
           attach=[("入会申込書.docx", docx("入会申込書\n氏名\n所属\n推薦者", "学会事務局")), ("会費一覧.pdf", pdf("会費一覧\n正会員 8,000円"), "application/pdf")]),

    Recipe("b-office-prefecture", "benign",
           "everyday business: Ichitaro files in LZH from a prefecture's office, by a mailer of the nineties",
           "A prefecture sends .jtd in an .lzh; subject and body are bare Shift_JIS without a label.", "平成23年度補助事業の実績報告書様式の送付について",
           "sangyo@pref.example", hard=True, charset="cp932", date="Fri, 10 Feb 2012 17:31:58 +0900",
           body="例示研究所 御中\n\n県産業振興課の田所です。いつもお世話になっております。\n\n標記の様式を送付しますので、3月9日(金)までに提出願います。\n"
                "一太郎の様式ですが、Word で作成したものでも差し支えありません。\n",
           client=("gate.pref.example", "203.0.113.9"), message_id="<4F34D6AE134.7C11SANGYO@gate.pref.example>",
           headers=[("X-Mailer", "AL-Mail32 Version 1.13")], finish=old_mailer("", "県産業振興課"),
           attach=[("youshiki.lzh", Lzh(level=1).add("様式第7号.jtd", Ole().add("DocumentText", b"\0\x1f" + "実績報告書".encode("utf-16-be") * 300)
                                                     .add("\5SummaryInformation", bytes(512)).bytes())
                    .add("記入例.jtd", Ole().add("DocumentText", b"\0\x1f" + "記入例".encode("utf-16-be") * 400).bytes()).bytes())]),

    Recipe("b-office-notice", "benign", "everyday business: terse mail with one attachment is what colleagues write",
           "A colleague sends one sheet with a line of text and no greeting.", "シフト表", "ikeda@example.ac.jp", name="池田",
           charset="iso-2022-jp", date="Tue, 28 Jul 2015 17:55:02 +0900",
           body="来月のシフト表です。\n変更あれば木曜までに。\n\n池田\n", client=("ns3.example.ac.jp", "192.0.2.5"), message_id="<55B74396.2070705@example.ac.jp>",
           attach=[("8月シフト.xlsx", xlsx([("氏名", "1", "2", "3"), ("池田", "○", "休", "○")], "池田"),
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]),

    Recipe("b-office-grant", "benign", "everyday business: funding agencies send notices with forms to the offices of institutes",
           "A funding agency reminds of the carry-over of grants and sends its forms in a zip.", "【重要】平成28年度科学研究費助成事業に係る繰越手続きについて(連絡)",
           "kakenhi-jimu@shinkokai.example", name="例示学術振興会 研究助成課", hard=True, twin="t-jsps-display", to="kenkyo@example.ac.jp",
           charset="iso-2022-jp", date="Thu, 12 Jan 2017 16:30:47 +0900",
           body="各研究機関 科研費担当 御中\n\n平素より科研費事業にご協力いただき、ありがとうございます。\n\n"
                "標記について、年度内に補助事業が完了しない見込みの課題がある場合は、添付の様式により3月1日(水)までに\n"
                "申請してください。今年度から様式C-26の記載方法が変わっておりますので、記入例を必ずご参照ください。\n\n"
                "なお、研究者の方から直接本会へお問い合わせいただくことはご遠慮いただき、貴機関で取りまとめてください。\n\n"
                "━━━━━━━━━━━━━━━━━━━━\n例示学術振興会 研究事業部 研究助成課\nTEL 03-0000-0000\n",
           client=("mail01.shinkokai.example", "198.51.100.172"), message_id="<00d401d26c9c$3f8e6b50$beab41f0$@shinkokai.example>",
           headers=[("X-Mailer", "Microsoft Outlook 14.0"), auth("pass", domain="shinkokai.example"), ("Content-Language", "ja")],
           attach=[("繰越様式一式.zip", zipped(("01_事務連絡.pdf", pdf("事務連絡\n繰越手続きについて")), ("02_様式C-26.docx", docx("様式C-26\n繰越理由書")),
                                          ("03_記入例.pdf", pdf("記入例")), ("04_一覧.xlsx", xlsx([("課題番号", "代表者")]))), "application/zip")]),
]
