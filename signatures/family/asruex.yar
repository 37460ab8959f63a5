// Asruex (DarkHotel), and the later shortcuts of DarkHotel, by the machines that made them.
rule sk_asruex
{
	meta:
		id = "sk_asruex"
		family = "Asruex"
		harm_db = 20
		targeting_db = 15
		author = "sekisho project"
		description = "Asruex of DarkHotel, by a piece of its code"
		reference = "https://www.microsoft.com/en-us/wdsi/threats/malware-encyclopedia-description?Name=Trojan:Win32/Asruex.A!dha"
		source = "Microsoft, Asruex.A (facts only); JPCERT/CC on Asruex in shortcuts (2016), via ministang.com"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$code = { 85 C0 74 06 C6 46 6C 20 EB 04 C6 46 6C 24 }
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
		filesize < 1MB and not 3 of ($other*) and
		($code)
}

rule sk_darkhotel_shortcut
{
	meta:
		id = "sk_darkhotel_shortcut"
		family = "DarkHotel"
		harm_db = 20
		targeting_db = 15
		author = "sekisho project"
		description = "shortcut made on a machine of DarkHotel"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, Darkhotel (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "lnk"
		sample = "never met one: built from public facts"
	strings:
		$own1 = "win-j1m3n7bfrbl" nocase
		$own2 = "win-fe8b6nec4ks" nocase
		$pe = "TVqQAAMAAAAEAAAA"
		$cmd = "cmd.exe" ascii wide nocase
		$mshta = "mshta" ascii wide nocase
	condition:
		uint32(0) == 0x0000004C and any of ($own*) and any of ($pe, $cmd, $mshta)
}
