/* SPDX-License-Identifier: MIT */
#include "model/language.h"

#include <string.h>

#include "base/ascii.h"
#include "text/normalise.h"

/* Letters of a language's code.  What is longer is well-formed, but no language has it. */
#define CODE_MAX 3

/* ASCII whatever the locale: in a Turkish one "I" is not the capital of "i". */
static bool
same_letters(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (ascii_lower(a[i]) != ascii_lower(b[i]))
			return false;
	return true;
}

static bool
same_tag(const char *a, const char *b)
{
	return strlen(a) == strlen(b) && same_letters(a, b, strlen(a));
}

bool
language_valid(const char *tag)
{
	size_t n = 0;

	while (ascii_is_letter(tag[n]))
		n++;
	if (n < 2 || n > 8)
		return false;
	for (tag += n; *tag == '-'; tag += n) {
		tag++;
		for (n = 0; ascii_is_alnum(tag[n]);)
			n++;
		if (n < 1 || n > 8)
			return false;
	}
	return !*tag;
}

size_t
language_primary(const char *tag)
{
	return strcspn(tag, "-_");
}

bool
language_serves(const char *have, const char *want)
{
	size_t n = language_primary(have);

	return n && n == language_primary(want) && same_letters(have, want, n);
}

void
language_class_add(struct buf *b, const char *tag)
{
	size_t len = language_primary(tag), letters = 0;

	while (ascii_is_letter(tag[letters]))
		letters++;
	if (letters < len || len < 2 || len > 8) {
		nfc_add(b, tag, strlen(tag));
		return;
	}
	for (size_t i = 0; i < len; i++)
		buf_putc(b, ascii_lower(tag[i]));
}

static void
add(struct languages *l, const char *tag, size_t len)
{
	char copy[sizeof l->tag[0]];

	if (len >= sizeof copy || l->count == LANGUAGES_MAX)
		return;
	memcpy(copy, tag, len);
	copy[len] = '\0';
	for (char *c = copy; *c; c++)
		if (*c == '_')
			*c = '-';
	if (!language_valid(copy) || language_primary(copy) > CODE_MAX || same_tag(copy, "POSIX"))
		return;
	for (int i = 0; i < l->count; i++)
		if (same_tag(l->tag[i], copy))
			return;
	memcpy(l->tag[l->count++], copy, sizeof copy);
}

void
languages_add(struct languages *l, const char *list)
{
	while (*list) {
		size_t whole = strcspn(list, ":");
		size_t tag = strcspn(list, ":.@");

		add(l, list, tag);
		if (language_primary(list) < tag)
			add(l, list, language_primary(list));
		list += whole + (list[whole] == ':');
	}
}

/* The text under a language that serves: the same tag before one that only shares its language. */
static struct value
pick(struct value map, const char *want)
{
	struct value near = { .catalogue = map.catalogue };

	for (uint32_t i = 0; i < value_count(map); i++) {
		struct value v = value_at(map, i);
		const char *have = value_key_name(v);

		if (!value_len(v))
			continue;
		if (same_tag(have, want))
			return v;
		if (!near.node && language_serves(have, want))
			near = v;
	}
	return near;
}

static struct value
first_text(struct value map)
{
	for (uint32_t i = 0; i < value_count(map); i++)
		if (value_len(value_at(map, i)))
			return value_at(map, i);
	return (struct value){ .catalogue = map.catalogue };
}

struct value
value_local(struct value v, const struct languages *l, const char *fallback)
{
	struct value found = { .catalogue = v.catalogue };

	if (value_form(v) == VALUE_TEXT)
		return v;
	if (value_form(v) != VALUE_MAP)
		return found;
	for (int i = 0; i < l->count && !found.node; i++)
		found = pick(v, l->tag[i]);
	if (!found.node && *fallback)
		found = pick(v, fallback);
	if (!found.node)
		found = pick(v, "en");
	return found.node ? found : first_text(v);
}

static bool
in_languages(struct value v)
{
	return value_key(v) < KEYS && key_row(value_key(v))->type == TYPE_LOCAL &&
	       value_form(v) == VALUE_MAP;
}

void
record_languages(struct languages *l, const struct catalogue *c, uint32_t record)
{
	for (uint32_t i = 0; i < record_values(c, record); i++) {
		struct value v = record_value_at(c, record, i);

		for (uint32_t k = 0; in_languages(v) && k < value_count(v); k++) {
			const char *tag = value_key_name(value_at(v, k));

			if (value_len(value_at(v, k)))
				add(l, tag, strlen(tag));
		}
	}
}

const char *
record_language_for(const struct catalogue *c, uint32_t record, const struct languages *l)
{
	const char *own = value_text(record_value(c, record, KEY_LANGUAGE));

	for (uint32_t i = 0; i < record_values(c, record); i++) {
		struct value v = record_value_at(c, record, i);

		if (in_languages(v) && value_local(v, l, own).node)
			return value_key_name(value_local(v, l, own));
	}
	return "";
}
