/* SPDX-License-Identifier: MIT */
/*
 * Names as BibTeX reads them: words outside of braces, commas that tell the order apart, and the
 * case of a word's first letter that tells "von" from the rest ("Tame the BeaST", section 11).
 */
#include "format/bib.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "text/untex.h"

#define WORDS_MAX 64 /* of one name */
#define COMMAS_MAX 2

/* A name in words, each with the part (between commas) it stands in. */
struct words {
	struct str word[WORDS_MAX];
	enum untex_case letter[WORDS_MAX];
	unsigned char part[WORDS_MAX];
	size_t count, parts;
	size_t commas;
};

static bool
is_blank(char c)
{
	return (unsigned char)c <= ' ' || c == '~';
}

static struct str
trim(struct str s)
{
	while (s.len && is_blank(s.s[0]))
		s.s++, s.len--;
	while (s.len && is_blank(s.s[s.len - 1]) &&
	       !(s.len > 1 && s.s[s.len - 1] == ' ' && s.s[s.len - 2] == '\\'))
		s.len--;
	return s;
}

/* The byte behind what begins at `at`: a group or a byte. */
static size_t
step(struct str s, size_t at)
{
	if (s.s[at] == '{')
		return untex_group_end(s.s, s.len, at);
	if (s.s[at] == '\\' && at + 1 < s.len)
		return at + 2;
	return at + 1;
}

static bool
is_and(struct str s, size_t at)
{
	return at && s.len - at >= 3 && is_blank(s.s[at - 1]) && (s.s[at] | 0x20) == 'a' &&
	       (s.s[at + 1] | 0x20) == 'n' && (s.s[at + 2] | 0x20) == 'd' &&
	       (at + 3 == s.len || is_blank(s.s[at + 3]));
}

static void
add_word(struct words *w, struct str word)
{
	if (!word.len)
		return;
	if (w->count == WORDS_MAX) {
		/* Whoever has so many gets the rest in the last one. */
		w->word[WORDS_MAX - 1].len = (size_t)(word.s + word.len - w->word[WORDS_MAX - 1].s);
		return;
	}
	w->word[w->count] = word;
	w->letter[w->count] = untex_case(word.s, word.len);
	w->part[w->count++] = (unsigned char)w->parts;
}

static void
split(struct words *w, struct str s)
{
	size_t start = 0, at = 0;

	w->count = w->parts = w->commas = 0;
	while (at < s.len) {
		bool comma = s.s[at] == ',', blank = is_blank(s.s[at]);

		if (!comma && !blank) {
			at = step(s, at);
			continue;
		}
		add_word(w, (struct str){ .s = s.s + start, .len = at - start });
		start = ++at;
		if (comma) {
			w->commas++;
			if (w->parts < COMMAS_MAX)
				w->parts++;
		}
	}
	add_word(w, (struct str){ .s = s.s + start, .len = at - start });
}

/* Words from..to as text: as they stand in the source, so that what is between them stays. */
static struct str
join(struct drafts *ds, const struct words *w, size_t from, size_t to)
{
	struct buf text = BUF_INIT;
	struct str joined = { .s = "", .len = 0 };

	for (size_t i = from; i < to; i++) {
		if (i > from)
			buf_putc(&text, ' ');
		untex_add(&text, w->word[i].s, w->word[i].len, NULL);
	}
	if (text.len)
		joined = pool_str(&ds->pool, text.data, text.len);
	buf_release(&text);
	return joined;
}

/* The words from..to with the family name last: where the particle begins and ends. */
static void
find_particle(const struct words *w, size_t from, size_t to, size_t *begin, size_t *end)
{
	*begin = *end = to;
	for (size_t i = from; i + 1 < to; i++) {
		if (w->letter[i] == UNTEX_LOWER) {
			if (*begin == to)
				*begin = i;
			*end = i + 1;
		}
	}
	if (*begin == to)
		*begin = *end = to ? to - 1 : 0;
}

/* "First von Last" */
static void
read_natural(struct drafts *ds, const struct words *w, struct name *name)
{
	size_t begin, end;

	find_particle(w, 0, w->count, &begin, &end);
	name->given = join(ds, w, 0, begin);
	name->non_dropping_particle = join(ds, w, begin, end);
	name->family = join(ds, w, end, w->count);
}

/* "von Last, First" and "von Last, Jr, First" */
static void
read_inverted(struct drafts *ds, const struct words *w, struct name *name)
{
	size_t last = 0, second, end = 0;

	while (last < w->count && w->part[last] == 0)
		last++;
	for (second = last; second < w->count && w->part[second] == 1; second++)
		;
	/* All small words before the last one are the particle, whatever stands between them. */
	for (size_t i = 0; i + 1 < last; i++)
		if (w->letter[i] == UNTEX_LOWER)
			end = i + 1;
	if (end && w->letter[0] != UNTEX_LOWER)
		end = 0;
	name->non_dropping_particle = join(ds, w, 0, end);
	name->family = join(ds, w, end, last);
	if (w->commas == 1)
		second = last;
	name->suffix = join(ds, w, last, second);
	/* "Fontaine, Jean de la": what stands behind the given name goes when that does. */
	for (end = w->count; end > second + 1 && w->letter[end - 1] == UNTEX_LOWER; end--)
		;
	name->given = join(ds, w, second, end);
	name->dropping_particle = join(ds, w, end, w->count);
}

