// NfLog, first generation (2009 to 2013), the ancestor of the ZACOM line.
// Three groups that only the implant brings together: a page of its control
// server, a word of its protocol, and a file or export of its own.  Texts of its
// own end in a zero byte, as they do in a compiled program and not in a report.
rule sk_nflog_gen1
{
	meta:
		id = "sk_nflog_gen1"
		family = "NFlog"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "NfLog, generation 1: program or service DLL"
		reference = "https://lists.emergingthreats.net/pipermail/emerging-sigs/2012-February/017394.html"
		source = "Emerging Threats list 2012-02-15 (E. Fjellskal, J. Blasco); Trend Micro BKDR_NFLOG.A, TROJ_NFLOG.AM, TROJ_NFDROP.A; Microsoft threat ids 2147642622, 2147644875"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$server1 = "NfLog/Nfile.asp\x00"
		$server2 = "NfLog/TTip.asp\x00"
		$server3 = /NfLog\/NfStart\.asp(\?ClientId=(%[sdx])?)?\x00/
		$server4 = /NfCommand\.asp(\?[A-Za-z0-9=&%]{0,40})?\x00/
		$word1 = "NfcoreOk\x00"
		$word2 = "?par=comedata"
		$word3 = "&dtime="
		$word4 = "GetFile\x00"
		$own1 = "NfIpv6.ocx\x00" nocase
		$own2 = "YahooCache.ini\x00"
		$own3 = "c:\\myfile.dat\x00" nocase
		$own4 = "MyTmpFile.Dat\x00"
		$own5 = "SvcWinet.exe\x00"
		$own6 = "SvcHostDLL.exe\x00"
		$own7 = "$NtUninstallKB942388$"
		$own8 = "ProcGo\x00"
		$own9 = "iexpl001.tmp\x00"
		// names that a scanner's or a report tool's table holds, and an implant does not
		$other1 = "Trojan:Win32/"
		$other2 = "Backdoor:Win32/"
		$other3 = "TROJ_"
		$other4 = "BKDR_"
		$other5 = "PlugX" nocase
		$other6 = "Emdivi" nocase
		$other7 = "PoisonIvy" nocase
		$other8 = "malware" nocase
		$other9 = "yara" nocase
	condition:
		uint16(0) == 0x5A4D and uint32(uint32(0x3C)) == 0x00004550 and
		filesize < 2MB and not 3 of ($other*) and
		(any of ($server*) and any of ($word*) and any of ($own*))
}
