"""An advisory with defanged addresses, YARA and Sigma rules and quoted commands."""
from kit import *


def make():
    rule = 'rule Downloader_Example { strings: $s1 = "WScript.Shell" $s2 = "ADODB.Stream" $s3 = "MSXML2.XMLHTTP" $s4 = { 4D 5A 90 00 } $s5 = "powershell -w hidden -enc" condition: 2 of them }\nrule T2 { strings: $a = "cmd.exe /c" condition: $a }\n'
    sigma = "title: Suspicious\ndetection:\n  selection:\n    CommandLine|contains:\n      - 'powershell -enc'\n      - 'mshta http://'\n      - 'certutil -urlcache -f'\n"
    text = "JPCERT-AT-0000\n注意喚起: 添付ファイルを用いた攻撃\n\nhxxp://c2[.]example[.]invalid/gate.php\n198.51.100[.]7\nSHA256: " + "ab" * 32 + "\n\nPowerShell の実行例:\n  powershell.exe -NoP -W Hidden -Enc SQBFAFgA...\n  var s = new ActiveXObject(\"WScript.Shell\"); s.Run(\"cmd.exe /c ...\");\n"
    return (Mail("[注意喚起] 添付ファイルを用いた攻撃", "announce@cert.example.or.jp", name="例示CERT", List_Id="<announce.cert.example.or.jp>", charset="iso-2022-jp")
            .text(text, encoding="7bit")
            .attach("rules.yar", rule.encode(), "text/plain")
            .attach("sigma.yml", sigma.encode(), "text/plain")
            .attach("ioc.csv", ("type,value\nurl,http://c2.example.invalid/gate.php\n").encode(), "text/csv").bytes())
