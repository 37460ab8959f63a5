"""Honest mail: advisories and rules, drills, carriers, banks, shared files, partners abroad."""
from held.envelope import alternative, docx, pdf, xls, xlsx, zipped
from kit import Mail, Rar5, SevenZip, docs, smime
from recipe import Recipe, auth

RULES = """rule zacom_generation_two
{
	meta:
		author = "CSIRT working group"
		description = "strings of a backdoor seen at research institutes in 2016"
	strings:
		$a = "GoogleZCM" ascii
		$b = "STTip.asp" ascii
		$c = ".asp?HostID=" ascii
	condition:
		uint16(0) == 0x5A4D and 2 of them
}
"""
INDICATORS = ("type,value,note\nfile name,人事異動.exe,lure\nfile name,同窓会のお知らせ.scr,lure\npath,\\Startup\\conhost.exe,persistence\n"
              "domain,update.example.invalid,c2 (sinkholed)\nuri,/news/Senddata.asp?HostID=,c2\nregistry,HKCU\\...\\Run msnetbridge,Aveo\n")


def sample_of_drill():
    m = Mail("【至急】パスワード有効期限のお知らせ", "sys-admin@kunren.example", "shokuin@example.ac.jp", "システム管理者", "iso-2022-jp",
             "Mon, 16 Oct 2017 10:00:00 +0900")
    m.text("職員各位\n\nメールシステムのパスワードの有効期限が本日で切れます。\n下記より24時間以内に更新してください。\n\nhttp://kunren.example/renew?id=0000\n\nシステム管理者\n")
    return m.bytes()


