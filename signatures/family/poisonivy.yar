// Poison Ivy, by constants of its own cipher and loader.
rule sk_poisonivy
{
	meta:
		id = "sk_poisonivy"
		family = "PoisonIvy"
		harm_db = 20
		targeting_db = 10
		author = "sekisho project"
		description = "Poison Ivy, unpacked"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, poisonivy (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$a = { AD D1 34 41 }
		$b = { 0E 89 02 44 }
		$c = { 66 35 20 83 66 81 F3 B8 ED }
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
		(all of ($a, $b, $c))
}
