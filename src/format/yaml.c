/* SPDX-License-Identifier: MIT */
#include "format/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/scan.h"
#include "format/yaml-fault.h"
#include "text/utf8.h"

struct level {
	bool map, key; /* a mapping; its key comes next */
};

struct yaml {
	struct source *source;
	const char *text; /* what is parsed: source->end - source->begin bytes */
	yaml_parser_t parser;
	yaml_event_t event;
	bool has_event, ended, document;
	struct level level[YAML_DEPTH_MAX];
	int depth;
	/* The library counts characters: this one is at that byte of the text. */
	size_t character, byte;
};

struct yaml *
yaml_open(struct source *source)
{
	struct yaml *y = xcalloc(1, sizeof *y);

	y->source = source;
	y->text = scan_text(source);
	if (!yaml_parser_initialize(&y->parser))
		/* Only for want of memory: ends the program in the way that want of memory does. */
		(void)xmalloc(SIZE_MAX / 2);
	yaml_parser_set_encoding(&y->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&y->parser, (const unsigned char *)y->text,
				     source->end - source->begin);
	return y;
}

void
yaml_close(struct yaml *y)
{
	if (!y)
		return;
	if (y->has_event)
		yaml_event_delete(&y->event);
	yaml_parser_delete(&y->parser);
	free(y);
}

static bool
continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* How many of these 8 bytes begin a character? */
static unsigned
beginnings(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t w;

	memcpy(&w, p, sizeof w);
	w = (w >> 7) & (~w >> 6) & ones;
	return 8 - (unsigned)((w * ones) >> 56);
}

/* The byte of the file at a character of the text, counted on from the last one. */
static size_t
count_to(struct yaml *y, size_t character)
{
	const char *text = y->text;
	size_t end = y->source->end - y->source->begin, at = y->byte, here = y->character;

	if (y->source->ascii)
		return y->source->begin + (character < end ? character : end);
	while (here + 8 <= character && end - at >= 8) {
		here += beginnings(text + at);
		at += 8;
	}
	/* Eight bytes may end within a character, which has been counted. */
	while (at < end && continues(text[at]))
		at++;
	for (; here < character && at < end; here++) {
		do
			at++;
		while (at < end && continues(text[at]));
	}
	for (; here > character && at; here--) {
		do
			at--;
		while (at && continues(text[at]));
	}
	y->byte = at;
	y->character = here;
	return y->source->begin + at;
}

#define NEAR 192

/*
 * The byte of the file at a mark of the library.  Nearly all are near the beginning of their line
 * and have nothing but ASCII before them there.
 */
static size_t
offset(struct yaml *y, const yaml_mark_t *mark)
{
	const struct source *s = y->source;
	const uint64_t high = UINT64_C(0x8080808080808080);
	size_t at;

	if (mark->column >= NEAR || mark->line >= s->lines)
		return count_to(y, mark->index);
	at = s->line[mark->line];
	if (s->end - at < NEAR + 8)
		return count_to(y, mark->index);
	for (size_t i = 0; i < mark->column; i += 8) {
		uint64_t w;

		memcpy(&w, s->bytes + at + i, sizeof w);
		if (!(w & high))
			continue;
		y->byte = at - s->begin;
		y->character = mark->index - mark->column;
		return count_to(y, mark->index);
	}
	return at + mark->column;
}

static void
stop(struct yaml *y)
{
	y->ended = true;
	y->source->broken = true;
}

static void
syntax(struct yaml *y)
{
	const yaml_parser_t *p = &y->parser;
	size_t problem;

	stop(y);
	if (p->error == YAML_MEMORY_ERROR)
		(void)xmalloc(SIZE_MAX / 2);
	/* The end of what comes before a merge conflict is no fault of its own. */
	if (y->source->end < y->source->len)
		return;
	problem = offset(y, &p->problem_mark);
	/* Nor is what stands in for a fault that is known. */
	if (y->source->errors && y->source->clean && problem < y->source->len &&
	    y->source->clean[problem] != y->source->bytes[problem])
		return;
	yaml_fault(y->source, p->context, offset(y, &p->context_mark), p->problem, problem);
}

/* Give back what the event owns, which most ends and beginnings do not. */
static void
forget(struct yaml *y)
{
	const yaml_event_t *e = &y->event;
	bool bare = e->type == YAML_SEQUENCE_END_EVENT || e->type == YAML_MAPPING_END_EVENT ||
		    (e->type == YAML_MAPPING_START_EVENT && !e->data.mapping_start.anchor &&
		     !e->data.mapping_start.tag) ||
		    (e->type == YAML_SEQUENCE_START_EVENT && !e->data.sequence_start.anchor &&
		     !e->data.sequence_start.tag);

	if (!bare)
		yaml_event_delete(&y->event);
	y->has_event = false;
}

