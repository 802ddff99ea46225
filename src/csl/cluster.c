/* SPDX-License-Identifier: MIT */
/*
 * Citations: the cites of one place, joined; collapsed where the style says (CSL 1.0.2, "Cite
 * Collapsing", "Cite Grouping").
 */
#include <string.h>

#include "csl/engine.h"
#include "text/case.h"
#include "text/utf8.h"

/* A cite of the cluster, rendered. */
struct done {
	struct csl_blob *blob;
	struct csl_blob *number; /* that it ends in; NULL: none */
	bool bare;		 /* it is that number and nothing else */
	bool collapsed;		 /* something was left out, and only numbers stand */
	struct str delimiter;	 /* before it */
};

struct cluster {
	struct csl_engine *engine;
	struct csl_pool *pool;
	const struct csl_area *area;
	struct csl_cited *cite;
	struct done *done;
	size_t count;
	struct csl_collapse_state collapse;
	struct csl_years years;
	struct csl_output output;
};

static bool
collapses_suffixes(const struct csl_area *area)
{
	return area->collapse == CSL_COLLAPSE_SUFFIX ||
	       area->collapse == CSL_COLLAPSE_SUFFIX_RANGED;
}

static uint32_t
last_code(struct str s)
{
	size_t at = s.len;
	uint32_t code = 0;

	while (at) {
		at--;
		if (((unsigned char)s.s[at] & 0xC0) != 0x80)
			break;
	}
	utf8_decode(s.s + at, s.len - at, &code);
	return code;
}

/* Does the prefix of a cite, which is not empty, want a blank behind it?  Quotes and tags at its
 * end do not count. */
static bool
wants_blank_after(struct csl_pool *pool, struct str prefix)
{
	struct str s = csl_rich_strip(pool, prefix);
	uint32_t code;

	if (prefix.s[prefix.len - 1] == ' ')
		return false;
	while (s.len) {
		code = last_code(s);
		if (code != '"' && code != '\'' && code != 0x201D && code != 0x2019 &&
		    code != 0xBB && code != ' ')
			break;
		s.len--;
		while (s.len && ((unsigned char)s.s[s.len] & 0xC0) == 0x80)
			s.len--;
	}
	if (!s.len)
		return false;
	code = last_code(s);
	return (code && code < 0x80 && strchr(".;:!?&)],0123456789", (int)code)) ||
	       case_is_letter(code);
}

static void
push_prefix(struct csl_render *r, struct str prefix)
{
	static const struct csl_format_set none;
	struct str s = prefix, stripped = csl_rich_strip(r->pool, prefix);
	bool sentence;

	if (!prefix.len)
		return;
	if (wants_blank_after(r->pool, prefix))
		s = csl_str_join(r->pool, s, str_of(" "));
	csl_render_append(r, s, &none);
	/* "A sentence. See" begins anew behind the period. */
	while (stripped.len && stripped.s[stripped.len - 1] == ' ')
		stripped.len--;
	sentence = stripped.len && strchr(":.;!?", stripped.s[stripped.len - 1]) &&
		   memchr(stripped.s, ' ', stripped.len);
	if (sentence)
		r->predecessor = r->in_cite_predecessor = false;
}

static void
push_suffix(struct csl_render *r, struct str suffix)
{
	static const struct csl_format_set none;
	uint32_t code;

	if (!suffix.len)
		return;
	utf8_decode(suffix.s, suffix.len, &code);
	if (code == '[' || code == '(' || code == '&' || case_is_letter(code))
		suffix = csl_str_join(r->pool, str_of(" "), suffix);
	csl_render_append(r, suffix, &none);
}

/* The number that the blob ends in, if nothing but prefixes and blanks stand around it. */
static struct csl_blob *
trailing_number(struct csl_blob *blob)
{
	while (blob && blob->kind == CSL_BLOB_LEVEL) {
		for (int i = 0; i < CSL_LOOKS; i++)
			if (blob->look.value[i])
				return NULL;
		if (blob->suffix.len)
			return NULL;
		blob = blob->last;
	}
	return blob && blob->kind == CSL_BLOB_NUMBER ? blob : NULL;
}

/* The number that the blob is and nothing else, whatever its affixes; or NULL. */
static struct csl_blob *
only_number(struct csl_blob *blob)
{
	while (blob && blob->kind == CSL_BLOB_LEVEL) {
		if (blob->first != blob->last)
			return NULL;
		blob = blob->first;
	}
	return blob && blob->kind == CSL_BLOB_NUMBER ? blob : NULL;
}

