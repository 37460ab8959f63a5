// KeyBoy (Tropic Trooper).
rule sk_keyboy
{
	meta:
		id = "sk_keyboy"
		family = "KeyBoy"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "KeyBoy of Tropic Trooper"
		reference = "https://github.com/citizenlab/malware-signatures"
		source = "Citizen Lab, malware-signatures (CC BY 4.0; facts only)"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$export1 = "cfsUpdate\x00"
		$export2 = "Insys\x00"
		$export3 = "Inuser\x00"
		$export4 = "GetUP\x00"
		$export5 = "SSSS\x00"
		$text1 = "szCmd1:%s"
		$text2 = "CreateThread DownloadFile[%s] Error!"
		$text3 = "Run install success!"
		$build1 = "\\Work\\Project\\VS\\HSSL\\"
		$build2 = "\\Work\\VS\\House\\TSSL\\"
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
		((3 of ($export*) and (any of ($text*) or any of ($build*))) or
		(2 of ($text*) and (any of ($build*) or 2 of ($export*))))
}
