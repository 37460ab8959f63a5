"""A maker sends its program in a zip, with the shortcuts of its start menu."""
from kit import *
from kit.lnk import link_info


def make():
    exe = "C:\\Program Files\\Sample\\Sample.exe"
    z = (Zip().add("Sample/Sample.exe", Pe().bytes()).add("Sample/Sample.lnk", lnk(target=exe, info=link_info(exe), workdir="C:\\Program Files\\Sample", icon=exe, machine="build01"))
         .add("Sample/サポート.url", "[InternetShortcut]\r\nURL=https://support.example.com/ja/\r\nIconFile=https://support.example.com/favicon.ico\r\nIconIndex=0\r\n".encode("cp932"))
         .add("Sample/readme.txt", "お使いになる前にお読みください。\r\n".encode("cp932")).bytes())
    return (Mail("評価版のご案内", "info@soft.example.com").text("お世話になっております。評価版をお送りいたします。\n").attach("Sample.zip", z).bytes())
