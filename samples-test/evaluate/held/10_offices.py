"""Honest mail of offices: locked files, terse notes, scanners, strangers with documents."""
from held.envelope import doc, docx, hops, pdf, xls, xlsx, zipped
from kit import Pe, agile, docs, icons, jis
from recipe import Recipe, auth

# What a gateway for confidential mail wraps a letter in: the reader's browser opens it
# after asking the gateway for the key.
SECURE = ("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><title>セキュアメッセージ</title>\n"
          "<script>\nfunction openMessage() {\n  var f = document.getElementById('m');\n"
          "  f.action = 'https://securemail.hoken.example/open';\n  f.submit();\n}\n</script></head>\n"
          "<body onload=\"document.getElementById('note').style.display='block'\">\n"
          "<img src=\"https://securemail.hoken.example/logo.gif\" alt=\"\">\n"
          "<div id=\"note\">このメッセージは暗号化されています。「メッセージを開く」を押し、登録済みのパスワードを入力してください。</div>\n"
          "<form id=\"m\" method=\"post\" action=\"https://securemail.hoken.example/open\">\n"
          "<input type=\"hidden\" name=\"msg\" value=\"%s\">\n"
          "<input type=\"button\" value=\"メッセージを開く\" onclick=\"openMessage()\"></form></body></html>\n")

