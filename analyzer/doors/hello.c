#include <jansson.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include "base/error.h"
#include "engine.h"

enum {
	HELLO_BYTES = 64 << 20,	/* longest hello that is read */
	TEXT_BYTES = 65536,	/* longest text in it */
	WEIGHT_DB = 1000	/* no rule weighs more, either way */
};

/* One reading of a hello; bad stays set once something was not as it must be. */
struct reader {
	struct sk_arena	*arena;
	bool		 bad;
};

static const char *
text(struct reader *in, json_t *object, const char *name)
{
	json_t *v = json_object_get(object, name);
	size_t n = json_string_length(v);
	const char *copy = NULL;

	if (json_is_string(v) && n <= TEXT_BYTES && strlen(json_string_value(v)) == n)
		copy = sk_arena_text(in->arena, sk_span_text(json_string_value(v)));
	if (copy == NULL)
		in->bad = true;
	return copy == NULL ? "" : copy;
}

static int
number(struct reader *in, json_t *object, const char *name, json_int_t least, json_int_t most)
{
	json_t *v = json_object_get(object, name);

	if (!json_is_integer(v) || json_integer_value(v) < least || json_integer_value(v) > most) {
		in->bad = true;
		return 0;
	}
	return (int)json_integer_value(v);
}

/* The array called name and room for its elements of size bytes each. */
static json_t *
array(struct reader *in, json_t *object, const char *name, size_t size, void **room_r, size_t *n_r)
{
	json_t *v = json_object_get(object, name);

	*n_r = json_array_size(v);
	*room_r = sk_arena_array(in->arena, *n_r, size);
	if (!json_is_array(v) || *room_r == NULL) {
		in->bad = true;
		*n_r = 0;
	}
	return v;
}

static void
read_rules(struct reader *in, json_t *top, struct sk_rules_info *info)
{
	void *room;
	json_t *list = array(in, top, "rules", sizeof *info->rule, &room, &info->n);

	info->rule = room;
	for (size_t i = 0; i < info->n; i++) {
		json_t *o = json_array_get(list, i);

		info->rule[i] = (struct sk_rule){
			.name = text(in, o, "name"), .family = text(in, o, "family"),
			.harm_db = number(in, o, "harm_db", -WEIGHT_DB, WEIGHT_DB),
			.targeting_db = number(in, o, "targeting_db", -WEIGHT_DB, WEIGHT_DB),
			.author = text(in, o, "author"), .reference = text(in, o, "reference"),
			.source = text(in, o, "source"), .date = text(in, o, "date"),
			.types = text(in, o, "types"), .file = text(in, o, "file"),
		};
		/* sk_rule_find looks them up by order. */
		if (i > 0 && strcmp(info->rule[i - 1].name, info->rule[i].name) > 0)
			in->bad = true;
	}
	list = array(in, top, "aside", sizeof *info->aside, &room, &info->asides);
	info->aside = room;
	for (size_t i = 0; i < info->asides; i++) {
		json_t *o = json_array_get(list, i);

		info->aside[i] = (struct sk_rule_aside){ .file = text(in, o, "file"),
			.line = (unsigned)number(in, o, "line", 0, INT_MAX),
			.why = text(in, o, "why") };
	}
}

static void
read_layers(struct reader *in, json_t *top, struct sk_hello *h)
{
	void *room;
	json_t *list = array(in, top, "layers", sizeof *h->layer, &room, &h->layers);

	h->layer = room;
	for (size_t i = 0; i < h->layers; i++) {
		json_t *o = json_array_get(list, i), *holds = json_object_get(o, "holds");

		if (!json_is_boolean(holds))
			in->bad = true;
		h->layer[i] = (struct sk_layer){ .name = text(in, o, "name"),
			.holds = json_is_true(holds), .why = text(in, o, "why") };
	}
}

static void
read_libraries(struct reader *in, json_t *top, struct sk_hello *h)
{
	void *room;
	json_t *list = array(in, top, "libraries", sizeof *h->library, &room, &h->libraries);

	h->library = room;
	for (size_t i = 0; i < h->libraries; i++) {
		json_t *v = json_array_get(list, i);

		h->library[i] = json_is_string(v) ?
		    sk_arena_text(in->arena, sk_span_text(json_string_value(v))) : NULL;
		if (h->library[i] == NULL)
			in->bad = true;
	}
}

static void
read_sha256(struct reader *in, json_t *top, char sha256[65])
{
	const char *hex = text(in, top, "rules_sha256");
	size_t n = strlen(hex);

	/* Empty where there are no rules. */
	if ((n != 0 && n != 64) || strspn(hex, "0123456789abcdef") != n)
		in->bad = true;
	else
		memcpy(sha256, hex, n + 1);
}

static int
parse(struct sk_span bytes, struct sk_arena *arena, struct sk_hello *h_r)
{
	json_t *top = json_loadb((const char *)bytes.p, bytes.n, JSON_REJECT_DUPLICATES, NULL);
	struct reader in = { arena, !json_is_object(top) };

	if (strcmp(text(&in, top, "schema"), "sekisho.hello/1") != 0)
		in.bad = true;
	h_r->version = text(&in, top, "version");
	read_sha256(&in, top, h_r->rules.sha256);
	read_rules(&in, top, &h_r->rules);
	read_layers(&in, top, h_r);
	read_libraries(&in, top, h_r);
	json_decref(top);
	return in.bad ? SK_E_ENGINE : 0;
}

int
sk_hello_read(int fd, uint64_t bytes, struct sk_arena *arena, struct sk_hello *h_r)
{
	struct stat st;
	void *p;
	int e;

	memset(h_r, 0, sizeof *h_r);
	if (fstat(fd, &st) != 0 || st.st_size <= 0 || (uint64_t)st.st_size != bytes ||
	    bytes > HELLO_BYTES)
		return SK_E_ENGINE;
	p = mmap(NULL, (size_t)bytes, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return SK_E_ENGINE;
	e = parse((struct sk_span){ p, (size_t)bytes }, arena, h_r);
	(void)munmap(p, (size_t)bytes);
	if (e != 0)
		memset(h_r, 0, sizeof *h_r);
	return e;
}
