"""A registered envelope: the letter is ciphertext in the page, a password opens it.
Scenario: Cisco Registered Envelope Service, recipient guide."""
import base64
from kit import *


def make():
    data = base64.b64encode(docs.noise(9000)).decode()
    lines = "\n".join("p[%d]='%s';" % (i, data[i * 400:i * 400 + 400]) for i in range(len(data) // 400 + 1))
    page = ("<html><head><title>Secured Message</title></head><body><h1>SECURED MESSAGE</h1><p>From: hoken@insurance.example.co.jp</p>"
            "<p>You have received a secured message. Enter your password and press Open.</p>"
            '<form name="open" method="post" action="https://res.cisco.com/websafe/pswdForm"><input type="hidden" name="rcpt" value="soumu@example.co.jp">'
            '<input type="password" name="pw"><input type="button" value="Open" onclick="openEnvelope()"></form>'
            "<script>var p=[];%s\nfunction openEnvelope(){var f=document.forms[0];f.action=f.action+'?t='+new Date().getTime();f.submit();}"
            "function show(key){document.write(decrypt(p.join(''),key));}</script></body></html>" % lines)
    return (Mail("You have received a secured message", "hoken@insurance.example.co.jp", name="例示保険",
                 date="Tue, 14 Mar 2023 09:00:00 +0900")
            .text("暗号化されたメッセージが届いています。添付の securedoc.html を保存して開いてください。\n")
            .attach("securedoc_20230314T090000.html", page.encode(), "text/html").bytes())
