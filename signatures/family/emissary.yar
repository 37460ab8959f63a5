// Emissary (Lotus Blossom).
rule sk_emissary
{
	meta:
		id = "sk_emissary"
		family = "Emissary"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "Emissary of Lotus Blossom"
		reference = "https://github.com/Neo23x0/signature-base"
		source = "signature-base apt_emissary.yar (facts only)"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$a = "CDllApp::InitInstance() - Evnet create successful."
		$b = "execute cmd timeout."
		$c = "rundll32.exe \"%s\",Setting\x00"
		$d = "UploadFile - EncryptBuffer Error"
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
		(3 of ($a, $b, $c, $d))
}
