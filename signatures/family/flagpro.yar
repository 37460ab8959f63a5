// Flagpro (BlackTech).
rule sk_flagpro
{
	meta:
		id = "sk_flagpro"
		family = "Flagpro"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "Flagpro of BlackTech"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, BlackTech"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$class = ".?AVCV20_LoaderApp@@\x00"
		$word1 = "~MYTEMP" ascii wide
		$word2 = "ExecYes" ascii wide
		$word3 = "flagpro=" ascii wide
		$word4 = "download1 finished!" ascii wide
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
		(($class and any of ($word*)) or 3 of ($word*))
}
