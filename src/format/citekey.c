/* SPDX-License-Identifier: MIT */
#include "format/citekey.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "base/table.h"
#include "model/date.h"
#include "model/describe.h"
#include "text/fold.h"
#include "text/transliterate.h"
#include "text/utf8.h"

#define NAME_MAX_LEN 40
#define WORD_MAX_LEN 30

/* Words that say nothing by themselves, in the languages that titles are mostly in. */
static const char *const small_words[] = {
	"an",	   "and", "at",	 "au",	 "aux", "by",  "com",  "con",	"da",	"das", "dans",
	"das",	   "de",  "del", "der",	 "des", "die", "do",   "dos",	"du",	"een", "ein",
	"eine",	   "el",  "em",	 "en",	 "et",	"for", "from", "het",	"il",	"in",  "into",
	"la",	   "las", "le",	 "les",	 "los", "na",  "nas",  "no",	"nos",	"of",  "on",
	"or",	   "os",  "ou",	 "para", "par", "por", "pour", "sobre", "sur",	"the", "to",
	"towards", "um",  "uma", "un",	 "una", "und", "une",  "van",	"vers", "von", "with",
};

bool
citekey_letters(struct buf *b, const char *s, size_t len)
{
	struct buf folded = BUF_INIT;
	bool all = true;
	char room[8];
	uint32_t code;
	size_t bytes;

	fold_add(&folded, s, len);
	for (size_t i = 0; (bytes = utf8_decode(folded.data + i, folded.len - i, &code));
	     i += bytes) {
		const char *ascii = transliterate(code, room);

		if (!ascii && code >= 0x80) {
			buf_printf(b, "u%04x", (unsigned)code);
			all = false;
		}
		for (; ascii && *ascii; ascii++) {
			char c = ascii_lower(*ascii);

			if (ascii_is_lower(c) || ascii_is_digit(c))
				buf_putc(b, c);
		}
	}
	buf_release(&folded);
	return all;
}

static bool
is_small(const char *word)
{
	for (size_t i = 0; i < sizeof small_words / sizeof *small_words; i++)
		if (!strcmp(small_words[i], word))
			return true;
	return false;
}

