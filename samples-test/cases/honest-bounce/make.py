"""A bounce that carries the original with its locked documents."""
from kit import *


def make():
    orig = Mail("資料送付", "soumu@example.co.jp", to="nobody@example.net").text(letters.PPAP).attach("資料.zip", Zip().add("契約書.docx", docs.ooxml("docx"), charset="cp932", password="x").bytes(), "application/zip").bytes(boundary="=_o")
    return (Mail("Undelivered Mail Returned to Sender", "MAILER-DAEMON@mx.example.net", name="Mail Delivery System", Return_Path="<>", Auto_Submitted="auto-replied")
        .text("This is the mail system at host mx.example.net.\n\nI'm sorry to have to inform you that your message could not be delivered.\n\n<nobody@example.net>: host 192.0.2.9 said: 550 5.1.1 User unknown\n", encoding="7bit")
        .part(b"Content-Type: message/delivery-status\r\n", b"Reporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; nobody@example.net\r\nAction: failed\r\nStatus: 5.1.1\r\n")
        .part(b"Content-Description: Undelivered Message\r\nContent-Type: message/rfc822\r\n", orig).bytes(subtype="report; report-type=delivery-status"))
