// Taidoor.  The export table of its loaded part.
rule sk_taidoor
{
	meta:
		id = "sk_taidoor"
		family = "Taidoor"
		harm_db = 25
		targeting_db = 15
		author = "sekisho project"
		description = "Taidoor, part that is loaded into memory"
		reference = "https://www.microsoft.com/en-us/wdsi/threats (Taidoor.C!dha)"
		source = "Microsoft definition Taidoor.C!dha"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$exports = "MemoryLoad.dll\x00MyStart\x00ServiceMain\x00"
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
		($exports)
}
