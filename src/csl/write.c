/* SPDX-License-Identifier: MIT */
/*
 * From the tree to bytes.  On the way down the formats that are on are known, so that "normal"
 * means nothing where nothing is on, and markup of a field turns round what is on already.
 */
#include <string.h>

#include "csl/output.h"

#define HELD_MAX 16

struct walk {
	const struct csl_output *output;
	const struct csl_writer *writer;
	bool formatted;
	struct csl_text *out;
	/* Where marks join: those that wait for the next text, the ends first. */
	enum csl_format end[HELD_MAX], begin[HELD_MAX];
	size_t ends, begins;
};

/* The formats that are on; 0 or a "normal" value: none. */
struct state {
	uint8_t value[CSL_LOOKS];
};

#define NONE CSL_FORMATS

static const uint8_t formats[CSL_LOOKS][4] = {
	[CSL_LOOK_STYLE] = { NONE, CSL_FORMAT_NO_ITALIC, CSL_FORMAT_ITALIC, CSL_FORMAT_OBLIQUE },
	[CSL_LOOK_VARIANT] = { NONE, CSL_FORMAT_NO_SMALL_CAPS, CSL_FORMAT_SMALL_CAPS, NONE },
	[CSL_LOOK_WEIGHT] = { NONE, CSL_FORMAT_NO_BOLD, CSL_FORMAT_BOLD, CSL_FORMAT_LIGHT },
	[CSL_LOOK_DECORATION] = { NONE, CSL_FORMAT_NO_UNDERLINE, CSL_FORMAT_UNDERLINE, NONE },
	[CSL_LOOK_VERTICAL] = { NONE, CSL_FORMAT_BASELINE, CSL_FORMAT_SUPERSCRIPT,
				CSL_FORMAT_SUBSCRIPT },
	[CSL_LOOK_QUOTES] = { NONE, NONE, NONE, NONE },
};

static const uint8_t displays[] = {
	[CSL_DISPLAY_NONE] = NONE,
	[CSL_DISPLAY_BLOCK] = CSL_FORMAT_BLOCK,
	[CSL_DISPLAY_LEFT_MARGIN] = CSL_FORMAT_LEFT_MARGIN,
	[CSL_DISPLAY_RIGHT_INLINE] = CSL_FORMAT_RIGHT_INLINE,
	[CSL_DISPLAY_INDENT] = CSL_FORMAT_INDENT,
};

/*
 * What a format becomes where `on` is in force; 0: nothing to be done.  "Normal" is only of
 * interest where something is on, or comes at the end.
 */
static uint8_t
resolve(const struct csl_blob *blob, int look, uint8_t on)
{
	uint8_t value = blob->look.value[look];

	if (!value)
		return 0;
	if (look == CSL_LOOK_QUOTES) {
		if (value == CSL_QUOTES_FALSE)
			return 0;
		if (on)
			return on == CSL_QUOTES_TRUE ? CSL_QUOTES_INNER : CSL_QUOTES_TRUE;
		return value;
	}
	if (value == 1 && on <= 1 && look < CSL_LOOK_DECORATION &&
	    !(blob->last && blob->last->look.value[look] > 1))
		return 0;
	if (look == CSL_LOOK_VERTICAL || on != value)
		return value;
	return blob->toggle ? 1 : 0;
}

static void
write_ends(struct walk *walk)
{
	for (size_t i = 0; i < walk->ends; i++)
		walk->writer->end(walk->out, walk->end[i]);
	walk->ends = 0;
}

static void
write_begins(struct walk *walk)
{
	for (size_t i = 0; i < walk->begins; i++)
		walk->writer->begin(walk->out, walk->begin[i]);
	walk->begins = 0;
}

/* Blanks at the head of a text stand before the marks around it. */
static void
write_held(struct walk *walk, struct str *s)
{
	size_t blanks = 0;

	write_ends(walk);
	while (walk->begins && blanks < s->len && s->s[blanks] == ' ')
		blanks++;
	if (blanks)
		walk->writer->text(walk->out, s->s, blanks);
	*s = (struct str){ s->s + blanks, s->len - blanks };
	if (s->len)
		write_begins(walk);
}

