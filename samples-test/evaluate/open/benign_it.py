"""Honest mail of IT sections, vendors and engineers; most of it looks bad."""
from recipe import Recipe, auth
from making import pdf, program, zipped
from kit import Cab, Iso, Pe, Zip, docs, icons, lnk, programs
from kit.lnk import link_info

INSIDE = ("ns3.example.ac.jp", "192.0.2.5")

ADVISORY = """各位

情報セキュリティ委員会です。

他機関において、実在の宅配業者や銀行をかたるメールの添付ファイルからマルウェア (Ursnif、Bebloh など) に
感染する事例が続いています。以下に該当するメールを受け取られた方は、添付ファイルを開かず当室までお知らせください。

  件名の例:  「お荷物お届けのお知らせ」「振込受付完了のお知らせ」「請求書送付」
  添付の例:  お届け明細.zip (中身は お届け明細.pdf.exe)、Invoice_0517.js
  通信先:    hxxp://update-center[.]example/gate.php
             203.0.113[.]45:8080

感染しますと、次のようなコマンドが動くことが確認されています。

  powershell -w hidden -enc ...
  cmd.exe /c copy %TEMP%\\~tmp1.dat %APPDATA%\\svchost.exe
  reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v Updater

ファイアウォールのログに上記への通信が残っていないかどうか、部局の管理者の方はご確認をお願いします。
確認の結果は、通信の有無にかかわらず、今週金曜日までに下記へご回答ください。

--
例示研究所 情報セキュリティ委員会事務局 (内線 2210)
csirt@example.ac.jp
"""

DRILL = """教職員各位

情報システム課です。

今年度も標的型攻撃メールへの対応訓練を実施します。
来月1日から14日までの間に、業務連絡を装った訓練用のメールを数回お送りします。メールには文書ファイルの
アイコンをした添付ファイル、または外部のサイトへのリンクが付いています。

もし訓練用メールの添付ファイルを開いてしまった場合は、「これは訓練です」という画面が表示されます。
そのときは慌てずに、画面の案内に従って情報システム課 (内線 2200) へご連絡ください。連絡したことで
不利益を受けることは一切ありません。

実施要領は添付の PDF をご覧ください。
なお、このお知らせ自体は訓練メールではありません。
"""

LOGS = {
    "collect/Get-DiskReport.ps1": programs.PS1.encode("cp932"),
    "collect/build.bat": programs.BAT.encode("cp932"),
    "collect/tools/minify.js": programs.JS.encode(),
    "collect/print.vbs": programs.VBS.encode("cp932"),
    "collect/lib/logtool.jar": Zip().add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\nMain-Class: jp.example.Log\r\n")
    .add("jp/example/Log.class", b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(600)).bytes(),
    "collect/log/2018-09-11.log": b"2018-09-11 03:12:44 WARN  connection reset by peer 192.0.2.44\r\n" * 300,
}


def driver_disc():
    d = Iso(volume="EXPRN_310")
    d.add("Setup.exe", programs.installer(signed=True))
    d.add("autorun.inf", b"[autorun]\r\nopen=Setup.exe\r\nicon=Setup.exe,0\r\n")
    d.add("x64/exprn.inf", b"[Version]\r\nSignature=\"$Windows NT$\"\r\nClass=Printer\r\n" * 6)
    d.add("x64/exprn.dll", Pe(machine=0x8664, dll=True).version(CompanyName="Example Printing K.K.").sign().bytes())
    d.add("x64/exprn.cab", Cab().folder().add("exprn.gpd", b"*GPDSpecVersion: \"1.0\"\r\n" * 40).bytes())
    d.add("README_JPN.txt", "インストール手順\r\n1. Setup.exe を実行します。\r\n".encode("cp932"))
    return d.bytes()


