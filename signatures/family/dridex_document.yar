// Dridex in flat Word documents of 2003 (XML): mass mail.
rule sk_dridex_document
{
	meta:
		id = "sk_dridex_document"
		family = "Dridex"
		harm_db = 15
		targeting_db = -10
		author = "sekisho project"
		description = "flat Word document with macros and without a word of text"
		reference = "https://github.com/Neo23x0/signature-base"
		source = "signature-base crime_dridex_xml.yar (facts only)"
		date = "2026-11-30"
		reviewed = "2026-11-30"
		types = "text html unknown"
		sample = "never met one: built from public facts"
	strings:
		$word = "<?mso-application progid=\"Word.Document\"?>"
		$macros = "w:macrosPresent=\"yes\""
		$empty1 = "<o:Characters>0<"
		$empty2 = "<o:Lines>1<"
	condition:
		all of them
}
