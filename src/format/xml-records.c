/* SPDX-License-Identifier: MIT */
#include "format/xml-records.h"

#include <stdint.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/thread.h"
#include "format/scan.h"
#include "text/utf8.h"

#define ROOT_MAX 1024 /* bytes of the root's tag: each record is read with it */

void
xml_records_init(struct xml_records *r, struct source *source, const char *const *names)
{
	*r = (struct xml_records){
		.source = source,
		.s = scan_text(source),
		.base = source->begin,
		.end = source->end - source->begin,
		.names = names,
		.root = BUF_INIT,
		.chunk = BUF_INIT,
	};
}

void
xml_records_release(struct xml_records *r)
{
	if (r->read)
		xml_release(&r->xml);
	buf_release(&r->root);
	buf_release(&r->chunk);
}

/* Behind the first `mark` from `at` on, or the end. */
static size_t
behind(const char *s, size_t len, size_t at, const char *mark)
{
	const char *found = at < len ? mem_find(s + at, len - at, mark, strlen(mark)) : NULL;

	return found ? (size_t)(found - s) + strlen(mark) : len;
}

/* Behind the tag, comment, section or instruction that begins at s[at], which is "<". */
static size_t
markup_end(const char *s, size_t len, size_t at)
{
	char quote = '\0';
	size_t depth = 0;

	if (len - at >= 4 && !memcmp(s + at, "<!--", 4))
		return behind(s, len, at + 4, "-->");
	if (len - at >= 9 && !memcmp(s + at, "<![CDATA[", 9))
		return behind(s, len, at + 9, "]]>");
	if (len - at >= 2 && s[at + 1] == '?')
		return behind(s, len, at + 2, "?>");
	for (; at < len; at++) {
		char c = s[at];

		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '[' || c == ']')
			depth = c == '[';
		else if (c == '>' && !depth)
			return at + 1;
	}
	return len;
}

/* The local name of the tag that begins at s[at]. */
static struct str
tag_name(const char *s, size_t len, size_t at)
{
	size_t start = at + 1 + (s[at + 1] == '/'), end = start;

	while (end < len && (unsigned char)s[end] > ' ' && s[end] != '>' && s[end] != '/') {
		if (s[end] == ':')
			start = end + 1;
		end++;
	}
	return (struct str){ .s = s + start, .len = end - start };
}

static bool
is_record(const struct xml_records *r, struct str name)
{
	for (size_t i = 0; r->names[i]; i++)
		if (str_is(name, r->names[i]))
			return true;
	return false;
}

/* Where the next tag begins, or the end. */
static size_t
find_tag(const struct xml_records *r, size_t at)
{
	while (at < r->end) {
		const char *sign = memchr(r->s + at, '<', r->end - at);

		if (!sign)
			return r->end;
		at = (size_t)(sign - r->s);
		if (at + 1 < r->end && r->s[at + 1] != '!' && r->s[at + 1] != '?')
			return at;
		at = markup_end(r->s, r->end, at);
	}
	return r->end;
}

/* Where the record that begins at `from` ends: at its end tag, or where another one begins. */
static size_t
record_end(const struct xml_records *r, size_t from)
{
	size_t at = markup_end(r->s, r->end, from), next;

	if (r->s[at - 2] == '/')
		return at;
	while ((at = find_tag(r, at)) < r->end) {
		next = markup_end(r->s, r->end, at);
		if (is_record(r, tag_name(r->s, r->end, at)))
			return r->s[at + 1] == '/' ? next : at;
		at = next;
	}
	return r->end;
}

/* The byte of the source for a place in the chunk. */
static size_t
fault_at(const struct xml_records *r, unsigned line, unsigned column)
{
	size_t at = 0;
	uint32_t code;

	for (unsigned l = 1; l < line && at < r->chunk.len; at++)
		l += r->chunk.data[at] == '\n';
	for (unsigned c = 1; c < column && at < r->chunk.len; c++)
		at += utf8_decode(r->chunk.data + at, r->chunk.len - at, &code);
	at = at > r->before ? at - r->before : 0;
	at += r->from;
	return at < r->source->len ? at : r->source->len;
}

/* The root's tag without its line breaks, so that lines are counted from the record's. */
static void
keep_root(struct xml_records *r, size_t at, size_t end)
{
	buf_add(&r->root, r->s + at, end - at);
	for (size_t i = 0; i < r->root.len; i++)
		if (memchr("\n\r", r->root.data[i], 2))
			r->root.data[i] = ' ';
}

static const struct xml_element *
read_chunk(struct xml_records *r, size_t at, size_t end)
{
	struct xml_fault fault;
	const struct xml_element *e;
	size_t name = 1;

	buf_clear(&r->chunk);
	buf_add(&r->chunk, r->root.data, r->root.len);
	r->before = r->root.len;
	r->from = r->base + at;
	buf_add(&r->chunk, r->s + at, end - at);
	if (r->root.len) {
		while (!memchr(" \t>", r->root.data[name], 3))
			name++;
		buf_printf(&r->chunk, "</%.*s>", (int)(name - 1), r->root.data + 1);
	}
	if (r->read)
		xml_release(&r->xml);
	r->read = xml_read(&r->xml, r->chunk.data, r->chunk.len, NULL, &fault);
	if (!r->read) {
		source_error(r->source, fault_at(r, fault.line, fault.column),
			     _("this record is left out, it is no XML that can be read: %s"),
			     _(fault.sentence));
		return NULL;
	}
	e = r->root.len ? r->xml.root->first : r->xml.root;
	return e;
}