RECIPES = [
    Recipe("h-city-gateway", "benign", "everyday business: mail gateways of municipalities that lock every attached file (JIPDEC/ITR 2022)",
           "A city office's gateway locked the sheet and announces the second mail.",
           "【例示市】令和4年度共同研究経費に係る照会について(回答様式送付)", "sangyo-shinko@city.reiji.example", name="例示市産業振興課",
           hard=True, to="keiri@example.ac.jp", charset="utf-8", date="Thu, 19 May 2022 16:41:08 +0900",
           message_id="<9f31c7.62860134@gw2.city.reiji.example>",
           body="例示研究所 経理担当者 様\n\n平素より本市の産業振興行政にご協力を賜り、厚く御礼申し上げます。\n"
                "標記について、別添の様式により6月3日(金)までにご回答くださいますようお願いいたします。\n\n"
                "本メールの添付ファイルは、セキュリティ確保のため自動的に暗号化されています。\n"
                "解凍パスワードは、このメールの後に自動送信されるメールをご確認ください。\n\n"
                "――――――――――――\n例示市 産業振興課 企業支援係 担当:長谷川\n電話 0155-00-0000(内線2214)\n――――――――――――\n",
           headers=[("X-Mailer", "Microsoft Outlook 16.0"), ("Return-Path", "<sangyo-shinko@city.reiji.example>"),
                    auth("pass", "none", "none", "city.reiji.example")],
           client=("gw2.city.reiji.example", "198.51.100.71"),
           finish=hops("from DC1EX02.city.reiji.local ([192.0.2.201]) by gw2.city.reiji.example with ESMTPS id 24J7f8; Thu, 19 May 2022 16:41:06 +0900"),
           attach=[("添付ファイル_20220519164106.zip",
                    zipped(("照会文書.pdf", pdf), ("回答様式.xlsx", xlsx), password="c9Vw2-TzQp71", aes=3), "application/zip")]),
    Recipe("h-payroll-rule", "benign", "everyday business: personal sheets locked with a word that both sides know",
           "A social insurance office sends a locked sheet; the word follows a rule that is told.",
           "算定基礎届(控え)および標準報酬月額の一覧", "otsuka@sr-otsuka.example", name="大塚社会保険労務士事務所 大塚", hard=True,
           to="jinji@example.co.jp", date="Mon, 11 Jul 2016 10:05:33 +0900", message_id="<578300CD.5020607@sr-otsuka.example>",
           body="例示商事株式会社 人事ご担当者様\n\nいつもお世話になっております。\n"
                "算定基礎届の控えと、9月からの標準報酬月額の一覧をお送りします。\n"
                "エクセルのパスワードは、いつものとおり貴社の事業所番号5桁+お電話の下4桁です。\n\n"
                "給与への反映は10月支給分からとなりますので、ご注意ください。\n\n"
                "大塚社会保険労務士事務所\n大塚 明子\n〒000-0000 例示市本町3-2-1\nTEL 0155-00-1234\n",
           headers=[("User-Agent", "Mozilla/5.0 (Windows NT 6.1; rv:45.0) Gecko/20100101 Thunderbird/45.1.1"),
                    auth("none", "none", "none", "sr-otsuka.example")],
           client=("smtp14.kaisen.example", "203.0.113.14"),
           attach=[("算定基礎届控え.pdf", pdf, "application/pdf"),
                    ("標準報酬月額一覧_2016.xlsx", lambda: agile(docs.ooxml("xlsx"), "012341234"),
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]),
    Recipe("h-self-opening", "benign", "everyday business: files that open themselves (T. Tsujikawa's blog nilgiri.tea-nifty.com, 2015-02, tells of such mail of suppliers)",
           "A surveyor sends drawings in a program that asks for the word and unpacks itself.",
           "境界確定図の送付", "k.mizuno@sokuryo.example", name="水野 健一", hard=True, to="shisetsu@example.ac.jp",
           charset="iso-2022-jp", date="Fri, 27 Feb 2015 17:22:40 +0900", message_id="<000901d0526a$8f1a2b30$ad4e8190$@sokuryo.example>",
           body="例示研究所 施設課 山口様\n\nお世話になっております。みずの測量の水野です。\n\n"
                "北側敷地の境界確定図と座標リストをお送りします。\n"
                "当社の規程により自己復号形式(exe)にしております。\n"
                "ダブルクリックするとパスワードを聞かれますので、次のメールでお知らせする文字列を入力してください。\n"
                "メールソフトで削除されてしまう場合はお電話ください。CDでお持ちします。\n\n"
                "みずの測量株式会社 水野\n",
           headers=[("X-Mailer", "Microsoft Office Outlook 12.0"), ("X-Priority", "3"), auth("pass", "none", "none", "sokuryo.example")],
           client=("mail.sokuryo.example", "198.51.100.88"),
           attach=[("境界確定図.exe", lambda: _self_opening(), "application/x-msdownload")]),
    Recipe("h-scanner-self", "benign", "everyday business: a copier that mails scans in the name of who scans",
           "The own copier sends a scan to the one who made it; no words at all, a name of digits.",
           "Message from KMBT_C364", "shomu@example.ac.jp", hard=True, twin="h-locky-scan", to="shomu@example.ac.jp", charset="us-ascii",
           date="Thu, 14 Sep 2017 13:20:11 +0900", message_id="<20170914132011.00206B3F1C22@copier3.example.ac.jp>",
           body=" \n", headers=[("X-Mailer", "KONICA MINOLTA bizhub C364")], client=("copier3.example.ac.jp", "192.0.2.9"),
           attach=[("SKMBT_C36417091413200.pdf", lambda: docs.PDF + docs.noise(3000), "application/pdf")]),
    Recipe("h-reunion-secretary", "benign", "everyday business: class reunions are called by one who has everybody's address",
           "The secretary of a class writes from a free mailbox, Bcc to all, with a list to fill in.",
           "同窓会のお知らせ(平成3年理学部卒)", "rigaku91.dosokai@yahoo.co.jp", name="理学部91年卒同窓会幹事 岩本", hard=True,
           twin="h-zacom-reunion", to="", date="Sat, 21 May 2016 22:48:10 +0900",
           message_id="<712094.90233.qm@web101914.mail.ssk.yahoo.co.jp>",
           body="平成3年卒のみなさま\n\nご無沙汰しております。幹事の岩本です。\n"
                "卒業25年を機に、下記のとおり同窓会を開くことになりました。\n\n"
                "日時 8月13日(土)17時から\n会場 駅前ホテル2階 鳳凰の間\n会費 8,000円\n\n"
                "案内状と出欠票を添付します。出欠票は7月10日までにこのアドレスへ返送してください。\n"
                "アドレスを知らない人もいますので、連絡のつく方へ回していただけると助かります。\n\n岩本 修\n",
           headers=[("X-Mailer", "YahooMailWebService/0.8.111_69"), ("Reply-To", "rigaku91.dosokai@yahoo.co.jp"),
                    ("Return-Path", "<rigaku91.dosokai@yahoo.co.jp>"), auth("pass", "pass", "none", "yahoo.co.jp")],
           client=("nh603-vm9.bullet.mail.ssk.yahoo.co.jp", "198.51.100.103"),
           attach=[("同窓会.zip", zipped(("同窓会案内状.doc", doc), ("出欠票.xls", xls)), "application/zip")]),
    Recipe("h-terse-colleague", "benign", "everyday business: researchers who mail from home",
           "A member of a committee sends the sheets from home without a word too many.",
           "説明会資料", "hirai_1962@nifty.com", name="平井", hard=True, twin="h-members-terse", to="kenkyu-b@example.ac.jp",
           date="Sun, 06 Mar 2016 23:31:02 +0900", message_id="<56DC3F46.3010204@nifty.com>",
           body="平井です。\n遅くなりました。明日の説明会の資料です。\n印刷をお願いします。\n",
           headers=[("User-Agent", "Mozilla/5.0 (Windows NT 10.0; WOW64; rv:38.0) Gecko/20100101 Thunderbird/38.6.0"),
                    auth("softfail", "none", "none", "nifty.com")],
           client=("conuserg-08.nifty.example", "198.51.100.62"),
           attach=[("説明会.zip", zipped(("説明会.pptx", lambda: docs.ooxml("pptx")), ("配布資料.pdf", pdf)), "application/x-zip-compressed")]),
    Recipe("h-interview-paper", "benign", "everyday business: newspapers ask researchers for interviews",
           "A reporter of a local paper asks for an interview; her questions are attached as a zip.",
           "取材のお願い(北信新報 科学面)", "m.aizawa@hokushin-shimpo.example", name="北信新報社 相澤", hard=True, twin="h-interview-lnk",
           to="koho@example.ac.jp", charset="utf-8", date="Tue, 13 Jun 2017 14:02:51 +0900",
           message_id="<CAGk8wZ+4hNQ9zXb7=Lq0eJ3uVt@mail.hokushin-shimpo.example>",
           body="例示研究所 広報ご担当者様\n\n突然のメールで失礼いたします。\n北信新報社 編集局科学部の相澤と申します。\n\n"
                "7月に掲載予定の連載「雪氷を読む」で、貴所の積雪観測について取材させていただきたく、ご連絡いたしました。\n"
                "できましたら6月後半に1時間ほどお時間をいただけないでしょうか。写真撮影も希望しております。\n\n"
                "取材依頼書と質問事項をお送りします。ご多忙のところ恐縮ですが、ご検討くださいますようお願いいたします。\n\n"
                "北信新報社 編集局科学部 相澤 真弓\n電話 026-000-0000(直通) 携帯 090-0000-0000\n",
           headers=[("Return-Path", "<m.aizawa@hokushin-shimpo.example>"), auth("pass", "pass", "pass", "hokushin-shimpo.example")],
           client=("mail-qk0-f41.workmail.example", "203.0.113.41"),
           attach=[("取材依頼書.zip", zipped(("取材依頼書.docx", docx), ("質問事項.docx", docx), charset="utf-8"), "application/zip")]),
    Recipe("h-applicant-cv", "benign", "everyday business: applicants lock their papers, as careers offices teach them",
           "A doctor applies for a post from gmail; the paper is locked and the word stands in the letter.",
           "任期付研究員への応募について(履歴書・業績一覧)", "yuka.shinohara.phd@gmail.com", name="篠原由佳", hard=True, twin="h-anel-locked",
           to="jinji@example.ac.jp", charset="utf-8", date="Wed, 15 Aug 2018 01:17:29 +0900",
           message_id="<CAPq2mB=8Zk3UoY1r0xTsw6h@mail.gmail.com>",
           body="例示研究所 人事課 採用ご担当者様\n\nはじめてご連絡いたします。例示大学大学院の篠原由佳と申します。\n"
                "貴所ホームページで公開されている任期付研究員(公募番号18-07)に応募いたします。\n\n"
                "履歴書と業績一覧をまとめたファイルをお送りします。個人情報を含むためパスワードを設定しました。\n"
                "{password}\n推薦状は指導教員から直接お送りする予定です。\n\nご査収のほど、よろしくお願い申し上げます。\n\n篠原 由佳\n",
           password_line="パスワード:Snow-1807",
           headers=[("Return-Path", "<yuka.shinohara.phd@gmail.com>"), auth("pass", "pass", "pass", "gmail.com")],
           client=("mail-yw0-f182.google.com", "203.0.113.182"),
           attach=[("履歴書_業績一覧_篠原由佳.docx", lambda: agile(docs.ooxml("docx"), "Snow-1807"),
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]),
    Recipe("h-secure-page", "benign", "everyday business: insurers' gateways that wrap a letter in a page (as Cisco's and Proofpoint's do)",
           "A health insurance society sends its letter as a page with a script and a form.",
           "【要開封】扶養状況調査の結果について", "kenpo-secure@hoken.example", name="例示健康保険組合", hard=True, twin="h-login-form",
           to="jinji@example.co.jp", charset="utf-8", date="Tue, 08 Nov 2022 11:30:00 +0900", message_id="<A1.88.07213.8F2C9636@smg1.hoken.example>",
           body="例示健康保険組合からのセキュアメッセージです。\n\n添付の securedoc_20221108T113000.html を保存し、ブラウザーで開いてください。\n"
                "初めての方はパスワードの登録が必要です。登録方法は毎年4月にお配りしている手引きをご覧ください。\n"
                "このメールの添付ファイルは30日を過ぎると開けなくなります。\n",
           headers=[("X-PostX-Version", "6.1"), ("Return-Path", "<kenpo-secure@hoken.example>"), auth("pass", "pass", "pass", "hoken.example")],
           client=("smg1.hoken.example", "198.51.100.135"),
           attach=[("securedoc_20221108T113000.html", lambda: (SECURE % _packed()).encode(), "text/html")]),
    Recipe("h-list-broken", "benign", "everyday business: lists that change subject and foot, so that signatures break",
           "A working group's list passes on slides; subject and foot are changed, DKIM fails.",
           "[snow-wg 01482] Re: 第3回WGの議事メモと発表資料", "tomita@kansoku.example", name="Tomita Kazuo", to="snow-wg@ml.gakkai.example",
           date="Wed, 02 Oct 2019 19:12:55 +0900", message_id="<5D9477B7.20108@kansoku.example>",
           body="観測センターの富田です。\n\n> 議事メモの案を回しますので、今週中にご意見ください。\n\n"
                "2.の(3)は「来年度に再検討」だったと思います。ほかは問題ありません。\n"
                "私の発表資料も併せてお送りします(図は未発表ですので、転載はご遠慮ください)。\n\n富田\n"
                "_______________________________________________\nsnow-wg mailing list\nsnow-wg@ml.gakkai.example\n"
                "http://ml.gakkai.example/mailman/listinfo/snow-wg\n",
           headers=[("Precedence", "list"), ("List-Id", "<snow-wg.ml.gakkai.example>"), ("List-Post", "<mailto:snow-wg@ml.gakkai.example>"),
                    ("X-Mailman-Version", "2.1.12"), ("Errors-To", "snow-wg-bounces@ml.gakkai.example"),
                    ("Return-Path", "<snow-wg-bounces@ml.gakkai.example>"), auth("pass", "fail", "fail", "ml.gakkai.example")],
           client=("ml.gakkai.example", "203.0.113.77"),
           finish=hops("from mail.kansoku.example (mail.kansoku.example [198.51.100.30]) by ml.gakkai.example (Postfix) with ESMTP id 6C1A2; Wed, 2 Oct 2019 19:12:58 +0900"),
           attach=[("wg3_tomita.zip", zipped(("wg3_tomita.pptx", lambda: docs.ooxml("pptx")), ("memo.txt", lambda: jis("議事メモ案への意見\n"))), "application/zip")]),
]


def _packed():
    import base64
    return base64.b64encode(docs.noise(1500)).decode()


def _self_opening():
    p = Pe(stamp=0x4F1A2B00).icon(icons.logo()).version(
        CompanyName="HiBun-like Software", ProductName="Self Decryptor", FileDescription="自己復号プログラム", FileVersion="9.5.0.0",
        OriginalFilename="SELFDEC.EXE", LegalCopyright="Copyright (C) 2013")
    p.overlay = docs.noise(24000)
    return p.sign().bytes()

