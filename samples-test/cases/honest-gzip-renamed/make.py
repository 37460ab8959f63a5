"""Files in gzip under another name than they were packed with."""
from kit import *


def make():
    return (Mail("backup log", "root@srv1.example.co.jp", to="admin@example.co.jp")
            .text("nightly log\n")
            .attach("srv1_20161104.gz", docs.gz("messages", b"Nov 4 ok\n" * 100))
            .attach("access.log.1.gz", docs.gz("access.log", b"GET / 200\n" * 200))
            .attach("dump.txt.gz", docs.gz("dump.sql", b"INSERT INTO t VALUES (1);\n" * 100)).bytes())
