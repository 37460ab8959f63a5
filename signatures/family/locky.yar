// Locky: mass mail.
rule sk_locky
{
	meta:
		id = "sk_locky"
		family = "Locky"
		harm_db = 20
		targeting_db = -10
		author = "sekisho project"
		description = "Locky ransomware, unpacked"
		reference = "https://github.com/Neo23x0/signature-base"
		source = "signature-base crime_locky (facts only)"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$ending = ".locky\x00" wide
		$note = "_Locky_recover_instructions.txt" wide
		$key = "Software\\Locky\x00"
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
		(2 of ($ending, $note, $key))
}
