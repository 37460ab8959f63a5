/*
 * structure - what GMime makes of a view: which parts there are, which stands
 * in which, and where the content of each ends.
 *
 * The view is handed over as a stream of its own kind, so that nothing of the
 * message is copied; GMime keeps the bounds of each content as a part of that
 * stream, and only the bounds are looked at.
 */
#include <string.h>
#include <gmime/gmime.h>
#include "parts.h"

struct view_stream {
	GMimeStream	 base;
	const struct view *view;
	size_t		 piece;		/* that the last read ended in */
};

struct view_stream_class {
	GMimeStreamClass base;
};

static GType view_stream_type;

static ssize_t
stream_read(GMimeStream *s, char *buf, size_t len)
{
	struct view_stream *vs = (struct view_stream *)s;
	const struct view *v = vs->view;
	size_t done = 0;

	if (s->position < 0 || (s->bound_end != -1 && s->position >= s->bound_end))
		return 0;
	if (s->bound_end != -1 && (uint64_t)(s->bound_end - s->position) < len)
		len = (size_t)(s->bound_end - s->position);
	if (vs->piece >= v->pieces || v->piece[vs->piece].at > (uint64_t)s->position)
		vs->piece = 0;
	while (done < len && vs->piece < v->pieces) {
		const struct piece *p = &v->piece[vs->piece];
		uint64_t into = (uint64_t)s->position - p->at;
		size_t n;

		if (into >= p->bytes.n) {
			vs->piece++;
			continue;
		}
		n = p->bytes.n - (size_t)into < len - done ? p->bytes.n - (size_t)into : len - done;
		memcpy(buf + done, p->bytes.p + into, n);
		done += n;
		s->position += (gint64)n;
	}
	return (ssize_t)done;
}

static ssize_t
stream_write(GMimeStream *s, const char *buf, size_t len)
{
	(void)s, (void)buf, (void)len;
	return -1;
}

static int
stream_ok(GMimeStream *s)
{
	(void)s;
	return 0;
}

static gint64
stream_end(GMimeStream *s)
{
	return s->bound_end != -1 ? s->bound_end : (gint64)((struct view_stream *)s)->view->n;
}

static gboolean
stream_eos(GMimeStream *s)
{
	return s->position >= stream_end(s);
}

static int
stream_reset(GMimeStream *s)
{
	s->position = s->bound_start;
	return 0;
}

static gint64
stream_seek(GMimeStream *s, gint64 offset, GMimeSeekWhence whence)
{
	gint64 to = offset;

	if (whence == GMIME_STREAM_SEEK_CUR)
		to = s->position + offset;
	else if (whence == GMIME_STREAM_SEEK_END)
		to = stream_end(s) + offset;
	if (to < s->bound_start || to > stream_end(s))
		return -1;
	return s->position = to;
}

static gint64
stream_tell(GMimeStream *s)
{
	return s->position;
}

static gint64
stream_length(GMimeStream *s)
{
	return stream_end(s) - s->bound_start;
}

static GMimeStream *
stream_new(const struct view *v, gint64 start, gint64 end)
{
	struct view_stream *vs = g_object_new(view_stream_type, NULL);

	vs->view = v;
	vs->piece = 0;
	g_mime_stream_construct(&vs->base, start, end);
	return &vs->base;
}

static GMimeStream *
stream_substream(GMimeStream *s, gint64 start, gint64 end)
{
	return stream_new(((struct view_stream *)s)->view, start, end);
}

static void
stream_class_init(gpointer klass, gpointer data)
{
	GMimeStreamClass *c = klass;

	(void)data;
	c->read = stream_read;
	c->write = stream_write;
	c->flush = c->close = stream_ok;
	c->eos = stream_eos;
	c->reset = stream_reset;
	c->seek = stream_seek;
	c->tell = stream_tell;
	c->length = stream_length;
	c->substream = stream_substream;
}

void
structure_warm(void)
{
	static const GTypeInfo info = {
		.class_size = sizeof(struct view_stream_class),
		.class_init = stream_class_init,
		.instance_size = sizeof(struct view_stream),
	};

	if (view_stream_type != 0)
		return;
	g_mime_init();
	view_stream_type = g_type_register_static(GMIME_TYPE_STREAM, "SekishoViewStream", &info, 0);
}

/* --- the tree --- */

struct tree {
	const struct view *v;
	struct sk_arena	*arena;
	struct shape	*shape;
	size_t		 n, room;
};

/* The block whose clean line stands at offset at of the view; NULL if none. */
static const struct block *
block_at(const struct view *v, gint64 at)
{
	size_t low = 0, high = v->blocks;

	while (at >= 0 && low < high) {
		size_t mid = low + (high - low) / 2;

		if (v->block[mid].at == (uint64_t)at)
			return &v->block[mid];
		if (v->block[mid].at < (uint64_t)at)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static const struct block *
block_of(const struct view *v, GMimeObject *o)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(o);

	if (list == NULL || g_mime_header_list_get_count(list) < 1)
		return NULL;
	return block_at(v, g_mime_header_get_offset(g_mime_header_list_get_header_at(list, 0)));
}

static void
read_bounds(const struct tree *t, GMimeObject *o, struct shape *s)
{
	GMimeDataWrapper *content = GMIME_IS_PART(o) ?
	    g_mime_part_get_content((GMimePart *)o) : NULL;
	GMimeStream *stream = content != NULL ? g_mime_data_wrapper_get_stream(content) : NULL;

	s->begin = s->end = s->block->header.end;
	if (stream != NULL)
		s->end = view_offset(t->v, (uint64_t)(stream->bound_end >= 0 ?
		    stream->bound_end : (gint64)t->v->n));
	if (s->end < s->begin)
		s->end = s->begin;
}

/* Adds o and what is in it.  The view has no more levels than the budget allows. */
static bool
add_object(struct tree *t, GMimeObject *o, size_t parent)
{
	const struct block *block = block_of(t->v, o);
	size_t self = t->n;
	struct shape *more;

	if (block == NULL)	/* no block of ours: GMime saw a part where none is */
		return true;
	if (t->n == t->room) {
		size_t want = t->room == 0 ? 16 : t->room * 2;

		more = sk_arena_grow(t->arena, t->shape, t->room * sizeof *more, want * sizeof *more);
		if (more == NULL)
			return false;
		t->shape = more;
		t->room = want;
	}
	t->shape[t->n++] = (struct shape){ .parent = parent, .block = block };
	if (!GMIME_IS_MULTIPART(o)) {
		read_bounds(t, o, &t->shape[self]);
		return true;
	}
	t->shape[self].multipart = true;
	for (int i = 0; i < g_mime_multipart_get_count((GMimeMultipart *)o); i++)
		if (!add_object(t, g_mime_multipart_get_part((GMimeMultipart *)o, i), self))
			return false;
	return true;
}

bool
structure_read(const struct view *v, struct sk_arena *arena, struct shape **shape_r, size_t *n_r)
{
	struct tree t = { .v = v, .arena = arena };
	GMimeStream *stream = stream_new(v, 0, (gint64)v->n);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeObject *root = g_mime_parser_construct_part(parser, NULL);
	bool ok = root == NULL || add_object(&t, root, SIZE_MAX);

	g_clear_object(&root);
	g_object_unref(parser);
	g_object_unref(stream);
	*shape_r = t.shape;
	*n_r = t.n;
	return ok;
}
