/* SPDX-License-Identifier: MIT */
#include "model/name.h"

#include <string.h>

static struct str
text_of(struct value v)
{
	return (struct str){ .s = value_text(v), .len = value_len(v) };
}

static bool
is_true(struct value v)
{
	return !strcmp(value_text(v), "true") || !strcmp(value_text(v), "1");
}

static struct str
trim(const char *s, size_t len)
{
	while (len && s[0] == ' ')
		s++, len--;
	while (len && s[len - 1] == ' ')
		len--;
	return (struct str){ .s = s, .len = len };
}

/* The last space of s[0..len), or NULL. */
static const char *
last_space(const char *s, size_t len)
{
	while (len)
		if (s[--len] == ' ')
			return s + len;
	return NULL;
}

/* A particle is a word that begins with a small ASCII letter: "van", "de", "d'". */
static bool
is_particle(const char *word)
{
	return *word >= 'a' && *word <= 'z';
}

void
name_parse(const char *s, size_t len, struct name *name)
{
	const char *comma = memchr(s, ',', len), *space;
	struct str whole = trim(s, len);

	*name = (struct name){ .family = { .s = "" } };
	if (comma) {
		name->family = trim(s, (size_t)(comma - s));
		name->given = trim(comma + 1, len - (size_t)(comma + 1 - s));
		return;
	}
	space = last_space(whole.s, whole.len);
	if (!space) {
		name->literal = whole;
		return;
	}
	name->family = (struct str){ space + 1, whole.len - (size_t)(space + 1 - whole.s) };
	whole = trim(whole.s, (size_t)(space - whole.s));
	/* The particle is the last run of small words between given and family name. */
	for (;;) {
		const char *word = last_space(whole.s, whole.len);

		if (!word || !is_particle(word + 1))
			break;
		if (!name->non_dropping_particle.len)
			name->non_dropping_particle.len = whole.len - (size_t)(word + 1 - whole.s);
		else
			name->non_dropping_particle.len +=
				(size_t)(name->non_dropping_particle.s - (word + 1));
		name->non_dropping_particle.s = word + 1;
		whole = trim(whole.s, (size_t)(word - whole.s));
	}
	name->given = whole;
}

bool
name_read(struct value v, struct name *name)
{
	struct value as;

	*name = (struct name){ .family = { .s = "" } };
	if (value_form(v) == VALUE_TEXT) {
		name_parse(value_text(v), value_len(v), name);
		return value_len(v) > 0;
	}
	if (value_form(v) != VALUE_MAP)
		return false;
	as = value_get(v, KEY_AS_NAME);
	if (value_form(as) == VALUE_TEXT || value_form(as) == VALUE_MAP)
		return name_read(as, name);
	name->family = text_of(value_get(v, KEY_FAMILY));
	name->given = text_of(value_get(v, KEY_GIVEN));
	name->dropping_particle = text_of(value_get(v, KEY_DROPPING_PARTICLE));
	name->non_dropping_particle = text_of(value_get(v, KEY_NON_DROPPING_PARTICLE));
	name->suffix = text_of(value_get(v, KEY_SUFFIX));
	name->literal = text_of(value_get(v, KEY_LITERAL));
	name->comma_suffix = is_true(value_get(v, KEY_COMMA_SUFFIX));
	name->static_ordering = is_true(value_get(v, KEY_STATIC_ORDERING));
	return name->family.len || name->given.len || name->literal.len;
}

/* Append a part behind what is there; an elided particle ("d'") takes no space after it. */
static void
join(struct buf *b, size_t start, struct str part)
{
	static const char typographic[] = "\xe2\x80\x99";
	bool elided = b->len > start && (b->data[b->len - 1] == '\'' || b->data[b->len - 1] == '-');

	if (!part.len)
		return;
	if (b->len >= start + 3 && !memcmp(b->data + b->len - 3, typographic, 3))
		elided = true;
	if (b->len > start && !elided)
		buf_putc(b, ' ');
	buf_add(b, part.s, part.len);
}

static void
add_suffix(struct buf *b, const struct name *name, const char *separator)
{
	if (!name->suffix.len)
		return;
	buf_puts(b, separator);
	buf_add(b, name->suffix.s, name->suffix.len);
}

void
name_add(struct buf *b, const struct name *name)
{
	size_t start = b->len;

	if (name->literal.len) {
		buf_add(b, name->literal.s, name->literal.len);
		return;
	}
	if (name->static_ordering) {
		join(b, start, name->family);
		join(b, start, name->given);
		return;
	}
	join(b, start, name->given);
	join(b, start, name->dropping_particle);
	join(b, start, name->non_dropping_particle);
	join(b, start, name->family);
	add_suffix(b, name, name->comma_suffix ? ", " : " ");
}

void
name_add_inverted(struct buf *b, const struct name *name)
{
	size_t start = b->len;

	if (name->literal.len || name->static_ordering || !name->family.len) {
		name_add(b, name);
		return;
	}
	join(b, start, name->non_dropping_particle);
	join(b, start, name->family);
	if (name->given.len || name->dropping_particle.len) {
		buf_puts(b, ", ");
		start = b->len;
		join(b, start, name->given);
		join(b, start, name->dropping_particle);
	}
	add_suffix(b, name, ", ");
}

void
name_add_sorted(struct buf *b, const struct name *name)
{
	size_t start = b->len;

	if (name->literal.len || !name->family.len) {
		name_add(b, name);
		return;
	}
	join(b, start, name->family);
	buf_puts(b, ", ");
	start = b->len;
	join(b, start, name->given);
	join(b, start, name->dropping_particle);
	join(b, start, name->non_dropping_particle);
	join(b, start, name->suffix);
}
