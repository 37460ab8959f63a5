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