static bool
breaks(const char *s, size_t len)
{
	static const char *const marks[] = { "\xe2\x80\x99", "\xe2\x80\x93", "\xe2\x80\x94",
					     "\xc2\xa0",     "\xc2\xab",     "\xc2\xbb" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (len >= strlen(marks[i]) && !memcmp(s, marks[i], strlen(marks[i])))
			return true;
	return (unsigned char)*s < 0x80 && !ascii_is_alnum(*s);
}

/*
 * Append the first `count` words of s that say something, in letters; of a title with none but
 * small words and numbers the first of these.
 */
static void
add_words(struct buf *b, const char *s, size_t len, int count)
{
	struct buf word = BUF_INIT, first = BUF_INIT;
	size_t start = b->len, i = 0;

	while (i < len && count) {
		size_t end = i;

		while (end < len && !breaks(s + end, len - end))
			end++;
		buf_clear(&word);
		citekey_letters(&word, s + i, end - i);
		if (word.len > WORD_MAX_LEN)
			buf_truncate(&word, WORD_MAX_LEN);
		if (word.len > 1 && !is_small(word.data) &&
		    strspn(word.data, "0123456789") < word.len) {
			buf_add(b, word.data, word.len);
			count--;
		} else if (!first.len) {
			buf_add(&first, word.data, word.len);
		}
		for (i = end < len ? end + 1 : end;
		     i < len && ((unsigned char)s[i] & 0xc0) == 0x80;)
			i++;
	}
	if (b->len == start)
		buf_add(b, first.data, first.len);
	buf_release(&word);
	buf_release(&first);
}

/* Who comes first: the value that names them, absent if nobody does. */
static struct value
first_credit(const struct catalogue *c, uint32_t study)
{
	for (enum key key = KEY_NONE + 1; key < KEYS; key++) {
		struct value v = record_value(c, study, key);

		if (key_row(key)->type == TYPE_NAMES && value_items(v))
			return value_item(v, 0);
	}
	return value_item(record_value(c, study, KEY_PUBLISHER), 0);
}

static void
add_name(struct buf *b, struct value credit)
{
	const struct languages none = { .count = 0 };
	uint32_t party = value_link(credit);
	struct value acronym = { .node = NULL };
	struct name name;

	if (!describe_name(credit, &none, &name))
		return;
	if (party != RECORD_NONE)
		acronym = record_value(credit.catalogue, party, KEY_ACRONYM);
	if (name.family.len && !name.literal.len) {
		/* An id in ASCII reads better than numbers. */
		if (!citekey_letters(b, name.family.s, name.family.len) && party != RECORD_NONE &&
		    *record_id(credit.catalogue, party)) {
			buf_clear(b);
			citekey_letters(b, record_id(credit.catalogue, party),
					strlen(record_id(credit.catalogue, party)));
		}
	} else if (value_len(acronym))
		citekey_letters(b, value_text(acronym), value_len(acronym));
	else if (name.literal.len)
		add_words(b, name.literal.s, name.literal.len, 2);
	else
		citekey_letters(b, name.given.s, name.given.len);
	if (b->len > NAME_MAX_LEN)
		buf_truncate(b, NAME_MAX_LEN);
}

static void
make_key(struct buf *b, const struct catalogue *c, uint32_t study)
{
	const struct languages none = { .count = 0 };
	const char *title =
		describe_local(record_value(c, study, KEY_TITLE), &none, record_language(c, study));
	struct date date;

	add_name(b, first_credit(c, study));
	if (date_read(record_value(c, study, KEY_ISSUED), &date)) {
		int year = date.from.open ? date.to.year : date.from.year;

		buf_printf(b, "%d", year < 0 ? -year : year);
	}
	add_words(b, title, strlen(title), 1);
	if (!b->len)
		citekey_letters(b, record_id(c, study), strlen(record_id(c, study)));
	if (!b->len)
		buf_puts(b, "study");
}

/* What every format takes in a key stays; letters get their ASCII, all else a hyphen. */
static void
keep_key(struct buf *b, const char *s, size_t len)
{
	char room[8];
	uint32_t code;
	size_t bytes;

	for (size_t i = 0; (bytes = utf8_decode(s + i, len - i, &code)); i += bytes) {
		const char *ascii = transliterate(code, room);

		for (; ascii && *ascii; ascii++) {
			bool fits = ascii_is_alnum(*ascii) || strchr("._:-", *ascii);

			buf_putc(b, fits ? *ascii : '-');
		}
	}
}

/* "", "a", "b" ... "z", "aa", "ab" ... */
static void
add_suffix(struct buf *b, uint32_t n)
{
	if (n > 26)
		add_suffix(b, (n - 1) / 26);
	if (n)
		buf_putc(b, (char)('a' + (n - 1) % 26));
}

struct making {
	struct table taken; /* keys given away */
	struct table base;  /* what was asked for -> place in `tries` */
	uint32_t *tries;    /* how often that was not to be had */
	size_t bases, room;
	char **kept; /* their texts, owned */
	size_t kept_room;
};

/* A key that nobody else has. */
static char *
take_key(struct making *m, const struct buf *wanted)
{
	struct buf key = BUF_INIT;
	uint32_t at = table_find(&m->base, wanted->data, wanted->len);

	if (at == TABLE_NONE) {
		at = (uint32_t)m->bases;
		m->tries = mem_grow(m->tries, &m->room, m->bases + 1, sizeof *m->tries);
		m->kept = mem_grow(m->kept, &m->kept_room, m->bases + 1, sizeof *m->kept);
		m->kept[m->bases] = xstrndup(wanted->data, wanted->len);
		m->tries[m->bases] = 0;
		table_add(&m->base, m->kept[m->bases], wanted->len, at);
		m->bases++;
	}
	assert(at < m->bases && m->tries);
	do {
		buf_clear(&key);
		buf_add(&key, wanted->data, wanted->len);
		add_suffix(&key, m->tries[at]++);
	} while (table_find(&m->taken, key.data, key.len) != TABLE_NONE);
	return buf_detach(&key);
}

static void
making_release(struct making *m)
{
	for (size_t i = 0; i < m->bases; i++)
		free(m->kept[i]);
	free(m->kept);
	free(m->tries);
	table_release(&m->taken);
	table_release(&m->base);
}

void
citekeys_init(struct citekeys *k, const struct catalogue *c)
{
	struct making m = { .bases = 0 };
	struct buf wanted = BUF_INIT;

	*k = (struct citekeys){ .first = catalogue_first(c, KIND_STUDY),
				.count = catalogue_count(c, KIND_STUDY) };
	k->key = xcalloc((size_t)k->count + 1, sizeof *k->key);
	/* Keys that people have chosen come before those that are made. */
	for (int own = 1; own >= 0; own--)
		for (uint32_t i = 0; i < k->count; i++) {
			struct value v = record_value(c, k->first + i, KEY_CITATION_KEY);

			buf_clear(&wanted);
			keep_key(&wanted, value_text(v), value_len(v));
			if (k->key[i] || (wanted.len > 0) != own)
				continue;
			if (!own)
				make_key(&wanted, c, k->first + i);
			k->key[i] = take_key(&m, &wanted);
			table_add(&m.taken, k->key[i], strlen(k->key[i]), i);
		}
	buf_release(&wanted);
	making_release(&m);
}

void
citekeys_release(struct citekeys *k)
{
	for (uint32_t i = 0; i < k->count; i++)
		free(k->key[i]);
	free(k->key);
	*k = (struct citekeys){ .key = NULL };
}

const char *
citekey(const struct citekeys *k, uint32_t study)
{
	return study >= k->first && study - k->first < k->count ? k->key[study - k->first] : "";
}
