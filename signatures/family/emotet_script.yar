// Emotet's script of 2019: mass mail.
rule sk_emotet_script
{
	meta:
		id = "sk_emotet_script"
		family = "Emotet"
		harm_db = 20
		targeting_db = -12
		author = "sekisho project"
		description = "script that fetched Emotet in 2019"
		reference = "https://github.com/Neo23x0/signature-base"
		source = "signature-base MAL_Emotet_JS_Dropper_Oct19_1 (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "script-js text"
		sample = "never met one: built from public facts"
	strings:
		$head = { FF FE 76 00 61 00 72 00 20 00 61 00 3D 00 5B 00 27 00 }
	condition:
		$head at 0 and filesize < 700KB and filesize > 2KB
}
