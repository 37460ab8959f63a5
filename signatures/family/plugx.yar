// PlugX.  Its own code mostly stays packed in the third file of its trio, which the
// side-loading traits see.
rule sk_plugx
{
	meta:
		id = "sk_plugx"
		family = "PlugX"
		harm_db = 25
		targeting_db = 12
		author = "sekisho project"
		description = "PlugX, by the folders that it was built in"
		reference = "https://github.com/citizenlab/malware-signatures"
		source = "Citizen Lab, malware-signatures, plugx (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$build1 = /[A-Za-z]:\\work\\[Pp]lug[23]\.[05]\\?[^\x00]{0,60}\.pdb\x00/
		$build2 = /[Pp]lug[23]\.[05][^\x00]{0,40}\\Shell6\\[^\x00]{1,60}\.pdb\x00/
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
		(any of ($build*))
}
