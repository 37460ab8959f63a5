"""Honest mail with programs, scripts, images of disks, shortcuts: makers, labs, IT sections, hospitals."""
from held.envelope import lzh, pdf, xlsx, zipped
from kit import Iso, Pe, chm, docs, icons, lnk, office, onenote, programs
from kit.lnk import link_info
from recipe import Recipe, auth

# A maker's script that collects what its support wants to see.
COLLECT = ("@echo off\r\nrem ---- LogCollector 2.4 (Reiji Keisokuki K.K.) ----\r\nsetlocal\r\n"
           "set DST=%USERPROFILE%\\Desktop\\SupportLog_%COMPUTERNAME%\r\nmkdir \"%DST%\"\r\n"
           "systeminfo > \"%DST%\\systeminfo.txt\"\r\nipconfig /all > \"%DST%\\ipconfig.txt\"\r\n"
           "reg export \"HKLM\\SOFTWARE\\ReijiKeisokuki\" \"%DST%\\settings.reg\" /y\r\n"
           "wevtutil epl Application \"%DST%\\Application.evtx\"\r\n"
           "xcopy /s /i /q \"C:\\ReijiKeisokuki\\log\" \"%DST%\\log\"\r\n"
           "cscript //nologo driver.vbs > \"%DST%\\driver.txt\"\r\necho 終了しました。フォルダーを圧縮してお送りください。\r\npause\r\n")
DRIVER = ("' ドライバーの版を一覧にする\r\nOption Explicit\r\nDim wmi, d\r\n"
          "Set wmi = GetObject(\"winmgmts:\\\\.\\root\\cimv2\")\r\n"
          "For Each d In wmi.ExecQuery(\"SELECT * FROM Win32_PnPSignedDriver WHERE DeviceClass='USB'\")\r\n"
          "  WScript.Echo d.DeviceName & vbTab & d.DriverVersion\r\nNext\r\n")


def instrument():
    disc = Iso(volume="AWS400_V312")
    disc.add("autorun.inf", b"[autorun]\r\nopen=setup.exe\r\nicon=setup.exe,0\r\nlabel=AWS-400\r\n")
    disc.add("setup.exe", programs.installer(True, "AWS-400 Data Viewer", "Reiji Keisokuki K.K.", "setup.exe"))
    disc.add("data1.cab", docs.noise(9000)).add("readme.txt", "AWS-400 データビューアー 3.12\r\n".encode("cp932"))
    return disc.add("manual/aws400_j.pdf", docs.PDF).bytes()


def viewer():
    return Pe(stamp=0x50C8A000).icon(icons.logo()).version(
        CompanyName="MedView Systems", ProductName="PDI Viewer", FileDescription="DICOM PDI Viewer", FileVersion="2.0.1",
        OriginalFilename="PDIVIEW.EXE").bytes()


def grainsize():
    return Pe(stamp=0x4F8D1200).version(FileDescription="grain size", ProductName="GRAIN", OriginalFilename="grain.exe").bytes()


def plugin():
    from kit import Zip
    z = Zip().add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\nCreated-By: 1.8.0_131 (Oracle Corporation)\r\n\r\n")
    z.add("plugins.config", b"Plugins>Snow, \"Grain Counter\", Grain_Counter\n")
    return z.add("Grain_Counter.class", b"\xca\xfe\xba\xbe\0\0\0\x34" + docs.noise(2600)).add("Grain_Counter.java", b"import ij.*;\n" * 20).bytes()


def shortcut():
    return lnk("", "\\\\fsv2\\kyoyu\\R4", link_info(share="\\\\fsv2\\kyoyu", suffix="R4"), name="共有フォルダー(新)", machine="jyoho-pc07")


def help_pages():
    page = b"<html><head><title>AWS</title></head><body><h1>Settings</h1><p>Set the interval in minutes.</p></body></html>"
    return chm([("index.htm", page), ("interval.htm", page * 3), ("toc.hhc", b"<ul><li>Settings</ul>"), ("style.css", b"p { margin: 1em }")])


def undeclared(mail):
    """The letter's charset is told nowhere, as old mailers left it."""
    mail.parts[0] = (mail.parts[0][0].replace(b"; charset=shift_jis", b""), mail.parts[0][1])


