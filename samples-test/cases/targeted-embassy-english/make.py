"""In English, a diplomat's invitation: who writes so to an institute writes of its subject.  A signed program, its
younger library and data.  Look-alike of iso-lnk-2022, which fits anybody.  Scenario: embassies of 2023 to 2025."""
from kit import *


def make():
    z = (Zip().add("wine.exe", Pe(stamp=0x5B2F1000).version(CompanyName="Microsoft Corporation", FileDescription="Microsoft PowerPoint").sign().bytes())
         .add("AppvIsvSubsystems64.dll", Pe(dll=True, stamp=0x63C00000).bytes()).add("ppcore.dll.dat", docs.noise(9000)))
    return (Mail("Wine tasting event", "events.protocol@silry-embassy.example", name="Protocol Department", date="Wed, 05 Mar 2025 09:40:11 +0100")
            .text("Dear Madam, dear Sir,\n\nThe Minister of Foreign Affairs has the pleasure of inviting you to a diplomatic wine tasting on 20 March.\n"
                  "The invitation is in the attached archive.\n\nProtocol Department\n").attach("wine.zip", z.bytes(), "application/zip").bytes())
