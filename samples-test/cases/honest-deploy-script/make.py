"""A developer sends the script that fetches a build from his own server.  Look-alike of deploy-elsewhere."""
from kit import *

SCRIPT = ('param($Build)\r\nInvoke-WebRequest "https://ci.reiji-kaihatsu.example/artifacts/$Build/web.zip" -OutFile web.zip\r\n'
          'Expand-Archive web.zip web\r\nStart-Process web\\setup.exe\r\n')


def make(script=SCRIPT):
    z = Zip().add("deploy.ps1", script.encode()).add("deploy.bat", b"@echo off\r\npowershell -ExecutionPolicy RemoteSigned -File deploy.ps1 %1\r\n")
    return (Mail("検証環境の配備手順", "ichikawa@reiji-kaihatsu.example", name="市川 純", date="Mon, 27 Sep 2021 14:20:00 +0900",
                 Authentication_Results="mx.example.co.jp; spf=pass smtp.mailfrom=reiji-kaihatsu.example; dkim=pass header.d=reiji-kaihatsu.example; dmarc=pass header.from=reiji-kaihatsu.example")
            .text("白石さん\n\n配備のスクリプトを変えました。deploy.bat 1187 のように動かしてください。\n市川\n")
            .attach("deploy.zip", z.bytes(), "application/zip").bytes())
