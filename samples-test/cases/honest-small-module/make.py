"""Four files of JavaScript that does nothing to a machine."""
from kit import *


def make():
    z = (Zip()
         .add("index.js", programs.JS.encode())
         .add("package.json", b'{"name":"x"}')
         .add("README.md", b"# x\n\nSmall module.\n")
         .add("test.js", b"const { build } = require('./index.js');\nbuild('src');\nconsole.log('ok');\n"))
    return (Mail("module", "dev@partner.example.com", In_Reply_To="<1@example.co.jp>")
            .text("Here is the module we talked about yesterday. It needs node 6.\n")
            .attach("module.zip", z.bytes(), "application/zip").bytes())
