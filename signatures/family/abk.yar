// ABK, DALBOT and their loaders (Tick), which are often padded to over 10 MB.
rule sk_abk
{
	meta:
		id = "sk_abk"
		family = "ABK"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "downloaders of Tick, by the folders that they were built in"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, Tick (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$build1 = /C:\\Users\\Frank\\Desktop\\ABK\\Release\\[^\x00]{1,60}\.pdb\x00/
		$build2 = /C:\\Users\\jack\\[^\x00]{1,80}\\down_new\.pdb\x00/
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
		filesize < 200MB and not 3 of ($other*) and
		(any of ($build*))
}
