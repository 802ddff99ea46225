/* SPDX-License-Identifier: MIT */
#include "format/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "format/scan.h"
#include "format/yaml-control.h"
#include "format/yaml-fault.h"
#include "format/yaml-guard.h"
#include "text/utf8.h"

struct level {
	bool map, key; /* a mapping; its key comes next */
	size_t at;     /* byte of the file where it begins */
};

struct yaml {
	struct source *source;
	const char *text; /* what is parsed: source->end - source->begin bytes */
	yaml_parser_t parser;
	yaml_event_t event;
	bool has_event, ended, document;
	struct level level[YAML_DEPTH_MAX + 1]; /* the first one is what is around all */
	int depth;
	size_t line, clear; /* so many bytes of that line are known to be ASCII */
	/* The library counts characters: this one is at that byte of the text. */
	size_t character, byte;
};

struct yaml *
yaml_open(struct source *source)
{
	struct yaml *y = xcalloc(1, sizeof *y);

	yaml_guard(source);
	y->source = source;
	y->text = scan_text(source);
	if (!yaml_parser_initialize(&y->parser))
		mem_gone();
	yaml_parser_set_encoding(&y->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&y->parser, (const unsigned char *)y->text,
				     source->end - source->begin);
	return y;
}

void
yaml_close(struct yaml *y)
{
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

	if (s->ascii || mark->column >= NEAR || mark->line >= s->lines)
		return count_to(y, mark->index);
	at = s->line[mark->line];
	if (s->end - at < NEAR + 8)
		return count_to(y, mark->index);
	if (mark->line != y->line) {
		y->line = mark->line;
		y->clear = 0;
	}
	while (y->clear < mark->column) {
		uint64_t w;

		memcpy(&w, s->bytes + at + y->clear, sizeof w);
		if (w & high) {
			y->byte = at - s->begin;
			y->character = mark->index - mark->column;
			return count_to(y, mark->index);
		}
		y->clear += sizeof w;
	}
	return at + mark->column;
}

static void
stop(struct yaml *y)
{
	y->ended = true;
	y->source->broken = true;
}

/* Where the innermost bracket is that is open: one is. */
static size_t
open_bracket(const struct yaml *y)
{
	int i = y->depth;

	while (i > 1 && y->source->bytes[y->level[i].at] != '[' &&
	       y->source->bytes[y->level[i].at] != '{')
		i--;
	return y->level[i].at;
}

static void
syntax(struct yaml *y)
{
	const yaml_parser_t *p = &y->parser;
	size_t problem, context;

	stop(y);
	if (p->error == YAML_MEMORY_ERROR)
		mem_gone();
	/* The end of what comes before a merge conflict is no fault of its own. */
	if (y->source->end < y->source->len)
		return;
	problem = offset(y, &p->problem_mark);
	/* Nor is what stands in for a fault that is known. */
	if (y->source->errors && y->source->clean && problem < y->source->len &&
	    y->source->clean[problem] != y->source->bytes[problem])
		return;
	context = offset(y, &p->context_mark);
	if (p->context && !strcmp(p->context, "while parsing a flow node"))
		context = open_bracket(y);
	yaml_fault(y->source, p->context, context, p->problem, problem);
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

/* Where a plain text ends in the file: on one line it stands there as it is. */
static inline size_t
plain_end(struct yaml *y, size_t at, size_t len)
{
	const yaml_event_t *e = &y->event;

	return e->start_mark.line == e->end_mark.line ? at + len : offset(y, &e->end_mark);
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
		e->end = plain_end(y, e->at, len);
	if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && (found = control_find(text, len)) >= 0) {
		source_error(s, escape_at(s, e->at),
			     _("escapes that make a control character are not allowed (U+%04X)"),
			     (unsigned)found);
		e->faulty = true;
		len = control_replace(text, len, s->separators);
	} else if (s->separators) {
		len = control_replace(text, len, true);
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
	y->level[++y->depth] = (struct level){
		.map = what == EVENT_MAP,
		.key = what == EVENT_MAP,
		.at = e->at,
	};
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
	default: /* YAML_MAPPING_END_EVENT, since pull_node() lets no other pass */
		e->what = EVENT_MAP_END;
		y->depth--;
		break;
	}
}

/* Documents: only one, with no directive but %YAML. */
static void
document(struct yaml *y)
{
	size_t at = offset(y, &y->event.start_mark);

	if (y->document) {
		source_error(y->source, at,
			     _("a second document begins here; there may be only one"));
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
		if (y->event.type > YAML_DOCUMENT_END_EVENT)
			return true;
		if (y->event.type == YAML_DOCUMENT_START_EVENT)
			document(y);
		else if (y->event.type == YAML_STREAM_END_EVENT)
			y->ended = true;
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

/* Most events by far: a text with nothing about it that might be refused or mended. */
static inline bool
ordinary(const struct yaml *y, bool key)
{
	const yaml_event_t *e = &y->event;
	bool plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;

	return e->type == YAML_SCALAR_EVENT && !e->data.scalar.anchor && !e->data.scalar.tag &&
	       e->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
	       e->data.scalar.length <= YAML_KEY_MAX && !y->source->separators &&
	       !(key && plain && e->data.scalar.length == 2);
}

static inline void
read_ordinary(struct yaml *y, struct yaml_event *e)
{
	size_t at = offset(y, &y->event.start_mark), len = y->event.data.scalar.length;

	e->what = EVENT_TEXT;
	e->text = (const char *)y->event.data.scalar.value;
	e->len = len;
	e->plain = y->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	e->faulty = false;
	e->at = at;
	e->end = e->plain && len ? plain_end(y, at, len) : 0;
}

void
yaml_next(struct yaml *y, struct yaml_event *e)
{
	while (!y->ended && pull_node(y)) {
		struct level *level = &y->level[y->depth];
		bool key = level->key, alias = y->event.type == YAML_ALIAS_EVENT;

		if (ordinary(y, key)) {
			read_ordinary(y, e);
			level->key = level->map && !key;
			return;
		}
		convert(y, e, key);
		if (y->ended)
			break;
		if (!key || e->what == EVENT_MAP_END) {
			/* A value ends, or a list or mapping that was one. */
			if (e->what != EVENT_LIST && e->what != EVENT_MAP)
				y->level[y->depth].key = y->level[y->depth].map;
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
