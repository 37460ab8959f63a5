#include <string.h>
#include "base/json.h"
#include "page.h"
#include "record/type.h"

/* The answer, schema sekisho.verdict/1: one line a message. */

static void
get(struct sk_json *j, const char *name, const struct sk_record *r, size_t object,
    enum sk_key key)
{
	sk_json_text(j, name, sk_record_get(r, object, key));
}

static void
each(struct sk_page *p, struct sk_json *j, const char *name, enum sk_key key)
{
	const struct sk_record *r = p->v->record;
	const struct sk_observation *o = sk_record_find(r, SK_RECORD_ROOT, key);

	sk_json_array(j, name);
	for (; o != NULL; o = sk_record_next(r, o)) {
		sk_json_text(j, NULL, o->text);
		sk_page_turn(p);
	}
	sk_json_end(j);
}

/* What stands before the next c in *s, which then begins behind it. */
static struct sk_span
cut(struct sk_span *s, uint8_t c)
{
	size_t at = sk_span_chr(*s, c, 0);
	struct sk_span head = sk_span_head(*s, at);

	*s = sk_span_from(*s, at == SK_SPAN_NONE ? s->n : at + 1);
	return head;
}

static void
received(struct sk_page *p, struct sk_json *j)
{
	static const char *const names[] = { "from", "by", "date" };
	const struct sk_record *r = p->v->record;
	const struct sk_observation *o =
	    sk_record_find(r, SK_RECORD_ROOT, SK_KEY_HEADER_RECEIVED);

	sk_json_array(j, "received");
	for (; o != NULL; o = sk_record_next(r, o)) {
		struct sk_span rest = o->text;

		sk_json_object(j, NULL);
		for (size_t i = 0; i < 3; i++)
			sk_json_text(j, names[i], cut(&rest, '\t'));
		sk_json_end(j);
		sk_page_turn(p);
	}
	sk_json_end(j);
}

/* The result of method in "method=result ...", "none" if it is not there. */
static struct sk_span
result_of(struct sk_span results, const char *method)
{
	while (results.n > 0) {
		struct sk_span result = cut(&results, ' '), name = cut(&result, '=');

		if (sk_span_is_nocase(name, method) && result.n > 0)
			return result;
	}
	return SK_SPAN("none");
}

static void
auth(struct sk_json *j, const struct sk_record *r)
{
	static const char *const methods[] = { "spf", "dkim", "dmarc" };
	const struct sk_observation *ours = sk_record_find(r, SK_RECORD_ROOT, SK_KEY_SITE_AUTH);
	struct sk_span results = sk_record_get(r, SK_RECORD_ROOT, SK_KEY_HEADER_AUTH);

	if (ours != NULL)
		results = ours->text;
	else
		(void)cut(&results, '\t');	/* the host that claims to have checked */
	sk_json_object(j, "auth");
	sk_json_bool(j, "trusted", ours != NULL);
	for (size_t i = 0; i < 3; i++)
		sk_json_text(j, methods[i], result_of(results, methods[i]));
	sk_json_end(j);
}

static void
message(struct sk_page *p, struct sk_json *j)
{
	const struct sk_record *r = p->v->record;

	sk_json_object(j, "message");
	get(j, "sha256", r, 0, SK_KEY_DOOR_SHA256);
	sk_json_uint(j, "bytes", sk_record_count(r, 0, SK_KEY_DOOR_BYTES));
	get(j, "message_id", r, 0, SK_KEY_HEADER_MESSAGE_ID);
	get(j, "subject", r, 0, SK_KEY_HEADER_SUBJECT);
	get(j, "from", r, 0, SK_KEY_HEADER_FROM);
	each(p, j, "to", SK_KEY_HEADER_TO);
	each(p, j, "cc", SK_KEY_HEADER_CC);
	get(j, "reply_to", r, 0, SK_KEY_HEADER_REPLY_TO);
	get(j, "return_path", r, 0, SK_KEY_HEADER_RETURN_PATH);
	get(j, "date", r, 0, SK_KEY_HEADER_DATE);
	received(p, j);
	auth(j, r);
	sk_json_end(j);
}

static void
scores(struct sk_json *j, const struct sk_verdict *v)
{
	static const char *const names[SK_AXIS_COUNT] = { "harm", "targeting" };

	sk_json_object(j, "scores");
	for (int i = 0; i < SK_AXIS_COUNT; i++) {
		sk_json_object(j, names[i]);
		sk_json_tenth(j, "prior_db", v->score[i].prior_db);
		sk_json_tenth(j, "db", v->score[i].db);
		sk_json_tenth(j, "low_db", v->score[i].low_db);
		sk_json_tenth(j, "high_db", v->score[i].high_db);
		sk_json_end(j);
	}
	sk_json_end(j);
}

