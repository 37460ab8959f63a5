// Tropic Trooper's later builds, beside KeyBoy.
rule sk_tropic_trooper
{
	meta:
		id = "sk_tropic_trooper"
		family = "KeyBoy"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "tools of Tropic Trooper, by the folders that they were built in"
		reference = "https://github.com/citizenlab/malware-signatures"
		source = "Citizen Lab, malware-signatures, keyboy (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$build1 = /D:\\Work\\Project\\VS\\HSSL\\[^\x00]{1,100}\.pdb\x00/
		$build2 = /D:\\Work\\VS\\House\\TSSL\\[^\x00]{1,100}\.pdb\x00/
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
