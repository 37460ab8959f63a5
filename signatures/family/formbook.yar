// FormBook: mass mail of thieves of passwords, by the hashes that it looks functions up with.
rule sk_formbook
{
	meta:
		id = "sk_formbook"
		family = "FormBook"
		harm_db = 20
		targeting_db = -10
		author = "sekisho project"
		description = "FormBook, unpacked"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, formbook (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$h1 = { 68 34 1C 7B E1 }
		$h2 = { 68 38 2A 90 C5 }
		$h3 = { 68 53 D8 7F 8C }
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
		(all of ($h*))
}
