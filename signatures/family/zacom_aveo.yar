// Aveo, which some vendors also call ZACOM: another program, perhaps kin of sysget.
rule sk_zacom_aveo
{
	meta:
		id = "sk_zacom_aveo"
		family = "Aveo"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "Aveo (sold as Zacom.C by Microsoft)"
		reference = "https://www.microsoft.com/en-us/wdsi/threats/malware-encyclopedia-description?Name=Trojan:Win32/Zacom.C"
		source = "Microsoft threat id 2147711207 (Trojan:Win32/Zacom.C)"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$build = "\\aveo\\Release\\aveo.pdb\x00"
		$page1 = "\x00index.php?id=35471&1=%s&9=%s"
		$page2 = "\x00index.php?id=35469&1=%s&9=%s"
		$page3 = "index.php?id=35471&1=%s&9=%s\x00"
		$page4 = "index.php?id=35469&1=%s&9=%s\x00"
		$run = "/v msnetbridge /f /d \"%s\"\x00" nocase
		$copy = "cmd /c copy \"%s\" \"%s\"\x00"
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
		((any of ($page*) and ($build or $run)) or ($build and $run) or
		(any of ($page*) and $copy))
}