/* Pull the library's next event; false at the end and after an error. */
static bool
pull(struct yaml *y)
{
	if (y->has_event)
		forget(y);
	if (y->ended)
		return false;
	if (!yaml_parser_parse(&y->parser, &y->event)) {
		syntax(y);
		return false;
	}
	y->has_event = true;
	return true;
}

static bool
control(uint32_t code)
{
	return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7f && code < 0xa0);
}

/* The byte of the first escape in double quotes from `at` that makes a control character. */
static size_t
escape_at(const struct source *s, size_t at)
{
	static const struct {
		char letter;
		size_t digits;
	} hex[] = { { 'x', 2 }, { 'u', 4 }, { 'U', 8 } };

	for (size_t i = at + 1; i + 1 < s->end && s->bytes[i] != '"'; i++) {
		unsigned long code = ' ';
		char letter = s->bytes[i + 1];

		if (s->bytes[i] != '\\')
			continue;
		if (letter && strchr("0abvfreN", letter))
			return i;
		for (size_t k = 0; k < sizeof hex / sizeof *hex; k++) {
			if (letter == hex[k].letter && s->end - i - 2 >= hex[k].digits) {
				char digits[9] = "";

				memcpy(digits, s->bytes + i + 2, hex[k].digits);
				code = strtoul(digits, NULL, 16);
			}
		}
		if (control((uint32_t)code))
			return i;
		i++;
	}
	return at;
}

/* The first control character in the text, or -1.  The library has made sure that it is UTF-8. */
static int
find_control(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
			return c;
		if (c == 0xc2 && i + 1 < len && (unsigned char)s[i + 1] < 0xa0)
			return (unsigned char)s[i + 1];
	}
	return -1;
}

/* "?" for every control character; what U+FDD0 and U+FDD1 stand for, where they do.  Shrinks only.
 */
static size_t
replace(char *s, size_t len, bool separators)
{
	size_t out = 0, n;

	for (size_t i = 0; i < len; i += n) {
		uint32_t code = ' ';

		n = utf8_decode(s + i, len - i, &code);
		if (!n)
			n = 1;
		if (control(code))
			s[out++] = '?';
		else if (separators && (code == 0xfdd0 || code == 0xfdd1))
			out += utf8_encode(code == 0xfdd0 ? 0x2028 : 0x2029, s + out);
		else
			for (size_t k = 0; k < n; k++)
				s[out++] = s[i + k];
	}
	s[out] = '\0';
	return out;
}

/* Where a plain text ends in the file: on one line it stands there as it is. */
static size_t
plain_end(struct yaml *y, size_t at, const char *text, size_t len)
{
	if (len <= y->source->end - at && !memcmp(y->source->bytes + at, text, len))
		return at + len;
	return offset(y, &y->event.end_mark);
}

static void
read_text(struct yaml *y, struct yaml_event *e, bool key)
{
	struct source *s = y->source;
	char *text = (char *)y->event.data.scalar.value;
	size_t len = y->event.data.scalar.length;
	yaml_scalar_style_t style = y->event.data.scalar.style;
	int found;

	e->what = EVENT_TEXT;
	e->plain = style == YAML_PLAIN_SCALAR_STYLE;
	if (e->plain && len)
		e->end = plain_end(y, e->at, text, len);
	if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && (found = find_control(text, len)) >= 0) {
		source_error(s, escape_at(s, e->at),
			     _("escapes that make a control character are not allowed (U+%04X)"),
			     (unsigned)found);
		e->faulty = true;
		len = replace(text, len, s->separators);
	} else if (s->separators) {
		len = replace(text, len, true);
	}
	if (len > YAML_TEXT_MAX) {
		source_error(s, e->at, _("the text is longer than 1 MiB"));
		e->faulty = true;
		len = 0;
		text[0] = '\0';
	} else if (key && len > YAML_KEY_MAX && utf8_count(text, len) > YAML_KEY_MAX) {
		source_error(s, e->at, _("the key is longer than 1,024 characters"));
		e->faulty = true;
	}
	e->text = text;
	e->len = len;
}

/* Anchors and tags: reported, then the value is taken as if they were not there. */
static void
refuse_properties(struct yaml *y, size_t at, const void *anchor, const void *tag)
{
	if (!anchor && !tag)
		return;
	if (anchor && y->source->bytes[at] != '!')
		source_error(y->source, at,
			     _("anchors (&) are not used here; a text that begins with & "
			       "must be in quotes"));
	else
		source_error(y->source, at,
			     _("tags (!) are not used here; a text that begins with ! "
			       "must be in quotes"));
}

