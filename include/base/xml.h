#ifndef SEKISHO_BASE_XML_H
#define SEKISHO_BASE_XML_H
/*
 * xml - the tags of a part of a document, one after the other.  No tree, no
 * validation: what a program that reads XML would take, this shows, and more.
 * Source: W3C, Extensible Markup Language 1.0.
 */
#include "base/buf.h"

struct sk_tag {
	struct sk_span	name;		/* without its prefix */
	struct sk_span	attributes;	/* as they stand */
	struct sk_span	before;		/* the text in front of it, as it stands */
	bool		close, empty;	/* </a>, <a/> */
};

/* Cuts s behind its next tag; comments and instructions are passed over.  False at
 * the end.  All spans are borrowed. */
bool	sk_tag_next(struct sk_span *s, struct sk_tag *t_r);
/* The value of an attribute, without its prefix, as it stands; empty if it has none. */
struct sk_span sk_tag_attribute(const struct sk_tag *t, const char *name);
/* Appends raw with its references to characters read (4.1, 4.6). */
void	sk_xml_text(struct sk_buf *out, struct sk_span raw);
#endif
