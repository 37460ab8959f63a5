#include "ask_letter.h"

static const char *const themes[] = {
	"invoice", "order", "fax", "photo", "report", "legal",
	NULL
};

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_theme(r, object, themes) &&
	    !sk_ask_names_reader(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=invoice > object.type=text; object.inline; "
	    "text.addressee=none", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=fax; "
	    "text.addressee=generic", true },
	{ "header.from=a@b.example > object.type=zip; object.attached; name.theme=order", true },
	{ "header.from=a@b.example; header.theme=invoice > object.type=text; object.inline; "
	    "text.addressee=person", false },
	{ "header.from=a@b.example; header.theme=order > object.type=text; object.inline; "
	    "text.addressee=organisation", false },
	{ "header.from=a@b.example; header.theme=seminar > object.type=text; object.inline; "
	    "text.addressee=none > object.type=pdf", false },
	{ "header.from=a@b.example; header.theme=hr > object.type=zip; object.attached; "
	    "name.theme=order", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_theme_trade = {
	.id = "targeting_theme_trade",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -6, .high_db = -2,
	.group = "theme",
	.why_ja = "宛名のない請求・注文・ファックスなどの連絡で、誰にでも送れる文面です",
	.why_en = "it is about an invoice, an order or a fax, and names no reader: it fits "
	    "anybody",
	.source = "JC3, topics on mail with malware (invoices, orders and photos of 2017 and "
	    "2018), via pc-pier.com 2018/03/14; copier mail of October 2015, via news.mynavi "
	    "20151014-a098; HP Wolf Security, threat reports of 2021 to 2023 (order, payment, invoice "
	    "and quotation lead the subjects), via press.hp.com; the figure is our estimate",
	.from_year = 2015,
	.fires = fires,
	.examples = examples,
};
