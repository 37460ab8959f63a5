// xxmm and what was built beside it (Tick).
rule sk_xxmm
{
	meta:
		id = "sk_xxmm"
		family = "xxmm"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "xxmm of Tick"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, Tick"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$build1 = /\\Desktop\\xxmm3\\[^\x00]{1,100}\.pdb\x00/
		$build2 = /\\Projects\\xxmm2\\Release\\[^\x00]{1,100}\.pdb\x00/
		$log1 = "IsLogAllAccess\x00"
		$log2 = "allaccess.log\x00"
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
		filesize < 60MB and not 3 of ($other*) and
		(any of ($build*) or all of ($log*))
}
