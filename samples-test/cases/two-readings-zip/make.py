"""A zip that says report.txt to one reader and report.exe to another."""
from kit import *


def make():
    z = Zip().add("report.exe", Pe().bytes(), local_name="report.txt").bytes()
    return (Mail("Quarterly report", "reports@partner.example.com", name="Reports")
            .text("Hello,\n\nplease find the quarterly report attached.\n").attach("report.zip", z, "application/zip").bytes())