RECIPES = [
    Recipe("h-advisory-quoted", "benign", "everyday business: alerts of IPA, JPCERT/CC and ministries, passed on with their indicators",
           "A ministry's office passes on an alert with subjects, names and addresses of an attack, and a guide as PDF.",
           "【注意喚起】標的型メールに関する情報提供について(依頼)", "joho-anzen@sho.example", name="所管省情報セキュリティ対策室", hard=True, twin="h-alert-forged",
           to="security@example.ac.jp", date="Wed, 25 May 2016 18:31:14 +0900", message_id="<20160525093114.3A8F1.joho-anzen@sho.example>",
           body="関係機関 情報セキュリティご担当者様\n\n平素よりお世話になっております。\n"
                "研究機関等に対し、下記の特徴を持つ標的型メールが送付されているとの情報がありました。\n"
                "貴機関において同様のメールの有無を確認し、該当があれば5月31日までにご連絡ください。\n\n"
                "・件名 「人事異動」「同窓会のご案内」\n・添付 人事異動.zip(中身は 人事異動.exe、アイコンは Word 文書)\n"
                "・通信先 hxxp://update[.]example[.]invalid/STTip.asp?HostID=\n・マルウェア BKDR_ZACOM(NFlog の亜種とみられる)\n"
                "・開封すると %TEMP% に .tmp を作り、スタートアップに conhost.exe を置きます\n\n"
                "添付の確認手順をご参照ください。なお、本メールの取扱いは TLP:AMBER とします。\n\n"
                "情報セキュリティ対策室 情報分析係\n代表 03-0000-0000\n",
           headers=[("X-Mailer", "Microsoft Outlook 14.0"), ("Reply-To", "joho-anzen@sho.example"), auth("pass", "none", "none", "sho.example")],
           client=("mailgw.sho.example", "198.51.100.18"),
           attach=[("確認手順.pdf", pdf, "application/pdf")]),
    Recipe("h-rules-shared", "benign", "everyday business: working groups of CSIRTs share rules and lists of indicators",
           "A member of another CSIRT sends a rule and a list of indicators in a zip with the word that everybody uses.",
           "[TLP:AMBER] IOCs and YARA for the mails of last week", "csirt@daigaku.example", name="DAIGAKU-CSIRT", hard=True, to="security@example.ac.jp",
           charset="utf-8", date="Tue, 31 May 2016 20:11:47 +0900", message_id="<574D6FD3.7090802@daigaku.example>",
           body="DAIGAKU-CSIRT の岸です。\n\n先週の件、うちで作った YARA ルールと IOC の一覧を共有します。\n"
                "検体そのものは入れていません。パスワードはいつもの infected です。\n\n"
                "検知した PE は 150,528 バイト前後、リソースに文書を抱えていて、実行すると .bat で自分を消します\n(del \"%~f0\")。"
                "STTip.asp への GET が 30 分おきに出ますので、プロキシのログもご確認ください。\n\n岸\n-- \nDAIGAKU-CSIRT  PGP: 0x0000AAAA\n",
           headers=[("User-Agent", "Mutt/1.5.23 (2014-03-12)"), ("Cc", "csirt-wg@nca.example"), auth("pass", "none", "none", "daigaku.example")],
           client=("mx1.daigaku.example", "203.0.113.31"),
           attach=[("20160531_zacom.zip", zipped(("zacom.yar", RULES.encode()), ("ioc.csv", INDICATORS.encode("cp932")), password="infected"), "application/zip")]),
    Recipe("h-drill-told", "benign", "everyday business: offices that train with mock attacks tell of it afterwards",
           "A service that runs drills explains the last one and attaches the mock mail.",
           "標的型メール訓練の実施報告と教育用サンプルの送付", "kunren-desk@kunren.example", name="訓練サービス事務局", hard=True,
           to="security@example.ac.jp", date="Mon, 30 Oct 2017 11:00:40 +0900", message_id="<59F68A38.kunren-desk@kunren.example>",
           body="例示研究所 情報係 御中\n\n10月16日に実施した訓練の結果をご報告します。\n\n・配信 212通 ・開封 31通(14.6%) ・報告 58件\n\n"
                "開封された方への教育にお使いいただけるよう、訓練メールの原本を添付します。\n"
                "リンク先は種明かしのページで、IDやパスワードは記録しておりません。\n詳しい集計は報告書をご覧ください。\n\n訓練サービス事務局 浜口\n",
           headers=[("X-Mailer", "Shuriken Pro4"), auth("pass", "pass", "none", "kunren.example")], client=("out.kunren.example", "203.0.113.200"),
           attach=[("訓練報告書.pdf", pdf, "application/pdf"), ("訓練メール原本.eml", sample_of_drill, "message/rfc822")]),
    Recipe("h-parcel-genuine", "benign", "everyday business: notices of carriers, signed by their domain",
           "A carrier's own notice of a delivery, all proofs passing, one link to its own site.",
           "お荷物お届けのお知らせ", "mail@kuronekoyamato.co.jp", name="ヤマト運輸株式会社", twin="h-parcel-copied", to="shomu@example.ac.jp",
           date="Thu, 30 Jun 2016 08:04:31 +0900", message_id="<201606292304.u5TN4V1x018231@kuronekoyamato.co.jp>",
           body="例示研究所 庶務係様\n\nクロネコメンバーズのヤマト運輸からお荷物お届けについてのお知らせです。\n\n"
                "下記のお荷物を本日お届けに伺います。\n\n■お届け予定日時\n 6月30日 14時から16時まで\n■品名 書籍\n■ご依頼主 例示書店様\n"
                "■伝票番号 4412-0000-7730\n\n日時や受取場所の変更は、以下のページからお手続きください。\nhttps://cmypage.kuronekoyamato.co.jp/portal/\n\n"
                "※このメールは送信専用です。\n",
           headers=[("Return-Path", "<bounce@kuronekoyamato.co.jp>"), ("Precedence", "bulk"), auth("pass", "pass", "pass", "kuronekoyamato.co.jp")],
           client=("out12.kuronekoyamato.co.jp", "198.51.100.112")),
    Recipe("h-card-signed", "benign", "everyday business: banks sign notices by S/MIME",
           "A bank's notice of a phishing wave, signed by S/MIME, with a link to its top page only.",
           "【重要】フィッシング詐欺にご注意ください", "SMBC_service@dn.smbc.co.jp", name="三井住友銀行", twin="h-card-phish", to="keiri@example.co.jp",
           date="Fri, 12 Mar 2021 12:00:05 +0900", message_id="<20210312030005.F0A1B.SMBC_service@dn.smbc.co.jp>",
           body="いつも三井住友銀行をご利用いただきありがとうございます。\n\n当行をかたり、「お取引を規制しました」「口座が凍結されました」などと称して"
                "偽の画面へ誘導するメールやSMSが多数確認されています。\n\n"
                "当行からメールのリンクで暗証番号、ワンタイムパスワードの入力をお願いすることはありません。\n"
                "ご入力された場合は、すぐに下記へご連絡ください。\n\nhttps://www.smbc.co.jp/\n\n本メールには電子署名を付けています。\n三井住友銀行\n",
           headers=[("Return-Path", "<bounce-smbc@dn.smbc.co.jp>"), auth("pass", "pass", "pass", "dn.smbc.co.jp")],
           client=("mta4.dn.smbc.co.jp", "203.0.113.44"),
           attach=[("smime.p7s", lambda: smime.signed(None), "application/pkcs7-signature")]),
    Recipe("h-drive-share", "benign", "everyday business: notices of cloud services that a file was shared",
           "A colleague of another institute shared a folder; the service's own notice.",
           "中井 健太郎 さんがフォルダー「WG報告書2024」をあなたと共有しました", "no-reply@sharepointonline.com", name="中井 健太郎", twin="h-cloud-alliance",
           to="kenkyu-c@example.ac.jp", charset="utf-8", date="Wed, 19 Jun 2024 15:08:12 +0900",
           message_id="<Share-2f7c41a1-70a5-8000-c6fd@odspnotify>", body="",
           html="<html><body style=\"font-family:'Segoe UI',Meiryo,sans-serif\"><h2>中井 健太郎 さんがフォルダーを共有しました</h2>"
                "<p>報告書の原稿置き場です。7月5日までに各章を更新してください。</p>"
                "<p><a href=\"https://gakkai-my.sharepoint.com/:f:/g/personal/nakai_k_gakkai/EmQ0v8?e=5%3aXk\">開く</a></p>"
                "<p>このリンクは kenkyu-c@example.ac.jp さんにのみ有効です。</p><p><small>Microsoft はお客様のプライバシーを尊重します。</small></p></body></html>\n",
           headers=[("Reply-To", "nakai.k@gakkai.example"), ("Return-Path", "<no-reply@sharepointonline.com>"), auth("pass", "pass", "pass", "sharepointonline.com")],
           client=("mail-ty3jpn01on0203.outbound.protection.outlook.com", "203.0.113.203")),
    Recipe("h-invoice-macros", "benign", "everyday business: sheets with macros that write slips",
           "A wholesaler sends the order sheet of the month, which has a macro to number its slips.",
           "7月度発注書フォーマット更新の件", "juchu@oroshi.example", name="例示卸センター 受注係", hard=True, twin="h-bill-macros", to="eigyo@example.co.jp",
           date="Thu, 29 Jun 2017 09:33:21 +0900", message_id="<20170629093321.77C0.JUCHU@oroshi.example>",
           body="例示商事株式会社 営業部御中\n\nいつもお世話になっております。例示卸センター受注係です。\n\n"
                "7月度の発注書フォーマットをお送りします。\n開いたときに「セキュリティの警告」が表示されましたら「コンテンツの有効化」を押してください。"
                "押さないと伝票番号の自動採番が動きません。\n\nご記入のうえ、毎週木曜15時までにこのアドレスへご返送ください。\n\n"
                "例示卸センター 受注係 吉川\nTEL 0155-00-3100 FAX 0155-00-3101\n",
           headers=[("X-Mailer", "Becky! ver. 2.70 [ja]"), auth("pass", "none", "none", "oroshi.example")], client=("mail.oroshi.example", "198.51.100.91"),
           attach=[("発注書_201707.xlsm", lambda: _order_sheet(), "application/vnd.ms-excel.sheet.macroEnabled.12")]),
    Recipe("h-beijing-offer", "benign", "everyday business: suppliers in China write with Foxmail, GB2312 and their own fonts",
           "A maker in China answers with an offer in a RAR; Japanese mixed with Chinese glyphs.",
           "回复: 温湿度传感器の見積について", "sales02@wenshidu.example", name="王丽华", hard=True, twin="h-silver-subsidy", to="eigyo@example.co.jp", charset="gb2312",
           date="Tue, 14 May 2024 16:22:09 +0800", message_id="<202405141622093187542@wenshidu.example>",
           body="鈴木様\n\nいつもお世話になります。王です。\n\nセンサーの見積書と図面を送ります、ご確認ください。\n"
                "MOQは200pcs、納期は入金後25日です。今月中に注文すれば5%の値引ができます。\n不明点があれば、いつでも连絡してください。\n\n"
                "王丽华\n深圳市温湿度科技有限公司\n电话 +86-755-0000-0000\n",
           html="<html><head><style>body { font-family: 微软雅黑; font-size: 10.5pt }</style></head><body><div>鈴木様</div><div><br></div>"
                "<div>センサーの見積書と図面を送ります、ご確認ください。</div><div>MOQは200pcs、納期は入金後25日です。</div>"
                "<div><span style=\"font-family: 宋体\">深圳市温湿度科技有限公司</span></div></body></html>\n",
           headers=[("X-Mailer", "Foxmail 7.2.25.254[cn]"), ("X-Priority", "3"), ("X-Has-Attach", "yes"), auth("pass", "none", "none", "wenshidu.example")],
           client=("out162-36.mail.qiye.example", "203.0.113.36"), finish=alternative,
           attach=[("报价单240514.rar", lambda: Rar5().add("报价单240514.xlsx", xlsx()).add("图纸/SHT-30A.pdf", docs.PDF).bytes(), "application/octet-stream")]),
    Recipe("h-yakutsk-reports", "benign", "everyday business: partners in Russia write in KOI8-R",
           "An institute in Siberia sends the field reports of a joint project in a 7z.",
           "Полевые отчёты по совместному проекту, лето 2018", "petrova@merzlota.example", name="Н. В. Петрова", twin="h-shade-order",
           to="kenkyu-a@example.ac.jp", charset="koi8-r", date="Mon, 21 Jan 2019 15:40:02 +0900", message_id="<1548052802.20190121@merzlota.example>",
           body="Уважаемые коллеги!\n\nНаправляем полевые отчёты и таблицы температур за лето 2018 года.\n"
                "Датчик в скважине 3 отказал 4 августа, данные после этой даты просим не использовать.\n"
                "Во вложении архив (7z). Просим подтвердить получение.\n\nС уважением,\nН. В. Петрова\nЛаборатория геотермии, г. Якутск\n",
           headers=[("X-Mailer", "The Bat! (v3.99.3) Professional"), ("X-Priority", "3 (Normal)"), auth("none", "none", "none", "merzlota.example")],
           client=("mail.merzlota.example", "198.51.100.222"),
           attach=[("otchety_2018.7z", lambda: SevenZip().add("Отчёт_скв3.docx", docx()).add("temp_2018.xls", xls()).bytes(), "application/x-7z-compressed")]),
]


def _order_sheet():
    from kit import office
    return office.xlsm(ORDER_VBA)


ORDER_VBA = """Attribute VB_Name = "Denpyo"
Option Explicit

Private Sub Workbook_Open()
    ' 伝票番号を振る
    If Worksheets("発注書").Range("H2").Value = "" Then
        Worksheets("発注書").Range("H2").Value = Format(Date, "yymmdd") & "-001"
    End If
End Sub

Public Sub Saiban()
    Dim r As Long
    For r = 10 To 40
        If Cells(r, 2).Value <> "" Then Cells(r, 1).Value = r - 9
    Next r
    ActiveWorkbook.Save
    MsgBox "採番しました。", vbInformation
End Sub
"""
