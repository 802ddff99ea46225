/* SPDX-License-Identifier: MIT */
#include "format/suggest.h"

#include <string.h>

#include "base/ascii.h"
#include "model/country.h"
#include "text/fold.h"

#define WORDS_MAX 8 /* of a country's name */

/* Names that are more often something else. */
static const char *const doubtful[] = { "jersey", "man", "reunion", "saba", "sao", "cuba libre" };

static bool
is_doubtful(const char *s)
{
	for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++)
		if (!strcmp(doubtful[i], s))
			return true;
	return false;
}

static bool
is_word(char c)
{
	return (unsigned char)c >= 0x80 || ascii_is_lower(c) || ascii_is_digit(c);
}

/* Append the folded words with single blanks between them. */
static void
add_words(struct buf *out, const char *s, size_t len)
{
	size_t from = out->len, to = from;

	fold_add(out, s, len);
	for (size_t i = from; i < out->len; i++) {
		if (is_word(out->data[i]))
			out->data[to++] = out->data[i];
		else if (to > from && out->data[to - 1] != ' ')
			out->data[to++] = ' ';
	}
	while (to > from && out->data[to - 1] == ' ')
		to--;
	buf_truncate(out, to);
}

static void
make_ready(struct suggest *s)
{
	size_t at = 0;

	s->ready = true;
	s->text = (struct buf)BUF_INIT;
	for (size_t i = 0; i < country_count(); i++) {
		for (int k = 0; k < COUNTRY_LANGUAGES; k++) {
			if (!country_at(i)->withdrawn)
				add_words(&s->text, country_at(i)->name[k],
					  strlen(country_at(i)->name[k]));
			buf_putc(&s->text, '\0');
		}
	}
	for (size_t i = 0; i < country_count(); i++) {
		for (int k = 0; k < COUNTRY_LANGUAGES; k++) {
			const char *name = s->text.data + at;
			size_t len = strlen(name);

			if (len && !is_doubtful(name))
				table_add(&s->name, name, len, (uint32_t)i);
			at += len + 1;
		}
	}
}

/* Where the word that begins at `at` ends. */
static size_t
word_end(const char *s, size_t len, size_t at)
{
	const char *blank = memchr(s + at, ' ', len - at);

	return blank ? (size_t)(blank - s) : len;
}

void
suggest_find(struct suggest *s, struct str text, bool *found)
{
	struct buf words = BUF_INIT;

	if (!s->ready)
		make_ready(s);
	add_words(&words, text.s, text.len);
	for (size_t at = 0; at < words.len;) {
		size_t next = word_end(words.data, words.len, at), end = at;
		size_t longest = 0;
		uint32_t row = TABLE_NONE;

		for (int n = 0; n < WORDS_MAX && end < words.len; n++) {
			uint32_t hit;

			end = word_end(words.data, words.len, end + (n > 0));
			hit = table_find(&s->name, words.data + at, end - at);
			if (hit != TABLE_NONE) {
				row = hit;
				longest = end;
			}
		}
		if (row != TABLE_NONE)
			found[row] = true;
		at = (row != TABLE_NONE ? longest : next) + 1;
	}
	buf_release(&words);
}

void
suggest_release(struct suggest *s)
{
	table_release(&s->name);
	if (s->ready)
		buf_release(&s->text);
	*s = (struct suggest){ .ready = false };
}
