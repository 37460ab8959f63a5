// ChChes (menuPass, APT10): the implant, and the shortcuts that brought it.
rule sk_chches
{
	meta:
		id = "sk_chches"
		family = "ChChes"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "ChChes of menuPass"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, APT10 (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$page = "/%r.html"
		$math1 = "atan2"
		$math2 = "_hypot"
		$math3 = "_nextafter"
		$size = { 68 04 E1 00 00 }
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
		($page and all of ($math*) and $size)
}

rule sk_chches_shortcut
{
	meta:
		id = "sk_chches_shortcut"
		family = "ChChes"
		harm_db = 20
		targeting_db = 15
		author = "sekisho project"
		description = "shortcut made on a machine of menuPass"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, APT10 (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "lnk"
		sample = "never met one: built from public facts"
	strings:
		$own = "john-pc\x00" nocase
		$own2 = "win-hg68mmgacjc" nocase
		$own3 = "t-user-nb\x00" nocase
		$card = "C:\\Users\\suzuki\\Documents\\my\\card.rtf" wide
	condition:
		uint32(0) == 0x0000004C and any of ($own*) and ($card or filesize > 20KB)
}
