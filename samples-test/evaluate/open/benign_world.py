"""Honest mail of services, shops, partners abroad and strangers; most of it looks bad."""
from recipe import Recipe, auth
from making import alternative, docx, pdf, xlsx, zipped
from kit import b64, office, signed

PARCEL = """いつもご利用いただきありがとうございます。

小林 様あての荷物をお届けにうかがいましたが、ご不在でしたので持ち帰りました。

■ お届け予定の荷物
  伝票番号: 4890-2217-0364
  ご依頼主: 例示堂 様
  品名: 書籍
  持ち戻り日時: 06月29日 14:20

■ 再配達のお申し込み
  下記よりお申し込みください。
  https://track.kuroneko.example/redelivery?no=489022170364&c=mail

※本メールは送信専用です。ご返信いただいてもお答えできません。
※配信停止: https://track.kuroneko.example/u/9f2c
"""

PARCEL_HTML = """<html><body style="font-family:'Meiryo',sans-serif"><img src="https://img.kuroneko.example/logo.png" alt="">
<p>小林 様あての荷物をお届けにうかがいましたが、ご不在でしたので持ち帰りました。</p>
<table border="1"><tr><td>伝票番号</td><td>4890-2217-0364</td></tr><tr><td>品名</td><td>書籍</td></tr></table>
<p><a href="https://click.mailer.example/ls/click?upn=aX9w2">再配達のお申し込みはこちら</a></p>
<img src="https://click.mailer.example/wf/open?upn=77a1" width="1" height="1"></body></html>"""

BANK = """例示研究所 様

いつも例示銀行ビジネスダイレクトをご利用いただきありがとうございます。
総合振込の受付が完了しましたので、お知らせいたします。

  受付番号   : 0623118842
  受付日時   : 2016年06月23日 11時08分
  振込指定日 : 2016年06月24日
  件数       : 12件

本メールにお心当たりがない場合は、お取引店またはヘルプデスクまでご連絡ください。
当行からメールで暗証番号などをお尋ねすることはございません。

このメールには電子署名を付けています。添付ファイル smime.p7s は電子署名の情報です。
"""


