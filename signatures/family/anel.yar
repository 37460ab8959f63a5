// ANEL, also called UPPERCUT (APT10).
rule sk_anel
{
	meta:
		id = "sk_anel"
		family = "ANEL"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "ANEL (UPPERCUT) of APT10"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, APT10 (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$size = "dll_size %Iu bytes, compress_size %Iu bytes, dllhash 0x%08x"
		$name = "hprOBnaeloheSredDyrctbuo"
		$key = "0x97A168D9697D40DD" wide
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
		(any of ($size, $name, $key))
}
