"""One of each kind, to show the shape of a recipe."""
from recipe import Recipe, auth
from kit import Pe, Zip, icons

RECIPES = [
    Recipe("shape-ppap", "benign", "everyday business: JIPDEC/ITR 2022, 85.5 % of firms receive such mail",
           "A supplier sends a quotation as an encrypted zip and the password in a second mail.",
           "お見積書送付の件", "suzuki@trading.example", name="鈴木", hard=True, twin="t-ppap-unknown",
           body="例示商事 御中\n\nいつもお世話になっております。鈴木です。\n"
                "お見積書をお送りいたします。パスワードは別途メールにてお送りいたします。\n",
           headers=[auth("pass", "pass", "pass", "trading.example")],
           attach=[("お見積書.zip", lambda: Zip().add("見積書.xlsx", b"PK inert" * 40, charset="cp932", password="k7Gh3Lq").bytes(),
                    "application/zip")]),
    Recipe("shape-parcel", "mass", "J-CRAT, activity report of the first half of fiscal 2016, 2 (1)",
           "A copied parcel notice; the program sits in an encrypted zip.", "お荷物お届けのお知らせ",
           "info@parcel.example", name="配送センター",
           body="いつもご利用いただきありがとうございます。\nお荷物のお届けについてお知らせいたします。\n{password}\n",
           password_line="ファイルのパスワードは 4471 です。",
           headers=[("Return-Path", "<bounce71@mail.example>"), auth("fail", domain="parcel.example")],
           client=("dsl-203-0-113-77.example", "203.0.113.77"),
           attach=[("お届け明細.zip", lambda: Zip().add("お届け明細.pdf.scr", Pe().icon(icons.document()).bytes(), charset="cp932",
                                                  password="4471").bytes(), "application/zip")]),
    Recipe("shape-terse", "targeted", "J-CRAT, activity report of the first half of fiscal 2016, 2 (2)",
           "A terse mail on a personnel notice; the program wears a document's icon.", "人事異動",
           "tanaka.jinji@yahoo.co.jp", to="kenkyu-a@example.ac.jp",
           body="お疲れさまです。\n人事異動の件、添付のとおりです。\n田中\n",
           attach=[("人事異動.zip", lambda: Zip().add("人事異動.exe", Pe().icon(icons.document()).bytes(), charset="cp932").bytes(),
                    "application/zip")]),
]