static void
begin(struct yaml *y, struct yaml_event *e, enum yaml_what what)
{
	if (y->depth == YAML_DEPTH_MAX) {
		source_error(y->source, e->at, _("nested too deeply (%d levels at most)"),
			     YAML_DEPTH_MAX);
		stop(y);
		e->what = EVENT_END;
		return;
	}
	e->what = what;
	y->level[y->depth++] = (struct level){ .map = what == EVENT_MAP, .key = what == EVENT_MAP };
}

/* The event as the caller sees it; EVENT_END for one that it does not see. */
static void
convert(struct yaml *y, struct yaml_event *e, bool key)
{
	const yaml_event_t *event = &y->event;

	*e = (struct yaml_event){ .text = "", .at = offset(y, &event->start_mark) };
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		refuse_properties(y, e->at, event->data.scalar.anchor, event->data.scalar.tag);
		read_text(y, e, key);
		break;
	case YAML_ALIAS_EVENT:
		source_error(y->source, e->at,
			     _("aliases (*) are not used here; a text that begins with * "
			       "must be in quotes"));
		*e = (struct yaml_event){
			.what = EVENT_TEXT, .text = "", .at = e->at, .faulty = true
		};
		break;
	case YAML_SEQUENCE_START_EVENT:
		refuse_properties(y, e->at, event->data.sequence_start.anchor,
				  event->data.sequence_start.tag);
		begin(y, e, EVENT_LIST);
		break;
	case YAML_MAPPING_START_EVENT:
		refuse_properties(y, e->at, event->data.mapping_start.anchor,
				  event->data.mapping_start.tag);
		begin(y, e, EVENT_MAP);
		break;
	case YAML_SEQUENCE_END_EVENT:
		e->what = EVENT_LIST_END;
		y->depth--;
		break;
	case YAML_MAPPING_END_EVENT:
		e->what = EVENT_MAP_END;
		y->depth--;
		break;
	default:
		break;
	}
}

/* Documents: only one, with no directive but %YAML. */
static void
document(struct yaml *y)
{
	size_t at = offset(y, &y->event.start_mark);

	if (y->document) {
		if (y->event.data.document_start.implicit)
			source_error(y->source, at,
				     _("nothing may follow the end of the document"));
		else
			source_error(y->source, at,
				     _("a second document begins here; there may be only "
				       "one"));
		stop(y);
		return;
	}
	y->document = true;
	if (y->event.data.document_start.tag_directives.start !=
	    y->event.data.document_start.tag_directives.end)
		source_error(y->source, at, _("directives other than %%YAML are not used here"));
}

/* Pull until there is an event that belongs to a document. */
static bool
pull_node(struct yaml *y)
{
	while (pull(y)) {
		if (y->event.type == YAML_DOCUMENT_START_EVENT)
			document(y);
		else if (y->event.type == YAML_STREAM_END_EVENT)
			y->ended = true;
		else if (y->event.type != YAML_STREAM_START_EVENT &&
			 y->event.type != YAML_DOCUMENT_END_EVENT)
			return true;
	}
	return false;
}

/* Pass over what is left of the node that `e` began, and over `more` nodes after it. */
static void
skip(struct yaml *y, struct yaml_event *e, int more)
{
	int depth = y->depth - (e->what == EVENT_LIST || e->what == EVENT_MAP);

	for (;;) {
		while (y->depth > depth) {
			if (!pull_node(y))
				return;
			convert(y, e, false);
			if (y->ended)
				return;
		}
		if (!more--)
			return;
		if (!pull_node(y))
			return;
		convert(y, e, false);
	}
}

void
yaml_next(struct yaml *y, struct yaml_event *e)
{
	while (!y->ended && pull_node(y)) {
		struct level *level = y->depth ? &y->level[y->depth - 1] : NULL;
		bool key = level && level->key;
		bool alias = y->event.type == YAML_ALIAS_EVENT;

		convert(y, e, key);
		if (y->ended)
			break;
		if (!key || e->what == EVENT_MAP_END) {
			/* A value ends, or a list or mapping that was one. */
			bool over = e->what != EVENT_LIST && e->what != EVENT_MAP;

			if (over && y->depth && y->level[y->depth - 1].map)
				y->level[y->depth - 1].key = true;
			return;
		}
		if (e->what != EVENT_TEXT) {
			source_error(y->source, e->at,
				     _("a key must be a text, not a list or mapping"));
			skip(y, e, 1);
		} else if (alias) {
			skip(y, e, 1);
		} else if (e->plain && e->len == 2 && !memcmp(e->text, "<<", 2)) {
			source_error(y->source, e->at, _("merge keys (<<) are not used here"));
			skip(y, e, 1);
		} else {
			level->key = false;
			return;
		}
	}
	*e = (struct yaml_event){ .what = EVENT_END, .text = "", .at = y->source->end };
}
