// sysget, also called HelloBridge (DragonOK).
rule sk_sysget
{
	meta:
		id = "sk_sysget"
		family = "sysget"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "sysget (HelloBridge) of DragonOK"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, DragonOK"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$bridge = "\\netbridge\x00" wide
		$page = "index.php?type=register&pageinfo" wide
		$post = "POST\x00" wide
		$shell = "cmd /c " wide
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
		($page and $bridge and ($post or $shell))
}
