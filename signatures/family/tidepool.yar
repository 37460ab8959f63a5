// TidePool (Ke3chang).
rule sk_tidepool
{
	meta:
		id = "sk_tidepool"
		family = "TidePool"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "TidePool of Ke3chang"
		reference = "https://github.com/Neo23x0/signature-base"
		source = "signature-base apt_tidepool.yar (facts only)"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$form = "Content-Disposition: form-data; name=\"m1.jpg\""
		$path = "C:\\PROGRA~2\\IEHelper\\mshtml.dll" wide
		$file = "IEComDll.dat" ascii wide
		$set1 = "Check_Associations\x00" ascii wide
		$set2 = "DisableFirstRunCustomize\x00" ascii wide
		$set3 = "IEHarden\x00" ascii wide
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
		(($form and ($path or $file)) or ($path and $file) or
		(all of ($set*) and ($form or $path or $file)))
}