static void
render_cite(struct cluster *c, size_t n)
{
	struct csl_engine *engine = c->engine;
	struct csl_cited *cite = &c->cite[n];
	struct csl_known *known = cite->known;
	struct done *done = &c->done[n];
	struct csl_flags flags = { 0 };
	struct csl_render r;

	csl_engine_render(engine, &r, c->pool, CSL_MODE_CITATION, known, cite);
	if (known->registered)
		r.request = csl_ambiguity_copy(c->pool, &known->ambiguity);
	c->output = r.output;
	c->collapse.collapsed = c->area->collapse != CSL_COLLAPSE_NONE;
	c->collapse.group_delimiter = false;
	if (c->collapse.collapsed || c->area->cite_group_delimiter.s)
		r.collapse = &c->collapse;
	if (collapses_suffixes(c->area) && c->area->add_year_suffix) {
		memcpy(c->years.before, c->years.now, sizeof(c->years.now));
		c->years.count_before = c->years.count_now;
		c->years.count_now = 0;
		r.years = &c->years;
	}
	r.flags = &flags;
	r.level = done->blob = csl_blob_level(r.pool, NULL);
	r.predecessor = n > 0;
	push_prefix(&r, cite->prefix);
	csl_render_children(&r, r.area->layout);
	push_suffix(&r, cite->suffix);
	if (cite->author_only) {
		done->blob = csl_blob_level(r.pool, NULL);
		if (r.author)
			csl_blob_push(done->blob, r.author);
	}
	csl_blob_purge(done->blob);
	if (!n && !done->blob->first && engine->no_text.s && !cite->suppress_author)
		csl_blob_push(done->blob, csl_blob_text(c->pool, engine->no_text));
	done->collapsed = c->collapse.collapsed;
}

static bool
ends_in_stop(struct str s)
{
	return s.len && strchr(";.,", s.s[s.len - 1]);
}

static bool
begins_with_stop(struct str s)
{
	return s.len && strchr(";.,", s.s[0]);
}

static struct str
from_blank(struct str s)
{
	const char *blank = s.len ? memchr(s.s, ' ', s.len) : NULL;

	return blank ? (struct str){ blank, s.len - (size_t)(blank - s.s) }
		     : (struct str){ .s = "" };
}

/*
 * What stands before cite n, which is not the first.  CSL's text has after-collapse-delimiter only
 * behind cites that are collapsed; its test suite (collapse_ChicagoAfterCollapse) and those who
 * write styles want it between all authors, unless it is year-suffix that collapses
 * (collapse_TrailingDelimiter).
 */
static void
choose_delimiter(struct cluster *c, size_t n)
{
	const struct csl_area *area = c->area;
	struct str layout = area->format.delimiter.s ? area->format.delimiter : str_of("");
	struct str delimiter = layout;
	bool before = c->done[n - 1].collapsed, now = c->done[n].collapsed;
	bool starts = !c->cite[n - 1].suffix.len && begins_with_stop(c->cite[n].prefix);

	if (area->after_collapse_delimiter.s) {
		if (c->cite[n - 1].locator.len || (before && !now) ||
		    (!before && !now && area->collapse != CSL_COLLAPSE_SUFFIX))
			delimiter = area->after_collapse_delimiter;
	} else if (c->collapse.group_delimiter)
		delimiter = area->cite_group_delimiter;
	else if (now && c->engine->style->info.class == CSL_IN_TEXT && !c->engine->style->numeric)
		delimiter = str_of(", ");
	if (starts)
		delimiter = (struct str){ .s = "" };
	else if (ends_in_stop(c->cite[n - 1].suffix))
		delimiter = from_blank(delimiter);
	c->done[n].delimiter = delimiter;
}

/* A layout's suffix that begins with punctuation is only that sign: blanks end no citation. */
static struct str
layout_suffix(const struct csl_area *area)
{
	struct str suffix = area->format.suffix.s ? area->format.suffix : str_of("");

	if (suffix.len && strchr(":.;!?", suffix.s[0]))
		suffix.len = 1;
	return suffix;
}

