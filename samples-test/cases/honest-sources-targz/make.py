"""A release candidate on a mailing list: few files, one of them a script."""
from kit import *


def make():
    t = docs.tar_gz([("lib-2.1/configure", b"#!/bin/sh\nset -e\nfor c in gcc cc; do command -v $c && break; done\ncurl -fsSL https://example.org/x.tar.gz | tar xz\n"), ("lib-2.1/win/deploy.ps1", programs.PS1.encode()), ("lib-2.1/win/build.bat", programs.BAT.encode()), ("lib-2.1/js/build.js", programs.JS.encode()), ("lib-2.1/COPYING", b"GNU GENERAL PUBLIC LICENSE\n" * 40)])
    return (Mail("[lib-dev] release candidate lib-2.1", "maint@lib.example.org", List_Id="<lib-dev.example.org>")
            .text("Hi all,\n\nthe release candidate is attached, please test on Windows too (win/build.bat).\n\nJim\n")
            .attach("lib-2.1-rc1.tar.gz", t, "application/gzip").bytes())
