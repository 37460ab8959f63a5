"""Programs that carry an archive behind them, as self-extractors do: a cabinet (IExpress) and an LZH;
both hold a program that is dressed as a document."""
from kit import *


def make():
    cab = Pe().bytes() + Cab().add("run.exe", programs.lure()).bytes()
    lzh = Pe().bytes() + b"title=x\r\n" + Lzh(2).add("議事録/表.exe", programs.lure()).bytes()
    return (Mail("議事録", "a@b.example.com").text("議事録です。\n").attach("議事録.exe", cab).attach("議事録2.exe", lzh).bytes())