static void
about_rule(struct sk_json *j, const struct sk_rule *rule)
{
	sk_json_string(j, "reference", rule->reference == NULL ? "" : rule->reference);
	sk_json_string(j, "author", rule->author == NULL ? "" : rule->author);
}

static void
families(struct sk_page *p, struct sk_json *j)
{
	const struct sk_record *r = p->v->record;

	sk_json_array(j, "families");
	for (size_t i = 0; i < r->objects; i++) {
		const struct sk_observation *o = sk_record_find(r, i, SK_KEY_YARA_MATCH);

		for (; o != NULL; o = sk_record_next(r, o)) {
			const struct sk_rule *rule = sk_rule_find(p->v->rules, o->text);

			if (rule == NULL || rule->family == NULL || rule->family[0] == '\0')
				continue;
			sk_json_object(j, NULL);
			sk_json_string(j, "family", rule->family);
			sk_json_string(j, "rule", rule->name);
			sk_json_text(j, "object", r->object[i].path);
			about_rule(j, rule);
			sk_json_end(j);
			sk_page_turn(p);
		}
	}
	sk_json_end(j);
}

/* Every rule that matches, named for a family or not, with a weight or without. */
static void
matches(struct sk_page *p, struct sk_json *j)
{
	const struct sk_record *r = p->v->record;

	sk_json_array(j, "rules");
	for (size_t i = 0; i < r->objects; i++) {
		const struct sk_observation *o = sk_record_find(r, i, SK_KEY_YARA_MATCH);

		for (; o != NULL; o = sk_record_next(r, o)) {
			const struct sk_rule *rule = sk_rule_find(p->v->rules, o->text);

			if (rule == NULL)
				continue;
			sk_json_object(j, NULL);
			sk_json_string(j, "rule", rule->name);
			sk_json_text(j, "object", r->object[i].path);
			about_rule(j, rule);
			sk_json_int(j, "harm_db", rule->harm_db);
			sk_json_int(j, "targeting_db", rule->targeting_db);
			sk_json_end(j);
			sk_page_turn(p);
		}
	}
	sk_json_end(j);
}

static void
evidence(struct sk_page *p, struct sk_json *j)
{
	const struct sk_verdict *v = p->v->verdict;

	sk_json_array(j, "evidence");
	for (size_t i = 0; i < v->evidences; i++) {
		const struct sk_evidence *e = &v->evidence[i];

		sk_json_object(j, NULL);
		sk_json_string(j, "trait", e->trait);
		sk_json_string(j, "axis", e->axis == SK_AXIS_HARM ? "harm" : "targeting");
		sk_json_tenth(j, "db", e->db);
		sk_json_tenth(j, "full_db", e->full_db);
		sk_json_string(j, "group", e->group);
		sk_json_text(j, "object", p->v->record->object[e->object].path);
		sk_json_string(j, "ja", e->ja);
		sk_json_string(j, "en", e->en);
		sk_json_string(j, "source", e->source);
		if (e->rule != NULL) {
			sk_json_string(j, "rule", e->rule->name);
			about_rule(j, e->rule);
		}
		sk_json_end(j);
		sk_page_turn(p);
	}
	sk_json_end(j);
}

static void
gaps(struct sk_page *p, struct sk_json *j)
{
	const struct sk_verdict *v = p->v->verdict;

	sk_json_array(j, "gaps");
	for (size_t i = 0; i < v->gaps; i++) {
		sk_json_object(j, NULL);
		sk_json_text(j, "object", p->v->record->object[v->gap[i].object].path);
		sk_json_string(j, "why", v->gap[i].why);
		sk_json_string(j, "ja", v->gap[i].ja);
		sk_json_string(j, "en", v->gap[i].en);
		sk_json_end(j);
		sk_page_turn(p);
	}
	sk_json_end(j);
}

/* A star ("any image") names no type: then the declared one, where it is of
 * that family. */
static struct sk_span
media_type(const struct sk_record *r, size_t object, enum sk_type type)
{
	struct sk_span media = sk_span_text(sk_type_table[type].media_type);
	struct sk_span declared = sk_record_get(r, object, SK_KEY_MIME_TYPE_DECLARED);

	if (media.n > 0 && media.p[media.n - 1] == '*' &&
	    sk_span_begins(declared, sk_span_head(media, media.n - 1)))
		return declared;
	return media;
}

static void
object(struct sk_page *p, struct sk_json *j, size_t i)
{
	const struct sk_record *r = p->v->record;
	enum sk_type type = r->object[i].type;
	const struct sk_observation *name = sk_record_find(r, i, SK_KEY_OBJECT_NAME);