const struct xml_element *
xml_records_next(struct xml_records *r)
{
	while (!progress_cancelled(r->source->progress) &&
	       (r->at = find_tag(r, r->at)) < r->end) {
		size_t at = r->at, end = markup_end(r->s, r->end, at);
		const struct xml_element *e;

		if (r->s[at + 1] != '/' && is_record(r, tag_name(r->s, r->end, at))) {
			r->rooted = true;
			r->at = record_end(r, at);
			e = read_chunk(r, at, r->at);
			if (e)
				return e;
			continue;
		}
		/* Records that hang directly below a root get all its names from it. */
		if (!r->rooted && r->s[at + 1] != '/' && r->s[end - 2] != '/' &&
		    end - at <= ROOT_MAX)
			keep_root(r, at, end);
		r->rooted = true;
		r->at = end;
	}
	return NULL;
}

size_t
xml_records_at(const struct xml_records *r, const struct xml_element *e)
{
	size_t at = e->offset > r->before ? e->offset - r->before : 0;

	at += r->from;
	return at < r->source->len ? at : r->source->len;
}

/* A character or entity of text that is well-formed: the bytes it takes. */
static size_t
add_character(struct buf *out, const char *s)
{
	static const struct {
		const char *name;
		char c;
	} entities[] = { { "&lt;", '<' },
			 { "&gt;", '>' },
			 { "&amp;", '&' },
			 { "&quot;", '"' },
			 { "&apos;", '\'' } };
	uint32_t code = 0;
	char utf8[4];
	size_t i = 2;
	bool hex;

	if (*s != '&') {
		buf_putc(out, *s);
		return 1;
	}
	for (size_t k = 0; k < sizeof entities / sizeof *entities; k++) {
		size_t n = strlen(entities[k].name);

		if (!strncmp(s, entities[k].name, n)) {
			buf_putc(out, entities[k].c);
			return n;
		}
	}
	hex = s[2] == 'x';
	for (i += hex; s[i] != ';'; i++)
		code = code * (hex ? 16 : 10) +
		       (uint32_t)(s[i] <= '9' ? s[i] - '0' : (s[i] | 0x20) - 'a' + 10);
	buf_add(out, utf8, utf8_encode(code, utf8));
	return i + 1;
}

/* CSL's tag for what a start tag means, or NULL: PubMed has the same ones, EndNote has styles. */
static const char *
tag_of(const char *s, size_t len)
{
	static const struct {
		const char *tag, *style;
	} tags[] = {
		{ "i", "face=\"italic\"" },
		{ "b", "face=\"bold\"" },
		{ "sup", "face=\"superscript\"" },
		{ "sub", "face=\"subscript\"" },
	};
	size_t name = strcspn(s + 1, " \t\r\n>");

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if ((name == strlen(tags[i].tag) && !memcmp(s + 1, tags[i].tag, name)) ||
		    (name == 5 && !memcmp(s + 1, "style", 5) &&
		     mem_find(s, len, tags[i].style, strlen(tags[i].style))))
			return tags[i].tag;
	return NULL;
}

/* All text inside of an element; if `rich`, what is in it becomes tags, as far as there are any. */
static struct str
flatten(const struct xml_records *r, struct pool *pool, const struct xml_element *e, bool rich)
{
	const char *s = r->xml.source, *tag[XML_DEPTH_MAX + 1];
	size_t len = r->xml.len, at, depth = 1;
	struct buf out = BUF_INIT;
	struct str text;

	if (!e)
		return (struct str){ .s = "", .len = 0 };
	if (!e->first)
		return pool_str(pool, e->text, strlen(e->text));
	at = markup_end(s, len, e->offset);
	while (depth) {
		size_t end;

		if (s[at] != '<') {
			at += add_character(&out, s + at);
			continue;
		}
		end = markup_end(s, len, at);
		if (!strncmp(s + at, "<![CDATA[", 9)) {
			buf_add(&out, s + at + 9, end - at - 12);
		} else if (s[at + 1] == '/') {
			if (--depth && tag[depth])
				buf_printf(&out, "</%s>", tag[depth]);
		} else if (s[at + 1] != '!' && s[at + 1] != '?' && s[end - 2] != '/') {
			tag[depth] = rich ? tag_of(s + at, end - at) : NULL;
			if (tag[depth])
				buf_printf(&out, "<%s>", tag[depth]);
			depth++;
		}
		at = end;
	}
	text = pool_str(pool, out.data, out.len);
	buf_release(&out);
	return text;
}

struct str
xml_records_text(const struct xml_records *r, struct pool *pool, const struct xml_element *e)
{
	return flatten(r, pool, e, false);
}

struct str
xml_records_rich(const struct xml_records *r, struct pool *pool, const struct xml_element *e)
{
	return flatten(r, pool, e, true);
}

const struct xml_element *
xml_child(const struct xml_element *e, const char *name)
{
	for (e = e ? e->first : NULL; e; e = e->next)
		if (!strcmp(e->name, name))
			return e;
	return NULL;
}

const struct xml_element *
xml_again(const struct xml_element *e)
{
	const char *name = e->name;

	for (e = e->next; e; e = e->next)
		if (!strcmp(e->name, name))
			return e;
	return NULL;
}