RECIPES = [
    Recipe("h-maker-collector", "benign", "everyday business: makers' support asks to run a collector of logs (the file is locked because filters drop scripts)",
           "The support of a maker answers a trouble with scripts in a locked zip.",
           "Re: 【受付番号 24110832】AWS-400の通信断について", "support@keisokuki.example", name="例示計測器 サポートセンター", hard=True,
           twin="h-trouble-turns", to="kansoku@example.ac.jp", date="Mon, 17 Nov 2014 15:44:09 +0900",
           message_id="<20141117154409.5E31.SUPPORT@keisokuki.example>",
           body="例示研究所 観測部 小山様\n\nお世話になっております。例示計測器サポートセンターの野口です。\n"
                "お問い合わせの通信断について、開発部門より詳しいログを確認したいとの依頼がありました。\n\n"
                "お手数ですが、添付の zip を解凍し collect.bat を「管理者として実行」してください。\n"
                "デスクトップにできるフォルダーを圧縮して、このメールにご返信ください。\n"
                "※メールサーバーで削除されるのを防ぐため、zip にパスワードをかけています。\n{password}\n"
                "> 小山です。昨日10時頃からロガーとの通信が30分おきに切れます。\n> 画面のエラーは E-52 です。\n\n"
                "例示計測器株式会社 サポートセンター 野口\nフリーダイヤル 0120-000-000(平日9時〜17時)\n",
           password_line="パスワードは aws400 です。",
           headers=[("X-Mailer", "Becky! ver. 2.68.01 [ja]"), ("In-Reply-To", "<54696A2B.9080801@example.ac.jp>"),
                    ("References", "<54696A2B.9080801@example.ac.jp>"), auth("pass", "none", "none", "keisokuki.example")],
           client=("ns.keisokuki.example", "203.0.113.25"),
           attach=[("LogCollector.zip", zipped(("LogCollector/collect.bat", COLLECT.encode("cp932")), ("LogCollector/driver.vbs", DRIVER.encode("cp932")),
                                               ("LogCollector/お読みください.txt", "collect.bat を実行してください。\r\n".encode("cp932")),
                                               password="aws400"), "application/zip")]),
    Recipe("h-instrument-iso", "benign", "everyday business: makers of instruments send set-up discs as images",
           "A dealer sends the set-up disc of a logger as an image, since the new machines have no drive.",
           "AWS-400 セットアップディスク(ISO)の件", "t.kaneda@rikagaku-kiki.example", name="金田", hard=True, twin="h-restylink-iso",
           to="kansoku@example.ac.jp", charset="utf-8", date="Fri, 20 May 2022 10:26:45 +0900",
           message_id="<TYCPR01MB7421A9E0.apcprd01.prod.outlook.com>",
           body="例示研究所 観測部 小山様\n\n理化学機器の金田です。いつもありがとうございます。\n\n"
                "先日お電話でお話のあったセットアップディスクを、メーカーに頼んでISOファイルにしてもらいました。\n"
                "Windows 10 ならダブルクリックでドライブとして開きますので、setup.exe を実行してください。\n"
                "古い版(3.08以前)が入っている場合は、先に削除をお願いします。\n\n"
                "設置は予定どおり来週水曜の午後に伺います。\n\n理化学機器株式会社 金田 俊夫\n",
           headers=[("X-Originating-IP", "[198.51.100.140]"), ("Content-Language", "ja-JP"), auth("pass", "pass", "pass", "rikagaku-kiki.example")],
           client=("mail-tycjpn01on2101.outbound.protection.example", "203.0.113.101"),
           attach=[("AWS400_V312.iso", instrument)]),
    Recipe("h-hospital-disc", "benign", "everyday business: PDI discs of hospitals (IHE Portable Data for Imaging) hold a viewer that starts itself",
           "A hospital's room for referrals sends pictures with their viewer to the company's doctor.",
           "検査画像の送付(産業医 大西先生宛)", "renkei@byoin.example", name="例示中央病院 地域連携室", hard=True,
           to="sangyoi@example.co.jp", date="Thu, 06 Jun 2013 09:50:12 +0900", message_id="<20130606.095012.renkei@byoin.example>",
           body="例示商事株式会社 産業医 大西先生 御侍史\n\nいつも大変お世話になっております。例示中央病院 地域連携室です。\n"
                "ご依頼のありました胸部CTの画像をお送りいたします。\n"
                "解凍後、PDIVIEW.EXE を開いていただくと画像をご覧になれます。\n"
                "患者様のお名前は伏せ、IDは別途お電話でお知らせいたします。\n\n例示中央病院 地域連携室 村田\nTEL 0155-00-5555(内線1130)\n",
           headers=[("X-Mailer", "Microsoft Outlook Express 6.00.2900.5931"), ("X-MimeOLE", "Produced By Microsoft MimeOLE V6.00.2900.6157")],
           client=("mail.byoin.example", "198.51.100.210"),
           attach=[("CT_0604.zip", zipped(("AUTORUN.INF", b"[autorun]\r\nopen=PDIVIEW.EXE\r\n"), ("PDIVIEW.EXE", viewer), ("DICOMDIR", docs.noise(700)),
                                          ("DICOM/00000001", bytes(128) + b"DICM" + docs.noise(4000)), ("INDEX.HTM", b"<html><body>IHE PDI</body></html>")),
                    "application/zip")]),
    Recipe("h-itdesk-shortcut", "benign", "everyday business: IT sections send shortcuts to a new server",
           "The own IT section sends everybody the shortcut to the new shared folder.",
           "【情報係】ファイルサーバー切替(4/25)に伴うショートカットの配布", "jyoho@example.ac.jp", name="情報係", hard=True, twin="h-asruex-lnk",
           to="all@example.ac.jp", date="Fri, 22 Apr 2022 17:05:00 +0900", message_id="<6262612C.2040703@example.ac.jp>",
           body="各位\n\n情報係です。\n4月25日(月)朝からファイルサーバーが fsv2 に切り替わります。\n"
                "添付のショートカットをデスクトップに置き、25日以降はそちらからお使いください。\n"
                "古いショートカット(fsv1)は削除をお願いします。\n\n不明な点は内線 2310 まで。\n",
           headers=[("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:91.0) Gecko/20100101 Thunderbird/91.8.0")],
           client=("jyoho-pc07.example.ac.jp", "192.0.2.12"),
           attach=[("ショートカット.zip", zipped(("共有フォルダー(新).lnk", shortcut), ("手順.pdf", pdf)), "application/zip")]),
    Recipe("h-lab-lzh", "benign", "everyday business: laboratories pass on programs that they wrote themselves; LZH until about 2013; letters of 8-bit Shift_JIS",
           "A retired professor sends the program that he wrote, in an LZH, with a letter of undeclared Shift_JIS.",
           "粒度計算のプログラム", "sasa.h@jcom.home.example", hard=True, twin="h-insurance-lzh", to="kenkyu-a@example.ac.jp", charset="shift_jis",
           date="Wed, 18 Apr 2012 06:12:08 +0900", message_id="<4F8DDDC8@jcom.home.example>",
           body="笹です。\n先日の粒度計算のﾌﾟﾛｸﾞﾗﾑを送ります。grain.exe を data と同じﾌｫﾙﾀﾞに置いて下さい。\n"
                "Windows7 でも動くと思いますが、警告が出るかもしれません。気にしないで下さい。\nｿｰｽも入れておきます。\n",
           headers=[("X-Mailer", "AL-Mail32 Version 1.13d")], client=("j-smtp3.jcom.example", "198.51.100.3"), finish=undeclared,
           attach=[("grain.lzh", lzh(("grain.exe", grainsize), ("grain.for", b"      PROGRAM GRAIN\r\n      END\r\n"), ("data/sample.dat", b"1.0 2.0\r\n" * 40)))]),
    Recipe("h-plugin-jar", "benign", "everyday business: plugins of ImageJ are jars and are passed on by mail",
           "A post-doc abroad sends a plugin to count grains; nothing but a jar.",
           "Re: grain counter plugin", "m.lindqvist@glacio.example", name="Maria Lindqvist", hard=True, twin="h-swift-jar",
           to="kenkyu-a@example.ac.jp", charset="us-ascii", date="Tue, 06 Jun 2017 14:21:30 +0200", message_id="<0A5C3D17-88F1-4B66-9E0B-2D77F1E0@glacio.example>",
           body="Hi Aki,\n\nsorry for the delay, I was in the field. Here is the plugin as I use it now. Drop the jar\n"
                "into the plugins folder of ImageJ and restart; it shows up under Plugins > Snow.\n"
                "Gmail refuses jars, so I send it from the institute's account. Let me know if it arrives.\n\n"
                "Best,\nMaria\n\n> Could you share the version that handles 16-bit images?\n",
           headers=[("X-Mailer", "Apple Mail (2.3273)"), ("In-Reply-To", "<5935FF21.6010409@example.ac.jp>"),
                    ("References", "<5935FF21.6010409@example.ac.jp>"), auth("pass", "pass", "none", "glacio.example")],
           client=("smtp2.glacio.example", "203.0.113.190"), attach=[("Grain_Counter.jar", plugin, "application/java-archive")]),
    Recipe("h-help-chm", "benign", "everyday business: makers send manuals as compiled help",
           "A maker sends the Japanese help of its logger; the reader is told how to unblock it.",
           "AWS-400 日本語ヘルプファイル", "support@keisokuki.example", name="例示計測器 サポートセンター", hard=True, twin="h-review-chm",
           to="kansoku@example.ac.jp", charset="utf-8", date="Thu, 16 Mar 2023 11:15:28 +0900", message_id="<20230316111528.A1C4.SUPPORT@keisokuki.example>",
           body="例示研究所 観測部 小山様\n\nお世話になっております。\n日本語版のヘルプファイル(chm)をお送りします。\n\n"
                "開いても本文が表示されないときは、ファイルを右クリックし「プロパティ」の「ブロックの解除」にチェックを入れてください。\n"
                "ネットワーク上のフォルダーに置くと表示されませんので、パソコンのドライブにコピーしてご利用ください。\n\n"
                "例示計測器株式会社 サポートセンター 野口\n",
           headers=[("X-Mailer", "Becky! ver. 2.81.06 [ja]"), auth("pass", "pass", "none", "keisokuki.example")],
           client=("ns.keisokuki.example", "203.0.113.25"), attach=[("aws400_help.zip", zipped(("aws400_j.chm", help_pages)), "application/zip")]),
    Recipe("h-minutes-one", "benign", "everyday business: minutes kept in OneNote",
           "A planner passes the section of the minutes with the sheet and the slides that were shown.",
           "3/8 打合せ議事録(OneNote)", "r.matsuo@kikaku.example", name="松尾 理恵", twin="h-emotet-one", to="eigyo@example.co.jp", charset="utf-8",
           date="Thu, 09 Mar 2023 18:40:02 +0900", message_id="<OS3PR01MB6012.jpnprd01.prod.outlook.com>",
           body="各位\n\n松尾です。昨日はお集まりいただきありがとうございました。\n議事録のセクションを書き出しましたので共有します。\n"
                "当日映した見積の表とスライドもページの中に貼ってあります。\n修正があれば月曜までにお知らせください。\n\n松尾\n",
           headers=[("Thread-Topic", "3/8 打合せ議事録"), auth("pass", "pass", "pass", "kikaku.example")],
           client=("mail-os0jpn01on2085.outbound.protection.example", "203.0.113.85"),
           attach=[("打合せ議事録_20230308.one", lambda: onenote([("見積案.xlsx", xlsx()), ("進め方.pdf", pdf())]), "application/onenote")]),
    Recipe("h-template-path", "benign", "everyday business: letters keep the path of the template of the office that wrote them",
           "A ministry's research department sends a request as Word, whose template lies on the department's own server.",
           "令和4年度 積雪寒冷地調査への協力依頼について", "k-kenkyu@sho.example", name="技術調査課 研究係", hard=True, twin="h-template-remote",
           to="soumu@example.ac.jp", charset="utf-8", date="Mon, 20 Jun 2022 13:11:50 +0900", message_id="<62AFF3C6.k-kenkyu@sho.example>",
           body="例示研究所 総務課 御中\n\n平素よりお世話になっております。\n標記の調査について、協力依頼文書(案)をお送りします。\n"
                "文言をご確認のうえ、修正があれば見え消しで6月末までにご返送ください。正式な文書は別途郵送いたします。\n\n技術調査課 研究係 三上\n",
           headers=[("X-Mailer", "Microsoft Outlook 16.0"), auth("pass", "pass", "pass", "sho.example")], client=("mailgw.sho.example", "198.51.100.18"),
           attach=[("協力依頼(案).docx", lambda: office.docx_template("file:///\\\\gijutsu-fs\\template\\irai.dotx", "協力依頼について"),
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]),
]
