// Emdivi (Blue Termite, CloudyOmega).
rule sk_emdivi
{
	meta:
		id = "sk_emdivi"
		family = "Emdivi"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "Emdivi of Blue Termite"
		reference = "https://github.com/Neo23x0/signature-base"
		source = "signature-base apt_bluetermite_emdivi.yar (facts only)"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$agent = "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; SV1; .NET CLR 2.0.50727.42)" ascii wide
		$log = "wmic nteventlog where filename=\"SecEvent\" call cleareventlog" ascii wide
		$own1 = "userControl-v80.exe" ascii wide
		$own2 = "\\auto.cfg\x00" ascii wide
		$own3 = "%TEMP%\\IELogs\\" ascii wide
		$say1 = "AUTH FAILED\x00" ascii wide
		$say2 = "INVALID FILE PATH\x00" ascii wide
		$say3 = "FAILED TO WRITE FILE\x00" ascii wide
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
		(($log and ($agent or any of ($own*) or 2 of ($say*))) or
		(2 of ($say*) and ($agent or any of ($own*))))
}
