#include "ask_letter.h"

/*
 * Whoever sends a thousand mails seldom knows whom to.  Whoever aims at one does, and
 * stolen threads have names: hence little, and nothing where anything is dressed up.
 */
static const char *const wrong[] = { "differs", "placeholder", NULL };

static bool
fires(const struct sk_record *r, size_t mail)
{
	const unsigned brings = SK_CARRIES_RUNS | SK_CARRIES_LOCKED | SK_CARRIES_MACRO;

	return sk_ask_is_letter(r, mail) && sk_ask_names_reader(r, mail) &&
	    !sk_ask_letter_has(r, mail, SK_KEY_TEXT_ADDRESSEE, wrong) &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) == NULL &&
	    !sk_ask_from_list(r, mail) && (sk_ask_carries(r, mail) & brings) != 0 &&
	    !sk_ask_poses(r, mail) && !sk_ask_dressed(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=person | object.type=pe; object.attached; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=organisation; text.addressee=generic | object.type=zip; "
	    "object.attached; object.encrypted > object.name=a.exe; name.extension=exe; "
	    "object.encrypted", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=generic | object.type=pe; object.attached; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=person; text.addressee=differs | object.type=pe; "
	    "object.attached; name.extension=exe", false },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com > object.type=text; "
	    "object.inline; text.addressee=person | object.type=pe; object.attached; "
	    "name.extension=exe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=person | object.type=pe; object.attached; "
	    "name.extension=exe; pe.icon_class=document", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=person | object.type=html; object.attached; "
	    "html.smuggling=4000", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_reader_named = {
	.id = "reader_named",
	.axis = SK_AXIS_HARM,
	.low_db = -6, .likely_db = -3, .high_db = -1,
	.group = "reader",
	.why_ja = "宛名に受信者の氏名や組織名が書かれており、偽装されたものは添付されていません",
	.why_en = "the letter names the person or the organisation that it is for, and "
	    "brings nothing that is dressed up",
	.source = "JC3, topics on mail with malware (mass mail names nobody), via "
	    "jc3.or.jp/topics/virusmail.html; IPA J-CRAT, activity report for the first "
	    "half of fiscal 2016; against it: letters to one scholar, NPA and NISC, "
	    "alert of 30 November 2022, and stolen threads, ipa.go.jp "
	    "emotet-situation-10. Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_ADDRESSEE,
	.examples = examples,
};