	sk_json_object(j, NULL);
	sk_json_text(j, "path", r->object[i].path);
	sk_json_text(j, "parent", r->object[r->object[i].parent].path);
	get(j, "name", r, i, SK_KEY_OBJECT_NAME);
	sk_json_array(j, "names");
	if (name != NULL)
		sk_json_text(j, NULL, name->text);
	name = sk_record_find(r, i, SK_KEY_OBJECT_NAME_READING);
	for (; name != NULL; name = sk_record_next(r, name)) {
		sk_json_text(j, NULL, name->text);
		sk_page_turn(p);
	}
	sk_json_end(j);
	sk_json_string(j, "type", sk_type_table[type].word);
	sk_json_text(j, "media_type", media_type(r, i, type));
	sk_json_uint(j, "bytes", sk_record_count(r, i, SK_KEY_OBJECT_BYTES));
	get(j, "sha256", r, i, SK_KEY_OBJECT_SHA256);
	get(j, "md5", r, i, SK_KEY_OBJECT_MD5);
	sk_json_bool(j, "encrypted", sk_record_count(r, i, SK_KEY_OBJECT_ENCRYPTED) != 0);
	get(j, "opened_with", r, i, SK_KEY_OBJECT_OPENED_WITH);
	sk_json_end(j);
	sk_page_turn(p);
}

static const char *
indicator_type(enum sk_key key)
{
	switch (key) {
	case SK_KEY_INDICATOR_URL: return "url";
	case SK_KEY_INDICATOR_DOMAIN: return "domain";
	case SK_KEY_INDICATOR_IPV4: return "ipv4";
	case SK_KEY_INDICATOR_EMAIL: return "email";
	default: return NULL;
	}
}

static void
indicators(struct sk_page *p, struct sk_json *j)
{
	const struct sk_record *r = p->v->record;

	sk_json_array(j, "indicators");
	for (size_t i = 0; i < r->objects; i++)
		for (uint32_t k = r->object[i].first; k != 0; k = r->observation[k].next) {
			const struct sk_observation *o = &r->observation[k];
			const char *type = indicator_type(o->key);

			if (type == NULL)
				continue;
			sk_json_object(j, NULL);
			sk_json_string(j, "type", type);
			sk_json_text(j, "value", o->text);
			sk_json_text(j, "object", r->object[i].path);
			sk_json_end(j);
			sk_page_turn(p);
		}
	sk_json_end(j);
}

static void
engine(struct sk_json *j, const struct sk_case_view *v)
{
	sk_json_object(j, "engine");
	sk_json_string(j, "version", v->version == NULL ? "" : v->version);
	sk_json_string(j, "rules", v->rules == NULL ? "" : v->rules->sha256);
	sk_json_string(j, "weights", v->weights_sha256 == NULL ? "" : v->weights_sha256);
	sk_json_end(j);
}

static void
observation(struct sk_page *p, struct sk_json *j, size_t object_index,
    const struct sk_observation *o)
{
	const struct sk_key_info *key = &sk_key_table[o->key];

	if (key->cls == SK_SECRET && !p->v->secrets)
		return;
	sk_json_object(j, NULL);
	sk_json_string(j, "key", key->name);
	sk_json_text(j, "object", p->v->record->object[object_index].path);
	if (key->type == SK_VALUE_NUMBER)
		sk_json_uint(j, "value", o->number);
	else
		sk_json_text(j, "value", o->text);
	sk_json_end(j);
	sk_page_turn(p);
}

static void
observations(struct sk_page *p, struct sk_json *j)
{
	const struct sk_record *r = p->v->record;

	sk_json_array(j, "observations");
	for (size_t i = 0; i < r->objects; i++)
		for (uint32_t k = r->object[i].first; k != 0; k = r->observation[k].next)
			observation(p, j, i, &r->observation[k]);
	sk_json_end(j);
}

static int
write_json(FILE *out, const struct sk_case_view *v)
{
	struct sk_page p;
	struct sk_json j;

	if (sk_page_begin(&p, out, v) != 0)
		return sk_page_end(&p);
	j = sk_json_new(&p.b);
	sk_json_object(&j, NULL);
	sk_json_string(&j, "schema", "sekisho.verdict/1");
	sk_json_string(&j, "source", v->source);
	sk_json_uint(&j, "index", v->index);
	message(&p, &j);
	sk_json_string(&j, "harm", sk_harm_word(v->verdict->harm));
	sk_json_string(&j, "kind", sk_kind_word(v->verdict->kind));
	sk_json_bool(&j, "complete", v->verdict->complete);
	scores(&j, v->verdict);
	families(&p, &j);
	matches(&p, &j);
	evidence(&p, &j);
	gaps(&p, &j);
	sk_json_array(&j, "objects");
	for (size_t i = 1; i < v->record->objects; i++)
		object(&p, &j, i);
	sk_json_end(&j);
	indicators(&p, &j);
	engine(&j, v);
	if (v->observations)
		observations(&p, &j);
	sk_json_end(&j);
	sk_page_put(&p, "\n");
	return sk_page_end(&p);
}

const struct sk_report sk_report_json = { .name = "json", .write = write_json };