static void
put(struct walk *walk, struct str s)
{
	if (s.len && walk->writer->joins)
		write_held(walk, &s);
	if (s.len)
		walk->writer->text(walk->out, s.s, s.len);
}

static void
begin(struct walk *walk, enum csl_format format)
{
	if (!walk->writer->joins) {
		walk->writer->begin(walk->out, format);
		return;
	}
	if (!walk->begins && walk->ends && walk->end[walk->ends - 1] == format) {
		walk->ends--;
		return;
	}
	if (walk->begins == HELD_MAX) {
		write_ends(walk);
		write_begins(walk);
	}
	walk->begin[walk->begins++] = format;
}

static void
end(struct walk *walk, enum csl_format format)
{
	if (!walk->writer->joins) {
		walk->writer->end(walk->out, format);
		return;
	}
	if (walk->begins) {
		walk->begins--;
		return;
	}
	if (walk->ends == HELD_MAX)
		write_ends(walk);
	walk->end[walk->ends++] = format;
}

static void write_blob(struct walk *, const struct csl_blob *, struct state);

static void
write_children(struct walk *walk, const struct csl_blob *blob, struct state state)
{
	bool some = false;

	for (const struct csl_blob *child = blob->first; child; child = child->next) {
		size_t before, start;

		if (some && blob->delimiter.len)
			write_ends(walk);
		before = walk->out->len;
		if (some)
			put(walk, blob->delimiter);
		start = walk->out->len;
		write_blob(walk, child, state);
		if (walk->out->len > start)
			some = true;
		else if (walk->out->data) {
			walk->out->len = before;
			walk->out->data[before] = '\0';
		}
	}
}

/* The formats of a blob from the outermost to the innermost, then what is inside. */
static void
write_looks(struct walk *walk, const struct csl_blob *blob, struct state *state, int look)
{
	uint8_t value, format;

	while (look >= 0 && !(value = resolve(blob, look, state->value[look])))
		look--;
	if (look < 0) {
		if (blob->kind == CSL_BLOB_LEVEL)
			write_children(walk, blob, *state);
		else
			put(walk, blob->text);
		return;
	}
	format = formats[look][value];
	state->value[look] = value;
	if (look == CSL_LOOK_QUOTES) {
		const struct csl_language *language = walk->output->language;
		bool outer = value == CSL_QUOTES_TRUE;

		put(walk, outer ? language->open_quote : language->open_inner);
		write_looks(walk, blob, state, look - 1);
		put(walk, outer ? language->close_quote : language->close_inner);
	} else if (format == NONE || !walk->formatted)
		write_looks(walk, blob, state, look - 1);
	else {
		size_t from;

		begin(walk, (enum csl_format)format);
		from = walk->out->len;
		write_looks(walk, blob, state, look - 1);
		if (walk->writer->raises)
			csl_raise(walk->out, (enum csl_format)format, from);
		end(walk, (enum csl_format)format);
	}
}

static void
write_blob(struct walk *walk, const struct csl_blob *blob, struct state state)
{
	uint8_t display = walk->formatted ? displays[blob->display] : NONE;

	if (csl_blob_empty(blob))
		return;
	if (display != NONE) {
		write_ends(walk);
		walk->writer->begin(walk->out, (enum csl_format)display);
	}
	put(walk, blob->prefix);
	write_looks(walk, blob, &state, CSL_LOOKS - 1);
	put(walk, blob->suffix);
	if (display != NONE) {
		write_ends(walk);
		walk->writer->end(walk->out, (enum csl_format)display);
	}
}

void
csl_blob_write(const struct csl_output *output, const struct csl_blob *blob,
	       const struct csl_writer *writer, bool formatted, struct csl_text *out)
{
	struct walk walk = {
		.output = output, .writer = writer, .formatted = formatted, .out = out
	};

	write_blob(&walk, blob, (struct state){ 0 });
	write_ends(&walk);
}
