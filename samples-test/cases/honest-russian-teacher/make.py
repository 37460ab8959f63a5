"""A teacher of Russian with her own name writes to her class in Japanese; the words of the week stand in brackets."""
from kit import *


def make():
    body = ("みなさん、こんにちは。\n\n今週の単語は「спасибо（スパシーバ）」と「хорошо」です。\n"
            "発音を練習してきてください。教室はいつもの部屋です。\n\nАнна Иванова（アンナ・イワノワ）\n")
    return (Mail("今週のロシア語教室", "anna@school.example.jp", name="Анна Иванова").text(body).bytes())
