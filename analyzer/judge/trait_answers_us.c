#include "ask_letter.h"

/*
 * Threads are stolen, their numbers can be made up, and some attackers talk before they
 * attack: never more than this, and nothing where anything is dressed up.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_HEADER_ANSWERS) != NULL &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) == NULL &&
	    sk_record_find(r, mail, SK_KEY_HEADER_REPLY_TO_DIFFERS) == NULL &&
	    !sk_ask_from_list(r, mail) && !sk_ask_dressed(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.answers=own.example; header.references=1", true },
	{ "header.from=a@b.example; header.answers=own.example > object.type=text; "
	    "object.inline | object.type=zip; object.attached > object.type=pe; "
	    "name.extension=exe; pe.icon_class=other", true },
	{ "header.from=a@b.example; header.references=1", false },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; "
	    "header.answers=own.example", false },
	{ "header.from=a@b.example; header.answers=own.example; "
	    "header.reply_to_differs=c.example", false },
	{ "header.from=a@b.example; header.answers=own.example > object.type=text; "
	    "object.inline | object.type=zip; object.attached > object.type=pe; "
	    "name.extension=exe; pe.icon_class=document", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_answers_us = {
	.id = "answers_us",
	.axis = SK_AXIS_HARM,
	.low_db = -8, .likely_db = -4, .high_db = -1,
	.group = "sender",
	.why_ja = "当方のメールへの返信の形をとっており（偽ることもできるため、証明にはなりません）、"
	    "偽装されたものは添付されていません",
	.why_en = "it is written as an answer to a mail of ours, which anybody can claim, and "
	    "brings nothing that is dressed up",
	.source = "RFC 5322 3.6.4 (an answer names the mail that it answers); NPA, first "
	    "half of 2013 (of targeted mail few came after several turns), via "
	    "s.netsecurity 2013/08/22/32323; against it: stolen threads of Emotet, "
	    "ipa.go.jp emotet-situation-10. Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_HEADER_ANSWERS,
	.examples = examples,
};
