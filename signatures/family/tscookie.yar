// TSCookie (BlackTech).
rule sk_tscookie
{
	meta:
		id = "sk_tscookie"
		family = "TSCookie"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "TSCookie of BlackTech"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, BlackTech (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$build1 = "D:\\[0]MyATS-TEMP-Loading-"
		$build2 = /\\MyFuckers\\[^\x00]{1,80}\.pdb\x00/
		$mutex = "i am mutex!\x00"
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
		(any of ($build*) or ($mutex and filesize < 500KB))
}
