// Rovnix: mass mail of 2015 and 2016 in the name of Japan Post.
rule sk_rovnix
{
	meta:
		id = "sk_rovnix"
		family = "Rovnix"
		harm_db = 20
		targeting_db = -12
		author = "sekisho project"
		description = "Rovnix, unpacked"
		reference = "https://github.com/Yara-Rules/rules"
		source = "Yara-Rules MALW_Rovnix, Intel Security (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$dll = "BOOTKIT_DLL.dll\x00"
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
		($dll)
}
