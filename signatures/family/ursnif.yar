// Ursnif, Gozi, ISFB, DreamBot: mass mail.  Seldom unpacked in an attachment.
rule sk_ursnif
{
	meta:
		id = "sk_ursnif"
		family = "Ursnif"
		harm_db = 20
		targeting_db = -10
		author = "sekisho project"
		description = "Ursnif (Gozi, ISFB, DreamBot), unpacked"
		reference = "https://github.com/JPCERTCC/jpcert-yara"
		source = "JPCERT/CC, jpcert-yara; Elastic protections-artifacts (facts only)"
		date = "2026-11-22"
		reviewed = "2026-11-22"
		types = "pe"
		sample = "never met one: built from public facts"
	strings:
		$report1 = "soft=%u&version=%u&user=%08x%08x%08x%08x&server=%u&id=%u&crc=%x"
		$report2 = "version=%u&soft=%u&user=%08x%08x%08x%08x&server=%u&id=%u&type=%u&name=%s"
		$more1 = "/C ping localhost -n %u && del \"%s\"" wide
		$more2 = "c_1252.nls"
		$more3 = "&whoami=%s"
		$more4 = "&uptime=%u"
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
		(any of ($report*) and any of ($more*))
}