static void
add_layout_affixes(struct cluster *c)
{
	struct csl_blob *first = NULL, *last = NULL;

	for (size_t n = 0; n < c->count; n++)
		if (!csl_blob_empty(c->done[n].blob)) {
			first = first ? first : c->done[n].blob;
			last = c->done[n].blob;
		}
	if (!first)
		return;
	if (c->area->format.prefix.s)
		first->prefix = c->area->format.prefix;
	last->suffix = layout_suffix(c->area);
}

/* Is cite n nothing but the number after that in which the one before it ends? */
static bool
follows(const struct cluster *c, size_t n)
{
	const struct csl_blob *before = c->done[n - 1].number, *now = c->done[n].number;

	return c->done[n].bare && before->is_suffix == now->is_suffix &&
	       now->number == before->number + 1;
}

static bool
ranges(const struct cluster *c, size_t n)
{
	const struct csl_blob *number = c->done[n].number;

	if (!number)
		return false;
	return number->is_suffix ? c->area->collapse == CSL_COLLAPSE_SUFFIX_RANGED
				 : c->area->collapse == CSL_COLLAPSE_NUMBER;
}

/* Only the first and the last of three or more numbers that follow each other are shown. */
static void
push_all(struct cluster *c, struct csl_blob *level)
{
	bool some = false;

	for (size_t n = 0; n < c->count; n++) {
		struct done *done = &c->done[n];
		struct str delimiter = done->delimiter;
		size_t end = n;

		if (csl_blob_empty(done->blob))
			continue;
		if (some && done->bare && done->number->is_suffix && c->done[n - 1].number)
			delimiter = done->number->successor.s ? done->number->successor : delimiter;
		if (some && delimiter.len)
			csl_blob_push(level, csl_blob_text(c->pool, delimiter));
		csl_blob_push(level, done->blob);
		some = true;
		while (ranges(c, n) && end + 1 < c->count && follows(c, end + 1))
			end++;
		if (end < n + 2)
			continue;
		csl_blob_push(level, csl_blob_text(c->pool, c->engine->language.citation_range));
		csl_blob_push(level, c->done[end].blob);
		n = end;
	}
}

/* Only the author of that cite, without any format: it is part of a sentence. */
static void
write_author(struct cluster *c, size_t n, struct csl_text *text)
{
	csl_adjust(&c->output, c->done[n].blob);
	csl_blob_write(&c->output, c->done[n].blob, c->engine->writer, false, text);
	csl_pool_clear(c->pool);
}

static void
write_cites(struct csl_engine *engine, struct csl_cited *cite, size_t count, struct csl_text *text)
{
	struct cluster c = { .engine = engine,
			     .pool = &engine->scratch,
			     .area = &engine->style->citation,
			     .cite = cite,
			     .count = count };
	struct csl_blob *level;

	c.done = csl_zalloc(c.pool, count, sizeof(*c.done));
	for (size_t n = 0; n < count; n++) {
		render_cite(&c, n);
		if (n)
			choose_delimiter(&c, n);
	}
	for (size_t n = 0; n < count; n++)
		if (cite[n].author_only) {
			write_author(&c, n, text);
			return;
		}
	add_layout_affixes(&c);
	for (size_t n = 0; n < count; n++) {
		csl_adjust(&c.output, c.done[n].blob);
		/* Prefix and suffix of the layout are outside of what is collapsed. */
		c.done[n].number = only_number(c.done[n].blob);
		c.done[n].bare = c.done[n].number != NULL;
		if (!c.done[n].bare)
			c.done[n].number = trailing_number(c.done[n].blob->last);
	}
	level = csl_blob_level(c.pool, NULL);
	level->look = c.area->format.look;
	push_all(&c, level);
	csl_blob_write(&c.output, level, engine->writer, true, text);
	csl_pool_clear(&engine->scratch);
}

const char *
csl_engine_write_cluster(struct csl_engine *engine, struct csl_pool *pool, struct csl_cited *cite,
			 size_t count, const struct csl_cluster *cluster)
{
	struct csl_text text = { .pool = pool };
	struct csl_cited first;

	if (!count)
		return "";
	if (!cluster->author_in_text) {
		write_cites(engine, cite, count, &text);
		return csl_text_str(&text);
	}
	first = cite[0];
	cite[0].author_only = true;
	write_cites(engine, cite, 1, &text);
	if (text.len)
		csl_text_putc(&text, ' ');
	cite[0] = first;
	cite[0].suppress_author = true;
	write_cites(engine, cite, count, &text);
	cite[0] = first;
	return csl_text_str(&text);
}