def smime_signed(mail):
    """multipart/signed around what the mail had."""
    inner = mail.parts[0][0] + b"\r\n" + mail.parts[0][1]
    edge = b"----SIGNED9A1C"
    head = (b'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256;\r\n boundary="' + edge + b'"\r\n')
    data = (b"--" + edge + b"\r\n" + inner + b"\r\n--" + edge + b"\r\nContent-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\n"
            b"Content-Disposition: attachment; filename=\"smime.p7s\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + b64(signed(None)) + b"--" + edge + b"--\r\n")
    mail.parts = [(head, data)] + mail.parts[1:]


INVITE = ("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
          "ORGANIZER;CN=김민서:mailto:mskim@yeonguwon.example\r\nDTSTART:20191017T050000Z\r\nDTEND:20191017T060000Z\r\n"
          "SUMMARY:한일 공동연구 화상회의\r\nLOCATION:https://meet.yeonguwon.example/j/90012234\r\nUID:040000008200E00074C5B7101A82E008\r\n"
          "END:VEVENT\r\nEND:VCALENDAR\r\n")

SECURE_HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Secure Message</title></head><body>
<p>You have received a secure message. Enter your password to read it.</p>
<form method="post" action="https://secure.insurer.example/reader/open"><input type="hidden" name="msg" value="%s">
<input type="password" name="pw"><input type="submit" value="Open"></form></body></html>"""

RECIPES = [
    Recipe("b-world-parcel", "benign", "everyday business: a carrier's notice of absence, sent by a delivery service in its name",
           "A genuine notice of a parcel with tracking links and an unsubscribe field.", "ご不在連絡 eメール 伝票番号4890-2217-0364",
           "mail@kuroneko.example", name="例示運輸", hard=True, twin="m-parcel-ja", charset="utf-8", to="kobayashi@example.ac.jp",
           date="Wed, 29 Jun 2016 14:31:06 +0900",
           body=PARCEL,
           html=PARCEL_HTML, finish=alternative, client=("o1.sg.mailer.example", "198.51.100.9"),
           message_id="<vX1aQx2TQd-4wQ9hY0Hf4A@ismtpd0003p1sin1.mailer.example>",
           headers=[("Return-Path", "<bounces+281133-9c2f-kobayashi=example.ac.jp@em.kuroneko.example>"),
                    auth("pass", "pass", "pass", "kuroneko.example"), ("List-Unsubscribe", "<https://track.kuroneko.example/u/9f2c>"),
                    ("X-SG-EID", "k7v6u0dR1Jb4mKoIEqk6Lw==")]),

    Recipe("b-world-bank", "benign", "everyday business: banks in Japan sign their notices by S/MIME",
           "A genuine notice on a bulk transfer, signed by S/MIME.", "【例示銀行】総合振込受付完了のお知らせ", "bizdirect@bank.example", name="例示銀行",
           hard=True, twin="m-bank-transfer", charset="iso-2022-jp", date="Thu, 23 Jun 2016 11:09:30 +0900",
           body=BANK, client=("mta3.bank.example", "198.51.100.131"), message_id="<1466647770.13942.77.JavaMail.bizd@mta3.bank.example>",
           headers=[("Return-Path", "<bizd-err@bank.example>"), auth("pass", "pass", "none", "bank.example"), ("Precedence", "bulk")],
           finish=smime_signed),

    Recipe("b-world-newsletter", "benign", "everyday business: a shop's newsletter",
           "A shop's newsletter in HTML, full of links that count, to a subscriber.", "【48時間限定】オフィス家具 最大70%OFF!お急ぎください",
           "news@officeshop.example", name="オフィスショップ楽々", charset="utf-8", date="Fri, 15 Nov 2019 07:00:04 +0900",
           html="<html><body><center><h1 style='color:#d00'>48時間限定セール</h1><p>今すぐクリックしてクーポンを受け取る</p>"
                "<a href='https://c.officeshop.example/r?u=aHR0cHM6Ly9vZmZpY2VzaG9w&s=8812'>チェア 9,800円</a> "
                "<a href='https://c.officeshop.example/r?u=bG9ja2Vy&s=8812'>ロッカー 12,400円</a>"
                "<p style='font-size:10px'>配信停止は<a href='https://c.officeshop.example/unsub?s=8812'>こちら</a></p></center></body></html>",
           client=("mm21.mailmagazine.example", "203.0.113.112"), message_id="<20191115070004.8812.1900@mm21.mailmagazine.example>",
           headers=[("Return-Path", "<err-8812@mm21.mailmagazine.example>"), auth("pass", "pass", "pass", "officeshop.example"),
                    ("List-Unsubscribe", "<mailto:unsub-8812@officeshop.example>"), ("Precedence", "bulk"), ("X-Mailer", "MagMailer 5")]),

    Recipe("b-world-chinese", "benign", "everyday business: partners in China write Japanese with the mailers and fonts they have",
           "A factory in Suzhou writes Japanese in GB2312 from Foxmail, with fonts of Chinese Windows, and sends drawings.",
           "【図面承認のお願い】金型部品 2号機", "wang.lei@suzhou-parts.example", name="王 磊", hard=True, charset="gb18030", to="koubai@example.co.jp",
           date="Thu, 19 May 2016 10:22:51 +0800",
           html="<html><head><style>body{font-family:'微软雅黑','宋体';font-size:10.5pt}</style></head><body>"
                "<p><span style='font-family:宋体'>例示商事 山根様</span></p><p>いつもお世話になっております。<br>蘇州部品の王です。</p>"
                "<p>先日ご指摘頂いた金型部品の図面を修正しました。御確認の上、承認をお願いします。<br>"
                "問題が無ければ、来週の月曜日から生産を開始いたします。</p><p>以上、宜しく御願い致します。</p>"
                "<hr><p>苏州精密部件有限公司 王磊<br>Tel: +86-512-0000-0000</p></body></html>",
           client=("smtpbg.exmail.example", "203.0.113.54"), message_id="<2016051910225089311115@suzhou-parts.example>",
           headers=[auth("pass", "none", "none", "suzhou-parts.example"), ("X-Mailer", "Foxmail 7, 2, 7, 26[cn]"), ("X-Priority", "3"),
                    ("X-GUID", "0B1C8F1E-5C3E-4E43-A0B1-7C2C9B0F8A11")],
           attach=[("图面_2号机_R3.rar.zip", zipped(("2号機部品_R3.pdf", pdf("図面 2号機 R3")), ("寸法表_R3.xlsx", xlsx([("品番", "寸法")], "王磊")),
                                               charset="gb18030"), "application/zip")]),

    Recipe("b-world-taiwan", "benign", "everyday business: a partner in Taipei writes Japanese in Big5",
           "A travel agent in Taipei sends an itinerary in Japanese, in Big5, from a webmail.", "台北出張の日程表と請求書",
           "lin.yachun@taipei-tabi.example", name="林 雅君", hard=True, charset="big5", date="Tue, 08 Oct 2013 12:05:33 +0800",
           body="例示研究所 小林樣\n\nいつも大變お世話になっております。台北の林です。\n\n11月の御出張の日程表をお送りします。\n"
                "ホテルは前と同じ所を取りました。朝食付きです。\n請求書も一緒に添付します。御確認をお願いします。\n\n林 雅君\n",
           client=("webmail.taipei-tabi.example", "203.0.113.182"), message_id="<20131008040533.M77120@taipei-tabi.example>",
           headers=[("X-Mailer", "OpenWebMail 2.53"), ("X-OriginatingIP", "203.0.113.183 (linyachun)"), auth("none", domain="taipei-tabi.example")],
           attach=[("日程表.doc", office.doc(text="11月 日程表 11/12 羽田-松山"), "application/msword"),
                   ("invoice1108.pdf", pdf("請求書\nTWD 48,200"), "application/pdf")]),

    Recipe("b-world-reporter", "benign", "everyday business: free-lance reporters write from free mail to people they do not know",
           "A free-lance reporter asks a scholar for an interview; her questions and profile are attached.", "取材のお願い(海洋政策についての特集)",
           "kaji.reporter@gmail.com", name="加地 祥子", hard=True, twin="t-shuzai-lnk", to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Mon, 05 Nov 2018 21:14:39 +0900",
           body="例示研究所\n主任研究員 先生\n\n突然のご連絡にて失礼いたします。フリーランスで記者をしております加地祥子と申します。\n\n"
                "月刊誌『海と社会』1月号にて、東シナ海をめぐる海洋政策の特集を担当しております。\n先生のご論文を拝読し、ぜひお話をうかがいたくご連絡いたしました。\n"
                "11月中に1時間ほど、オンラインでも構いませんので、お時間をいただけませんでしょうか。謝礼は些少ですがお支払いいたします。\n\n"
                "質問の案と私の略歴を添付いたします。ご検討のほど、何卒よろしくお願い申し上げます。\n\n加地 祥子\n080-0000-0000\n",
           message_id="<CAF8zQm1pR0c+Jk2J4bU1B6tX8h7kXq5w@mail.gmail.com>", headers=[auth("pass", "pass", "pass", "gmail.com")],
           attach=[("取材質問案.docx", docx("取材質問案\n1. 海洋基本計画の見直しについて\n2. 海上保安の体制", "加地")), ("略歴_加地祥子.pdf", pdf("略歴\n加地 祥子"), "application/pdf")]),

    Recipe("b-world-english-order", "benign", "everyday business: foreign suppliers send order papers in a zip",
           "A supplier in Malaysia answers with the order's confirmation in a zip.",
           "RE: Purchase Order PO-4500183 / revised proforma invoice", "nurul@klinstruments.example", name="Nurul Aziz", hard=True,
           twin="m-agenttesla-po", to="koubai@example.co.jp", charset="us-ascii", date="Wed, 17 Jul 2019 16:03:27 +0800",
           body="Dear Yamane-san,\n\nThank you for your order. Please find attached the revised proforma invoice and the packing list.\n"
                "Kindly confirm the bank details with our Mr. Tan by phone before you make the payment, as we have moved to a new branch.\n\n"
                "The goods are ready to ship by sea next Tuesday.\n\nBest regards,\nNurul Aziz\nSales Coordinator, KL Instruments Sdn Bhd\n\n"
                "> Dear Ms. Aziz,\n> Could you please correct the quantity of item 3 to 20 pcs?\n> Regards, Yamane\n",
           client=("mail.klinstruments.example", "203.0.113.61"), message_id="<01ca01d53c77$8e3f2c60$aabd8520$@klinstruments.example>",
           headers=[auth("pass", "pass", "none", "klinstruments.example"), ("X-Mailer", "Microsoft Outlook 16.0"),
                    ("In-Reply-To", "<5D2D9A41.8010604@example.co.jp>"), ("Thread-Index", "AQHVO8n6yDJ4r5Ld0UGB0q3E2nGrRqbMw7rg")],
           attach=[("PO-4500183_docs.zip", zipped(("Proforma Invoice 4500183 rev1.pdf", pdf("PROFORMA INVOICE")),
                                                  ("Packing List.xlsx", xlsx([("Item", "Qty"), (3, 20)], "Nurul"))), "application/x-zip-compressed")]),

    Recipe("b-world-russian", "benign", "everyday business: conference mail from an institute in Russia",
           "A conference's office in Novosibirsk invites speakers in Russian, in KOI8-R, with an .rtf form.",
           "Приглашение на конференцию по геофизике", "orgkomitet@geoinst.example", name="Оргкомитет", hard=True, charset="koi8-r",
           to="kenkyu-a@example.ac.jp", date="Mon, 03 Mar 2014 13:40:22 +0600",
           body="Уважаемые коллеги!\n\nПриглашаем Вас принять участие в XII международной конференции по геофизике, которая состоится\n"
                "15-19 сентября 2014 г. в Новосибирске.\n\nТезисы докладов принимаются до 1 июня. Форма заявки приложена к письму.\n\n"
                "С уважением,\nОргкомитет конференции\n",
           client=("relay.geoinst.example", "203.0.113.222"), message_id="<1902284410.20140303134022@geoinst.example>",
           headers=[("X-Mailer", "The Bat! (v4.0.38) Professional"), ("Reply-To", "orgkomitet@geoinst.example"), ("X-Priority", "3 (Normal)")],
           attach=[("zayavka.rtf", b"{\\rtf1\\ansi\\ansicpg1251 \\'c7\\'e0\\'ff\\'e2\\'ea\\'e0\\par}", "application/rtf")]),

    Recipe("b-world-korean", "benign", "everyday business: invitations to video meetings",
           "A Korean partner's calendar sends an invitation.", "[초대] 한일 공동연구 화상회의", "mskim@yeonguwon.example", name="김민서",
           to="kenkyu-a@example.ac.jp", charset="utf-8", date="Fri, 11 Oct 2019 17:20:00 +0900",
           body="안녕하세요, 김민서입니다.\n10월 17일 14시에 화상회의를 개최하고자 합니다.\n\n"
                "日本語で失礼します。第2回の共同研究のテレビ会議です。上のリンクから入ってください。\n",
           client=("mail-kr.yeonguwon.example", "203.0.113.37"), message_id="<SL2P216MB0411.KORP216.PROD.example>",
           headers=[auth("pass", "pass", "pass", "yeonguwon.example")],
           attach=[("invite.ics", INVITE.encode(), "text/calendar; method=REQUEST; charset=utf-8")]),

    Recipe("b-world-saas-invoice", "benign", "everyday business: invoices sent by a service in the name of its customer",
           "A service sends the invoice of a cleaning firm; From shows the firm, the envelope and the signature the service.",
           "請求書が届いています(株式会社クリーン例示)", "noreply@seikyu-service.example", name="株式会社クリーン例示 経理部 (代理送信)", hard=True, charset="utf-8",
           date="Mon, 01 Jul 2024 09:00:21 +0900",
           body="例示研究所 ご担当者様\n\n株式会社クリーン例示より、請求書が発行されました。\n\n請求金額: 132,000円\nお支払期限: 2024年7月31日\n\n"
                "下記の URL より、7日以内にダウンロードしてください。期限を過ぎるとダウンロードできなくなります。\n"
                "https://app.seikyu-service.example/d/3c9e1f0a7b?t=eyJhbGciOi\n\n本メールへの返信は株式会社クリーン例示へ届きます。\n",
           client=("a8-21.smtp-out.cloudmail.example", "198.51.100.222"), message_id="<0106019068fe7b2c-1d0a8c9e-000000@cloudmail.example>",
           headers=[("Return-Path", "<0106019068fe7b2c@bounce.cloudmail.example>"), ("Reply-To", "keiri@clean-reiji.example"),
                    auth("pass", "pass", "pass", "seikyu-service.example"), ("Feedback-ID", "1.ap-northeast-1.w7k:CloudMail")],
           attach=[("請求書_202407_クリーン例示.pdf", pdf("請求書\n132,000円", "https://app.seikyu-service.example/d/3c9e1f0a7b"), "application/pdf")]),

    Recipe("b-world-secure-html", "benign",
           "everyday business: insurers abroad send secure messages as an HTML file that holds the ciphertext",
           "An insurer sends a secure message: an HTML file with a form for a password and a long blob.",
           "Secure message from Example Marine Insurance", "claims@insurer.example", name="Claims Department", hard=True,
           to="koubai@example.co.jp", charset="utf-8", date="Tue, 14 Mar 2017 08:55:10 +0000",
           body="You have received a secure message\n\nRead your secure message by opening the attachment, securedoc.html. You will be prompted to open "
                "(view) the file or save it to your computer. For best results, save the file first, then open it in a web browser.\n\n"
                "If you have concerns about the validity of this message, contact the sender directly.\n",
           client=("esa2.insurer.example", "198.51.100.88"), message_id="<b1f5d3$2k7a1c@esa2.insurer.example>",
           headers=[auth("pass", "pass", "none", "insurer.example"), ("X-SecureMail-Envelope", "1")],
           attach=[("securedoc_20170314T085508.html", SECURE_HTML.replace("%s", b64(bytes((i * 73 + 11) & 255 for i in range(24000)), 24000 * 2)
                                                                          .decode().strip()).encode(), "text/html")]),

    Recipe("b-world-cloud-share", "benign", "everyday business: colleagues of other institutes share folders in a cloud",
           "A co-author shares a draft in a cloud folder and writes from his own account.", "共著論文の原稿(第3稿)を共有しました",
           "shimura@univ-minami.example", name="志村 健", hard=True, twin="t-onedrive", to="kenkyu-a@example.ac.jp", charset="utf-8",
           date="Wed, 12 Jun 2024 13:27:45 +0900",
           body="先生\n\n志村です。ご無沙汰しております。\n台湾海峡の論文、第3稿ができましたので下記に置きました。図版が重いので添付は控えます。\n\n"
                "https://univminami-my.sharepoint.example/:f:/g/personal/shimura/EpX3a0kq\n\n"
                "査読者2への回答は第4節に赤字で入れてあります。来週の月曜までにコメントをいただけると助かります。\n\n志村\n",
           client=("mail-jpnp.prod.mail.example", "198.51.100.46"), message_id="<TYCPR01MB9A02.jpnprd01.prod.mail.example>",
           headers=[auth("pass", "pass", "pass", "univ-minami.example"), ("In-Reply-To", "<666701AA.2030201@example.ac.jp>"),
                    ("Accept-Language", "ja-JP, en-US")]),

    Recipe("b-world-reset", "benign", "everyday business: mails that reset a password",
           "A service sends a link to set the password anew, asked for by the user.", "パスワード再設定のご案内", "no-reply@submission.example",
           name="投稿審査システム", to="kenkyu-a@example.ac.jp", charset="utf-8", date="Sat, 09 Apr 2022 23:51:17 +0900",
           body="投稿審査システムをご利用いただきありがとうございます。\n\nパスワード再設定のお申し込みを受け付けました。\n"
                "30分以内に下記のページで新しいパスワードを設定してください。\nhttps://submission.example/reset/6d1b0e7c-aa0d\n\n"
                "お心当たりのない場合は、このメールを破棄してください。現在のパスワードは変更されません。\n",
           client=("app3.submission.example", "203.0.113.73"), message_id="<6251a2f5d1c3_1f2b3fd0c8a1@app3.mail>",
           headers=[auth("pass", "pass", "none", "submission.example"), ("Auto-Submitted", "auto-generated")]),

    Recipe("b-world-partner", "benign", "everyday business: the fourth mail of a talk between two purchasers",
           "A known partner's answer with a quotation of the earlier mails and a spreadsheet in a zip.", "Re: Re: 納期回答の件(7月分)",
           "hosokawa@kikai-buhin.example", name="細川", twin="t-partner-hijacked", to="koubai@example.co.jp", charset="iso-2022-jp",
           date="Tue, 10 Oct 2017 14:18:26 +0900",
           body="山根様\n\nお世話になっております。機械部品の細川です。\nご連絡ありがとうございます。残りの3品目も10月27日に出荷できます。\n"
                "更新した納期表をお送りしますので、ご確認ください。\n\n細川\n\n> 細川様\n> 残り3品目の納期はいかがでしょうか。\n> 山根\n"
                ">> 山根様\n>> 遅くなり申し訳ありません。まず4品目分を回答いたします。\n",
           client=("mail.kikai-buhin.example", "203.0.113.151"), message_id="<59DC5922.6020301@kikai-buhin.example>",
           headers=[auth("pass", "pass", "none", "kikai-buhin.example"), ("References", "<59DB1D0E.1070505@example.co.jp>"),
                    ("In-Reply-To", "<59DB1D0E.1070505@example.co.jp>"),
                    ("User-Agent", "Mozilla/5.0 (Windows NT 6.1; WOW64; rv:52.0) Gecko/20100101 Thunderbird/52.4.0")],
           attach=[("納期表_1010.zip", zipped(("納期表_1010.xlsx", xlsx([("品番", "納期"), ("K-118", "10/27")], "細川"))), "application/x-zip-compressed")]),
]
