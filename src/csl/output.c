/* SPDX-License-Identifier: MIT */
/* The tree: making blobs, joining them, dropping the empty ones. */
#include "csl/output.h"

#include <string.h>

#include "base/ascii.h"
#include "csl/script.h"
#include "text/utf8.h"

#define NARROW "\xe2\x80\xaf" /* U+202F, narrow no-break space */

struct csl_blob *
csl_blob_level(struct csl_pool *pool, const struct csl_format_set *format)
{
	struct csl_blob *blob = csl_zalloc(pool, 1, sizeof(*blob));

	blob->kind = CSL_BLOB_LEVEL;
	blob->prefix.s = blob->suffix.s = blob->delimiter.s = blob->text.s = "";
	if (format) {
		blob->look = format->look;
		if (format->prefix.s)
			blob->prefix = format->prefix;
		if (format->suffix.s)
			blob->suffix = format->suffix;
		if (format->delimiter.s)
			blob->delimiter = format->delimiter;
	}
	return blob;
}

struct csl_blob *
csl_blob_text(struct csl_pool *pool, struct str text)
{
	struct csl_blob *blob = csl_blob_level(pool, NULL);

	blob->kind = CSL_BLOB_TEXT;
	blob->text = text;
	return blob;
}

void
csl_blob_push(struct csl_blob *level, struct csl_blob *child)
{
	child->next = NULL;
	if (level->last)
		level->last->next = child;
	else
		level->first = child;
	level->last = child;
}

void
csl_blob_pop(struct csl_blob *level)
{
	struct csl_blob *before = NULL;

	for (struct csl_blob *child = level->first; child != level->last; child = child->next)
		before = child;
	level->last = before;
	if (before)
		before->next = NULL;
	else
		level->first = NULL;
}

bool
csl_blob_empty(const struct csl_blob *blob)
{
	if (blob->kind == CSL_BLOB_NUMBER)
		return false;
	if (blob->kind == CSL_BLOB_TEXT)
		return !blob->text.len;
	for (const struct csl_blob *child = blob->first; child; child = child->next)
		if (!csl_blob_empty(child))
			return false;
	return true;
}

void
csl_blob_purge(struct csl_blob *blob)
{
	struct csl_blob *child = blob->first, *next;

	blob->first = blob->last = NULL;
	for (; child; child = next) {
		next = child->next;
		if (child->kind == CSL_BLOB_LEVEL)
			csl_blob_purge(child);
		if (child->kind == CSL_BLOB_NUMBER || child->text.len || child->first)
			csl_blob_push(blob, child);
	}
}

struct str
csl_str_join(struct csl_pool *pool, struct str a, struct str b)
{
	char *both;

	if (!a.len)
		return b.s ? b : (struct str){ .s = "" };
	if (!b.len)
		return a;
	both = csl_alloc(pool, a.len + b.len + 1);
	memcpy(both, a.s, a.len);
	memcpy(both + a.len, b.s, b.len);
	both[a.len + b.len] = '\0';
	return (struct str){ .s = both, .len = a.len + b.len };
}

struct str
csl_str_replace(struct csl_pool *pool, struct str s, const char *what, const char *with)
{
	struct csl_text text = { .pool = pool };
	size_t len = strlen(what), from = 0;

	for (size_t i = 0; i + len <= s.len; i++) {
		if (s.s[i] != what[0] || memcmp(s.s + i, what, len))
			continue;
		csl_text_add(&text, s.s + from, i - from);
		csl_text_puts(&text, with);
		from = i + len;
		i = from - 1;
	}
	if (!from)
		return s;
	csl_text_add(&text, s.s + from, s.len - from);
	return (struct str){ .s = csl_text_str(&text), .len = text.len };
}

/* A period before a small letter stays: "example.org". */
struct str
csl_str_no_periods(struct csl_pool *pool, struct str s)
{
	struct csl_text text = { .pool = pool };

	if (!s.len || !memchr(s.s, '.', s.len))
		return s;
	for (size_t i = 0; i < s.len; i++) {
		char next = i + 1 < s.len ? s.s[i + 1] : '\0';

		if (s.s[i] != '.' || ascii_is_lower(next))
			csl_text_putc(&text, s.s[i]);
	}
	return (struct str){ .s = csl_text_str(&text), .len = text.len };
}

/* "quoi ?" becomes "quoi<narrow no-break space>?". */
static struct str
narrow_blanks(struct csl_pool *pool, struct str s)
{
	struct csl_text text = { .pool = pool };
	size_t from = 0;

	for (size_t i = 0; i + 1 < s.len; i++) {
		const char *at = s.s + i;
		size_t left = s.len - i;

		if (*at == ' ' && (strchr(":;?!", (unsigned char)at[1]) ||
				   (left > 2 && at[1] == '\xc2' && at[2] == '\xbb'))) {
			csl_text_add(&text, s.s + from, i - from);
		} else if (left > 2 && at[0] == '\xc2' && at[1] == '\xab' && at[2] == ' ') {
			i += 2;
			csl_text_add(&text, s.s + from, i - from);
		} else
			continue;
		csl_text_puts(&text, NARROW);
		from = i + 1;
	}
	if (!text.len)
		return s;
	csl_text_add(&text, s.s + from, s.len - from);
	return (struct str){ .s = text.data, .len = text.len };
}

/* Punctuation at the head of a text belongs to what is before it. */
static void
move_head(struct csl_pool *pool, struct csl_blob *blob)
{
	size_t n = 0;

	if (!blob->text.len || blob->text.s[0] == ' ')
		return;
	while (n < blob->text.len && strchr(":.;!? ", blob->text.s[n]))
		n++;
	if (!n || n == blob->text.len)
		return;
	blob->prefix = csl_str_join(pool, blob->prefix, (struct str){ blob->text.s, n });
	blob->text.s += n;
	blob->text.len -= n;
}

struct csl_blob *
csl_blob_make(const struct csl_output *output, struct str s, const struct csl_append *append)
{
	struct csl_blob *blob = csl_blob_level(output->pool, &append->format);

	blob->kind = CSL_BLOB_TEXT;
	blob->text = narrow_blanks(output->pool, s);
	if (append->format.text_case != CSL_CASE_NONE)
		blob->text =
			csl_rich_case(output, blob->text, (enum csl_case)append->format.text_case);
	move_head(output->pool, blob);
	if (append->strip_periods)
		blob->text = csl_str_no_periods(output->pool, blob->text);
	if (blob->look.value[CSL_LOOK_STYLE] && !csl_has_spaced(blob->text))
		blob->look.value[CSL_LOOK_STYLE] = 0;
	csl_rich_parse(output, blob);
	return blob;
}

size_t
csl_blob_length(const struct csl_blob *blob)
{
	size_t count = utf8_count(blob->prefix.s, blob->prefix.len) +
		       utf8_count(blob->suffix.s, blob->suffix.len);
	size_t delimiter = utf8_count(blob->delimiter.s, blob->delimiter.len);

	if (blob->kind != CSL_BLOB_LEVEL)
		return count + utf8_count(blob->text.s, blob->text.len);
	for (const struct csl_blob *child = blob->first; child; child = child->next)
		count += csl_blob_length(child) + (child->next ? delimiter : 0);
	return count;
}
