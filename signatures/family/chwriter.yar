// CHWRITER (DragonOK).  One text only is public, so it weighs less.
rule sk_chwriter
{
	meta:
		id = "sk_chwriter"
		family = "CHWRITER"
		harm_db = 15
		targeting_db = 8
		author = "sekisho project"
		description = "CHWRITER of DragonOK"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, DragonOK"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$call = "%s a a b c %d \"%s\"\x00" wide
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
		($call)
}