static bool
is_suffix(struct str s)
{
	static const char *const suffixes[] = { "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV" };

	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (str_is(s, suffixes[i]))
			return true;
	return false;
}

/* Is the whole one group, and no mere letter such as {\'E}?  Then nothing in it is a name. */
static bool
is_group(struct str s)
{
	return s.len > 2 && s.s[0] == '{' && untex_group_end(s.s, s.len, 0) == s.len &&
	       (s.s[1] != '\\' || (s.len > 8 && memchr(s.s + 4, ' ', s.len - 4)));
}

/* BibLaTeX's "family=Fontaine, given=Élodie, prefix={de la}"; false when it is not written so. */
static bool
read_keys(struct drafts *ds, struct str s, struct name *name)
{
	static const struct {
		const char *key;
		size_t part;
	} keys[] = {
		{ "family", offsetof(struct name, family) },
		{ "given", offsetof(struct name, given) },
		{ "prefix", offsetof(struct name, non_dropping_particle) },
		{ "suffix", offsetof(struct name, suffix) },
	};
	bool any = false;

	for (size_t at = 0, end; at < s.len; at = end + 1) {
		struct str part, key, value = { .s = "", .len = 0 };
		const char *sign;

		for (end = at; end < s.len && s.s[end] != ','; end = step(s, end))
			;
		part = trim((struct str){ .s = s.s + at, .len = end - at });
		sign = memchr(part.s, '=', part.len);
		if (!sign)
			return false;
		key = trim((struct str){ .s = part.s, .len = (size_t)(sign - part.s) });
		value = trim((struct str){ .s = sign + 1,
					   .len = part.len - (size_t)(sign + 1 - part.s) });
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			struct buf text = BUF_INIT;

			if (!str_is(key, keys[i].key))
				continue;
			untex_add(&text, value.s, value.len, NULL);
			*(struct str *)(void *)((char *)name + keys[i].part) =
				pool_str(&ds->pool, text.data, text.len);
			buf_release(&text);
			any = true;
		}
	}
	return any;
}

static void
add_name(struct drafts *ds, enum key key, struct str s, const struct bib_field *f)
{
	struct draft_name found = draft_parse_name("", 0, true);
	size_t at = f->whole ? f->at + (size_t)(s.s - f->value.s) : f->at;
	struct name *name = &found.name;
	struct words w = { .count = 0 };
	struct quote q;

	if (is_group(s)) {
		struct buf text = BUF_INIT;

		untex_add(&text, s.s, s.len, NULL);
		name->literal = pool_str(&ds->pool, text.data, text.len);
		buf_release(&text);
		draft_name(ds, key, &found, at);
		return;
	}
	if (memchr(s.s, '=', s.len) && read_keys(ds, s, name)) {
		draft_name(ds, key, &found, at);
		return;
	}
	split(&w, s);
	if (w.commas > COMMAS_MAX)
		source_warning(ds->source, at,
			       _("the name \"%s\" has more than two commas; put \"and\" between "
				 "names, and institutions in braces"),
			       quote(&q, s.s, s.len));
	if (w.commas)
		read_inverted(ds, &w, name);
	else
		read_natural(ds, &w, name);
	/* "Oake, Ann, Jr." is not BibTeX's order, but Zotero's. */
	if (is_suffix(name->given) && name->suffix.len && !is_suffix(name->suffix)) {
		struct str given = name->suffix;

		name->suffix = name->given;
		name->given = given;
	}
	draft_name(ds, key, &found, at);
}

static void
add_one(struct drafts *ds, enum key key, struct str s, const struct bib_field *f)
{
	size_t at = f->whole ? f->at + (size_t)(s.s - f->value.s) : f->at;

	s = trim(s);
	if (str_is(s, "others"))
		/* CSL has no word for it. */
		draft_custom(ds, str_of("and-others"), str_of(key_row(key)->name), at);
	else if (s.len)
		add_name(ds, key, s, f);
	else
		source_warning(ds->source, at, _("a name is missing before or after this \"and\""));
}

void
bib_names(struct drafts *ds, enum key key, const struct bib_field *f)
{
	struct str s = f->value;
	size_t start = 0, at = 0;

	/* "and" at the ends is found where there are blanks around the whole. */
	while (at < s.len) {
		if (is_and(s, at)) {
			add_one(ds, key, (struct str){ .s = s.s + start, .len = at - start }, f);
			start = at += 3;
		} else {
			at = step(s, at);
		}
	}
	add_one(ds, key, (struct str){ .s = s.s + start, .len = s.len - start }, f);
}
