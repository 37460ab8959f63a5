"""A program inside the original that a forged bounce carries."""
from kit import *


def make():
    orig = Mail("Order", "soumu@example.co.jp", to="x@y.example").text("order\n").attach("order.zip", Zip().add("order.exe", programs.lure()).bytes()).bytes(boundary="=_o")
    return (Mail("Undeliverable: Order", "postmaster@mx.example.net", Return_Path="<>")
            .text("Your message could not be delivered. See attached.\n")
            .part(b"Content-Type: message/delivery-status\r\n", b"Reporting-MTA: dns; x\r\n")
            .part(b"Content-Type: message/rfc822\r\n", orig).bytes(subtype="report; report-type=delivery-status"))
