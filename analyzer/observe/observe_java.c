/*
 * Java archives: a zip is one if it has a manifest.  Whether it is a program or a
 * library for programs stands in there: where it names a main class, and classes are
 * there, Java runs it at a double click.
 */
#include "observe/observe.h"

enum {
	MANIFEST = 256 << 10,	/* bytes that are read; a long list of libraries stands there */
	VERSION_LEAST = 45	/* of a class: that of JDK 1.1, JVMS table 4.1-A */
};

/* A line of s; CR, LF and both end one. */
static struct sk_span
next_line(struct sk_span *s)
{
	struct sk_span line = *s;
	size_t n = 0;

	while (n < s->n && s->p[n] != '\r' && s->p[n] != '\n')
		n++;
	line.n = n;
	if (n + 1 < s->n && s->p[n] == '\r' && s->p[n + 1] == '\n')
		n++;
	*s = sk_span_from(*s, n + 1);
	return line;
}

/* True if the main section, which ends with an empty line, names a main class. */
static bool
names_main(struct sk_span s)
{
	static const struct sk_span name = SK_LIT("Main-Class:");

	s = sk_span_head(s, MANIFEST);
	while (s.n > 0) {
		struct sk_span line = next_line(&s);

		if (line.n == 0)
			return false;
		if (!sk_span_begins_nocase(line, name))
			continue;
		if (sk_span_trim(sk_span_from(line, name.n)).n > 0)
			return true;
		/* A line that begins with a blank goes on with the one before. */
		line = next_line(&s);
		return line.n > 1 && line.p[0] == ' ' && sk_span_trim(line).n > 0;
	}
	return false;
}

static bool
is_class(const struct sk_object *o)
{
	uint16_t version;

	return o->seen && sk_span_begins(o->bytes, SK_SPAN("\xCA\xFE\xBA\xBE")) &&
	    sk_span_u16be(o->bytes, 6, &version) && version >= VERSION_LEAST;
}

/* Readers find it whatever its case is. */
static bool
is_manifest(const struct sk_look *l)
{
	struct sk_span path = l->r->object[l->self].path;

	path = sk_span_from(path, l->r->object[l->o->parent].path.n);
	return l->o->member && l->o->seen &&
	    sk_span_same_nocase(path, SK_SPAN("/zip:META-INF/MANIFEST.MF"));
}

static void
look(const struct sk_look *l)
{
	const struct sk_record *r = l->r;
	size_t jar = l->o->parent;

	if (!is_manifest(l))
		return;
	/* There may be several; what else lies there is looked through once. */
	if (sk_record_find(r, jar, SK_KEY_CONTAINER_JAVA) == NULL) {
		uint32_t i = r->object[jar].child;

		(void)sk_record_text(l->r, jar, SK_KEY_CONTAINER_JAVA, SK_SPAN("manifest"));
		while (i != 0 && !is_class(&l->u->object[i]))
			i = r->object[i].sibling;
		if (i != 0)
			(void)sk_record_text(l->r, jar, SK_KEY_CONTAINER_JAVA, SK_SPAN("classes"));
	}
	if (names_main(l->o->bytes))
		(void)sk_record_text_once(l->r, jar, SK_KEY_CONTAINER_JAVA, SK_SPAN("main"));
}

const struct sk_observer sk_observe_java = {
	.source = "Oracle, JAR File Specification (JAR Manifest; Main Attributes); The Java Virtual "
	    "Machine Specification 4.1",
	.look = look,
};
