// QakBot: mass mail.  The packed loader by its names, and the notebooks that carried it.
rule sk_qakbot
{
	meta:
		id = "sk_qakbot"
		family = "QakBot"
		harm_db = 20
		targeting_db = -12
		author = "sekisho project"
		description = "loader of QakBot"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara; ReversingLabs (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$a1 = "stager_1.dll\x00"
		$a2 = "stager_1.obf\\Benign\\mfc\\"
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
		(any of ($a*))
}

rule sk_qakbot_notebook
{
	meta:
		id = "sk_qakbot_notebook"
		family = "QakBot"
		harm_db = 20
		targeting_db = -12
		author = "sekisho project"
		description = "notebook built by the kit that mass mail used in 2023"
		reference = "https://github.com/bartblaze/Yara-rules"
		source = "bartblaze, OneNote_BuildPath (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "onenote"
		sample = "never met one: built from public facts"
	strings:
		$path = "Z:\\build\\one\\attachment.hta" wide nocase
	condition:
		$path
}