RECIPES = [
    Recipe("b-it-installer", "benign", "everyday business: an IT section hands out an update that the patch server could not deliver",
           "The IT section of the house sends a signed installer and an .msi in a zip to all staff.", "【要対応】会計システム クライアント更新のお願い",
           "joho-system@example.ac.jp", name="情報システム課", hard=True, twin="t-it-patch", charset="iso-2022-jp", to="all-staff@example.ac.jp",
           date="Mon, 27 Jun 2016 13:05:41 +0900",
           body="職員各位\n\n情報システム課の大西です。\n\n会計システムのサーバー更新に伴い、各自のパソコンにあるクライアントソフトを\n"
                "今月中に更新していただく必要があります。\n配布サーバーから入らなかった方が40名ほどいらっしゃいますので、メールでもお送りします。\n\n"
                "  1. 添付の zip を任意の場所に展開する\n  2. Setup.exe を右クリックし「管理者として実行」を選ぶ\n"
                "     (Windows 8 以降の方は kaikei_client.msi をお使いください)\n  3. 画面の指示に従い、再起動する\n\n"
                "ウイルス対策ソフトが警告を出す場合がありますが、その際は内線 2203 までお知らせください。\n"
                "お忙しいところ恐れ入りますが、6月30日までに必ずお願いいたします。\n\n"
                "--\n大西 健一 <joho-system@example.ac.jp>\n例示研究所 総務部 情報システム課 内線 2203\n",
           client=INSIDE, message_id="<5770A8E5.9030204@example.ac.jp>",
           headers=[("User-Agent", "Mozilla/5.0 (Windows NT 6.1; WOW64; rv:45.0) Gecko/20100101 Thunderbird/45.1.1"),
                    ("X-Enigmail-Draft-Status", "N1110")],
           attach=[("kaikei_client.zip", zipped(("kaikei_client/Setup.exe", programs.installer(True, "会計システム クライアント", "例示ソフト株式会社")),
                                                ("kaikei_client/kaikei_client.msi", docs.OLE + docs.noise(9000)),
                                                ("kaikei_client/手順書.pdf", pdf("会計システム クライアント更新手順\n1. 展開\n2. 実行\n3. 再起動"))),
                    "application/zip")]),

    Recipe("b-it-selfdecrypt", "benign", "everyday business: local governments send self-decrypting files made by their document software",
           "A city office sends personal data as a self-decrypting exe; the password is told by telephone.", "健康診査委託料に係る実績データの送付について",
           "kenko-zoushin@city.example", name="みなと市健康増進課", hard=True, date="Fri, 11 Apr 2014 16:48:10 +0900", charset="iso-2022-jp",
           body="例示研究所 ご担当者 様\n\n平素より大変お世話になっております。みなと市健康増進課の岡部と申します。\n\n"
                "標記の件につきまして、平成25年度下半期分の実績データを送付いたします。\n"
                "個人情報を含みますため、自己復号形式 (実行形式) で暗号化しております。\n"
                "ダブルクリックして、お電話でお伝えしましたパスワードを入力していただきますと、Excel ファイルが復元されます。\n\n"
                "※ 拡張子 exe のファイルを受信できない場合は、末尾の「_」を取り除いてご利用ください。\n\n"
                "お手数をおかけいたしますが、内容をご確認の上、4月18日(金)までに受領のご連絡をお願いいたします。\n\n"
                "******************************\n みなと市 保健福祉部 健康増進課\n  主任 岡部 美和\n TEL 00-0000-0000(内線3315)\n******************************\n",
           client=("mail2.city.example", "198.51.100.61"), message_id="<20140411164755.4A1C.8E2B1F33@city.example>",
           headers=[("X-Mailer", "Becky! ver. 2.65.07 [ja]"), auth("pass", domain="city.example")],
           attach=[("H25下半期実績.exe_", program(icons.logo(), 70000, packed=True, stamp=0x4D2FA1B0, ProductName="秘文 自己復号ファイル",
                                             CompanyName="Example Solutions, Ltd.", FileDescription="Self Decrypting File"))]),

    Recipe("b-it-drill", "benign", "everyday business: announcement of a drill, as IPA and NISC advise to hold them",
           "The IT section announces a drill with mails that look like attacks.", "標的型攻撃メール対応訓練の実施について(お知らせ)", "joho-system@example.ac.jp",
           name="情報システム課", hard=True, to="all-staff@example.ac.jp", date="Thu, 20 Oct 2016 10:00:12 +0900",
           body=DRILL, client=INSIDE, charset="utf-8", message_id="<1f3c8a01-77be-4a52-9d2b-6f7a0cc1d9be@example.ac.jp>",
           headers=[auth("pass", domain="example.ac.jp")],
           attach=[("標的型攻撃メール訓練実施要領.pdf", pdf("標的型攻撃メール対応訓練 実施要領\n1 目的\n2 期間\n3 連絡先"), "application/pdf")]),

    Recipe("b-it-advisory", "benign", "everyday business: a warning as J-CRAT, JPCERT/CC and NISC ask organisations to pass on",
           "A security committee quotes names of malware, commands, subjects and defanged addresses.", "【注意喚起】実在企業をかたる不審メールについて(照会)",
           "csirt@example.ac.jp", name="情報セキュリティ委員会", hard=True, twin="t-advisory", to="bukyoku-kanri@example.ac.jp",
           date="Tue, 21 Jun 2016 17:20:33 +0900",
           body=ADVISORY, client=INSIDE, message_id="<201606210820.u5L8KXc0014217@ns3.example.ac.jp>", headers=[("Precedence", "bulk")],
           attach=[("不審メール一覧.csv", "受信日時,件名,添付,SHA256\r\n2016/06/20 08:11,お荷物お届けのお知らせ,お届け明細.zip,"
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\r\n".encode("cp932"), "text/csv")]),

    Recipe("b-it-coordination", "benign", "everyday business: plain-text alerts of a coordination centre, one to two a week",
           "A coordination centre's alert on a mass-mailed downloader, in plain text with a PGP signature.",
           "[例示CC] 返信を装いパスワード付き ZIP を添付するメールに関する注意喚起", "alert@coordination.example", name="Example CERT/CC", hard=True,
           to="csirt@example.ac.jp", charset="utf-8", date="Fri, 04 Sep 2020 11:30:00 +0900",
           body="-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n各位\n\n                                        CERT-AL-2020-0031 (更新)\n\n"
                "      返信を装いパスワード付き ZIP を添付するメールに関する注意喚起\n\nI. 概要\n"
                "  2020年9月2日頃から、マルウェア Emotet の感染を狙うメールにおいて、本文にパスワードを記載し、\n"
                "  暗号化 ZIP を添付する手口を確認しています。ZIP には doc 形式の文書が入っており、「コンテンツの有効化」を\n"
                "  クリックするとマクロが PowerShell を起動し、外部からマルウェアをダウンロードして実行します。\n\n"
                "II. 対策\n  - 組織内への注意喚起、Word マクロの自動実行の無効化\n  - EmoCheck による感染の確認\n"
                "    C:\\> emocheck_x64.exe /output c:\\log\n\nIII. 通信先の例\n  hxxps[:]//cdn.example[.]invalid/wp-content/a1B/\n\n"
                "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEEq2h1vN8d0cXg5bUO0J1m8Xb7GIQFAl9RqQAACgkQ0J1m8Xb7\nGIRfTwf+Jm2P\n=a1Zk\n-----END PGP SIGNATURE-----\n",
           client=("ml.coordination.example", "198.51.100.140"), message_id="<E1kE1Zq-0004mP-Ru@ml.coordination.example>",
           headers=[auth("pass", "pass", "pass", "coordination.example"), ("List-Id", "<alert.coordination.example>"),
                    ("List-Unsubscribe", "<mailto:alert-request@coordination.example?subject=unsubscribe>"), ("Precedence", "list")]),

    Recipe("b-it-logs", "benign", "everyday business: a maintenance engineer sends scripts and logs",
           "An engineer of the maintenance firm sends ps1, bat, js, vbs and a jar with the logs in a zip.", "Re: Re: 夜間バッチの遅延の件",
           "k.morishita@system-hoshu.example", name="森下(システム保守)", hard=True, to="joho-system@example.ac.jp", charset="utf-8",
           date="Tue, 11 Sep 2018 19:44:07 +0900",
           body="大西様\n\nお世話になっております。森下です。\n\nログを拝見しました。3時台にバックアップと重なって切断が起きているようです。\n"
                "再発時に情報を取れるよう、採取用のスクリプト一式をお送りします。\n\n"
                "・collect フォルダごと C:\\tools に置いてください\n・Get-DiskReport.ps1 は管理者の PowerShell から\n"
                "   Set-ExecutionPolicy RemoteSigned -Scope Process\n  としたうえで実行をお願いします\n・build.bat は触らなくて結構です\n\n"
                "明日の午前中は移動しておりますので、何かあれば携帯までお願いします。\n\n森下\n\n"
                "> 森下様\n> いただいた手順で採取しました。添付いたします。\n> 大西\n",
           client=("smtp.system-hoshu.example", "203.0.113.18"), message_id="<c2ff4e8a-9b17-9a0e-2f33-1d7f5f1be5a2@system-hoshu.example>",
           headers=[auth("pass", "pass", "none", "system-hoshu.example"), ("In-Reply-To", "<5B977E61.3060801@example.ac.jp>"),
                    ("References", "<5B9765AA.1010107@example.ac.jp> <5B977E61.3060801@example.ac.jp>"),
                    ("User-Agent", "Mozilla/5.0 (Windows NT 10.0; WOW64; rv:52.0) Gecko/20100101 Thunderbird/52.9.1"),
                    ("Content-Language", "ja")],
           attach=[("collect_20180911.zip", zipped(*LOGS.items()), "application/x-zip-compressed")]),

    Recipe("b-it-driver-iso", "benign", "everyday business: a printer's maker sends a disc image when the download page is down",
           "A maker's support desk sends the ISO of a driver with a signed setup.", "ドライバーディスクイメージのご送付(お問い合わせ番号 0183342)",
           "support@printing.example", name="例示プリンティング サポート窓口", hard=True, charset="utf-8", date="Wed, 13 Feb 2019 15:12:55 +0900",
           to="joho-system@example.ac.jp",
           body="大西 様\n\nこの度は弊社製品をご利用いただき、誠にありがとうございます。サポート窓口の戸田でございます。\n\n"
                "お問い合わせいただきましたドライバーのダウンロードページは、現在メンテナンスのためご利用いただけません。\n"
                "ご不便をおかけし申し訳ございません。ディスクイメージ (ISO 形式) を添付いたしますので、ダブルクリックで開き、\n"
                "Setup.exe を実行してください。Windows 7 をご利用の場合は、書き込みソフトが必要となります。\n\n"
                "本メールへの返信でのお問い合わせも承っております。件名の番号は消さずにご返信ください。\n",
           client=("mx-out01.printing.example", "198.51.100.77"), message_id="<0183342.1550038375.2@crm.printing.example>",
           headers=[auth("pass", "pass", "pass", "printing.example"), ("X-Mailer", "Example CRM Mailer 7.2"), ("Auto-Submitted", "no")],
           attach=[("exprn310_jp.iso", driver_disc(), "application/x-iso9660-image")]),

    Recipe("b-it-shortcut", "benign", "everyday business: colleagues mail shortcuts to folders of the file server",
           "A terse mail within the house with a shortcut to a folder of the file server.", "共有フォルダ移動しました", "nakagawa@example.ac.jp",
           name="中川", hard=True, twin="t-lnk-decoy", to="kenkyu-a@example.ac.jp", date="Mon, 03 Apr 2017 09:31:20 +0900", client=INSIDE,
           message_id="<000601d2ac1a$7b3e2a10$71ba7e30$@example.ac.jp>",
           headers=[("X-Mailer", "Microsoft Outlook 15.0"), ("Content-Language", "ja"), ("Thread-Index", "AdKsGi9P0lL8xYV0RrWl6m4cQXnD0A==")],
           body="お疲れさまです。\n\n新年度の共有フォルダ、添付のショートカットのところに移しました。\nデスクトップに置いて使ってください。\n\n中川\n",
           attach=[("研究企画_H29.lnk", lnk(target="\\\\fs01\\kikaku\\研究企画_H29", info=link_info(share="\\\\FS01\\KIKAKU", suffix="研究企画_H29"),
                                         machine="fs01", mac="00:1b:21:3c:4d:5e"))]),
]
