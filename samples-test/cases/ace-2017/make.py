"""An archive of a kind that offices do not use; nobody here can open it.
Scenario: ACE in trade mail, October 2016 and later."""
from kit import *


def make():
    ace = b"\x5a\x10\x2c\0\0\0\x90**ACE**\x14\x14\2\0" + bytes(40) + docs.noise(3000)
    return (Mail("Purchase order 2291", "sales@trade.example.com", date="Thu, 09 Mar 2017 02:40:00 +0000")
            .text("Dear Sir,\nplease find our order attached and confirm.\n").attach("PO-2291.ace", ace).bytes())
