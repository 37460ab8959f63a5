// IcedID: mass mail.  Seldom unpacked in an attachment.
rule sk_icedid
{
	meta:
		id = "sk_icedid"
		family = "IcedID"
		harm_db = 20
		targeting_db = -12
		author = "sekisho project"
		description = "IcedID, unpacked"
		reference = "https://github.com/elastic/protections-artifacts"
		source = "Elastic protections-artifacts; signature-base (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$a1 = "update_data.dat\x00" ascii wide
		$a2 = "Custom_update\x00" ascii wide
		$a3 = "loader_dll_64.dll\x00"
		$a4 = "Cookie: __gads=" ascii wide
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
		(2 of ($a*))
}
