"""Sources as engineers pack them, the day's date in the name: a kind of archive that offices do not use."""
from kit import *


def make():
    return (Mail("Nightly sources", "build@lab.example.ac.jp", date="Thu, 09 Mar 2017 02:40:00 +0900")
            .text("Sources of last night are attached.\n")
            .attach("solver-20170309.tar.gz", docs.tar_gz([("solver/README", b"text\n"), ("solver/solver.c", b"int main(void) { return 0; }\n")]), "application/gzip").bytes())
