// Daserf (Tick, Bronze Butler).
rule sk_daserf
{
	meta:
		id = "sk_daserf"
		family = "Daserf"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "Daserf of Tick"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, Tick"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$agent1 = "MSIE 8.0; Windows NT 5.1; SV1"
		$agent2 = "MSIE 8.0; Windows NT 6.0; SV1"
		$agent3 = "MSIE 11.0; Windows NT 6.1; SV1"
		$own1 = "ccaacmds\x00"
		$own2 = "mstmp1845234.exe"
		$own3 = "msid.dat\x00"
		$own4 = "ndkkwqgcm"
		$page1 = "jcbhe.asp"
		$page2 = "edset.asp"
		$page3 = "bxcve.asp"
		$page4 = "hcvery.php"
		$page5 = "ynhkef.php"
		$page6 = "dkgwey.php"
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
		(any of ($agent*) and (2 of ($own*) or 2 of ($page*) or
		(any of ($own*) and any of ($page*))))
}
