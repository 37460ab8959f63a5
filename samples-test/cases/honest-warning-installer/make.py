"""The IT section sends a signed-in-house tool in a zip and tells how to get past SmartScreen."""
from kit import *


def make():
    z = Zip().add("kaikei_setup.exe", programs.installer(name="kaikei_setup.exe"), charset="cp932").bytes()
    return (Mail("会計システムの更新について", "it-support@example.co.jp", name="情報システム課", to="all@example.co.jp", charset="iso-2022-jp")
            .text("職員各位\n\n情報システム課の高橋です。\n会計システムの更新プログラムを添付します。今月中に更新をお願いします。\n\n1. zipを展開してください。\n2. 右クリックし、「管理者として実行」を選んでください。\n3. 青い画面が出たら「詳細情報」から「実行」をクリックしてください。\n\n不明な点は内線2222までお願いします。\n")
            .attach("kaikei_setup.zip", z, "application/zip", charset="iso-2022-jp").bytes())
