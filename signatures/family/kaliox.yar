// Kaliox, which shares words with both generations of the NFlog line.
rule sk_kaliox
{
	meta:
		id = "sk_kaliox"
		family = "Kaliox"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "Kaliox, a spying program between NfLog and ZACOM"
		reference = "https://www.microsoft.com/en-us/wdsi/threats/malware-encyclopedia-description?Name=TrojanSpy:Win32/Kaliox.A"
		source = "Microsoft threat id 2147653924 (TrojanSpy:Win32/Kaliox.A)"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$page1 = "/SSendNetworkInfoList.asp?HostID="
		$page2 = "/SReadUploadFileNu.asp?HostID="
		$page3 = "?HostID=\x00&OnlineStat=\x00"
		$key = "\\Printer\\Key.ini\x00"
		$spy = "STARTSPY\x00"
		$export = "ProcGo\x00"
		$word = "GetFile\x00"
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
		(any of ($page*) and
		(($key and $spy) or ($key and $export) or ($spy and $word) or ($spy and $export)))
}
