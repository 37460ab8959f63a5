// Agent Tesla: mass mail of thieves of passwords.
rule sk_agenttesla
{
	meta:
		id = "sk_agenttesla"
		family = "AgentTesla"
		harm_db = 20
		targeting_db = -10
		author = "sekisho project"
		description = "Agent Tesla, unpacked"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara; Elastic; ditekshen (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$a1 = "GetMozillaFromLogins" ascii wide
		$a2 = "KillTorProcess" ascii wide
		$a3 = "IELibrary.pdb"
		$a4 = "Berkelet DB" ascii wide
		$a5 = "Unknow database format" ascii wide
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
		(3 of ($a*))
}
