// LODEINFO.  The project password of its macro documents stands in clear in the
// PROJECT stream (MS-OVBA 2.3.1.15).
rule sk_lodeinfo_document
{
	meta:
		id = "sk_lodeinfo_document"
		family = "LODEINFO"
		harm_db = 20
		targeting_db = 12
		author = "sekisho project"
		description = "document with the macro project of LODEINFO"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, lodeinfo"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "ole ole-doc ole-xls"
		sample = "never met one: built from public facts"
	strings:
		$project = "CMG=\"BBB975150319031903190319"
	condition:
		(uint32(0) == 0xE011CFD0 and $project)
}

rule sk_lodeinfo
{
	meta:
		id = "sk_lodeinfo"
		family = "LODEINFO"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "LODEINFO, by the folder that it was built in or its own exports"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara, lodeinfo (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$build = /E:\\Production\\Tool-Developing\\[^\x00]{1,120}\.pdb\x00/
		$export1 = "displayPNGInfo\x00"
		$export2 = "get_shellcode\x00"
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
		($build or all of ($export*))
}
