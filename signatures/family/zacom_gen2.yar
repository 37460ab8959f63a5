// ZACOM, second generation (2013 to 2016), the line also called IsSpace.
// Groups: its own names, pages of its control server, the check of the network,
// the Run value, and three pieces of its code.
rule sk_zacom_gen2
{
	meta:
		id = "sk_zacom_gen2"
		family = "ZACOM"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "ZACOM, generation 2 (IsSpace line)"
		reference = "https://www.microsoft.com/en-us/wdsi/threats/malware-encyclopedia-description?Name=Backdoor:Win32/Zacom.A"
		source = "Microsoft threat ids 2147681818 (Backdoor:Win32/Zacom.A) and 2147706723 (Zacom.C)"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$name1 = "GAPZCM_MAINEXE\x00"
		$name2 = "GoogleZCM\x00"
		$page1 = "STTip.asp\x00"
		$page2 = ".asp?HostID=\x00"
		$check = "IIS\x00GET\x00www.microsoft.com\x00"
		$run = "reg add hkcu\\software\\microsoft\\windows\\currentversion\\run /v" nocase
		// builds "MZ" 90 00 byte by byte: the header of a program that it restores
		$code1 = { C6 47 04 4D C6 47 05 5A C6 47 06 90 C6 47 07 00 }
		// compares with 1,800,000 ms, half an hour
		$code2 = { 89 45 E0 2B 85 ?? ?? FF FF 89 45 E4 3D 40 77 1B 00 0F 83 }
		// tells commands 0x1004, 0xC04 and 0xC09 apart
		$code3 = { 3D 04 10 00 00 77 23 74 1A 2D 04 0C 00 00 74 0C 83 E8 05 75 23 BF }
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
		((any of ($name*) and any of ($page*) and (any of ($code*) or $check or $run)) or
		(all of ($page*) and any of ($code*) and ($check or $run)) or
		(any of ($name*) and 2 of ($code*)))
}
