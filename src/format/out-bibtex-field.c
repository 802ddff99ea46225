/* SPDX-License-Identifier: MIT */
#include "format/out-bibtex.h"

#include <string.h>

#include "base/ascii.h"
#include "text/tex.h"

bool
bibtex_is_latex(const struct out *o)
{
	return o->wish.format->exporter == &out_biblatex;
}

void
bibtex_open(struct out *o, const char *name)
{
	buf_printf(o->b, "  %s = {", name);
}

void
bibtex_close(struct out *o)
{
	buf_puts(o->b, "},\n");
}

void
bibtex_add(struct out *o, enum key key, const char *s, size_t len)
{
	if (!tex_add_rich(o->b, s, len, o->wish.ascii))
		out_lose(o, key, LOSS_PART);
}

void
bibtex_text(struct out *o, enum key key, const char *name, const char *s)
{
	if (!*s)
		return;
	bibtex_open(o, name);
	bibtex_add(o, key, s, strlen(s));
	bibtex_close(o);
}

/* Verbatim, but for what would end the field; a break with its indent was never part of it. */
void
bibtex_plain(struct out *o, const char *name, const char *s)
{
	if (!*s)
		return;
	bibtex_open(o, name);
	for (; *s; s++) {
		if (*s == '\n') {
			while (s[1] == ' ' || s[1] == '\t')
				s++;
			continue;
		}
		if (strchr("{}\\ ", *s) || (o->wish.ascii && (unsigned char)*s >= 0x80))
			buf_printf(o->b, "%%%02X", (unsigned char)*s);
		else
			buf_putc(o->b, *s);
	}
	bibtex_close(o);
}

void
bibtex_title(struct out *o, enum key key, const char *name)
{
	const char *s = out_text(o, key);

	if (!*s)
		return;
	buf_printf(o->b, "  %s = {{", name);
	bibtex_add(o, key, s, strlen(s));
	buf_puts(o->b, "}},\n");
}

/* Does a part of a name need braces, lest it be taken apart at a comma or an "and"? */
static bool
splits(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		bool starts = !i || s.s[i - 1] == ' ';

		if (s.s[i] == ',')
			return true;
		if (starts && s.len - i >= 3 && ascii_lower(s.s[i]) == 'a' &&
		    ascii_lower(s.s[i + 1]) == 'n' && ascii_lower(s.s[i + 2]) == 'd' &&
		    (s.len - i == 3 || s.s[i + 3] == ' '))
			return true;
	}
	return str_is(s, "others");
}

void
bibtex_part(struct out *o, enum key key, struct str s, bool braces)
{
	if (braces)
		buf_putc(o->b, '{');
	bibtex_add(o, key, s.s, s.len);
	if (braces)
		buf_putc(o->b, '}');
}

/* A no-break space counts: readers take names apart there as well. */
static bool
has_blank(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.s[i] == ' ' || (s.len - i >= 2 && !memcmp(s.s + i, "\xc2\xa0", 2)))
			return true;
	return false;
}

/* "particle Family, Suffix, Given dropping": BibTeX's third form, or its second. */
static void
add_name(struct out *o, enum key key, const struct name *n)
{
	struct str family = n->family.len ? n->family : n->given;
	bool several = has_blank(family);
	/* "de la Cruz" would lose a particle, "Ana Cruz" without a given name become two parts. */
	bool braces = several && (ascii_is_lower(family.s[0]) || !n->given.len);

	if (n->literal.len) {
		bibtex_part(o, key, n->literal, true);
		return;
	}
	if (n->dropping_particle.len) {
		bibtex_part(o, key, n->dropping_particle, splits(n->dropping_particle));
		buf_putc(o->b, ' ');
	}
	if (n->non_dropping_particle.len) {
		bibtex_part(o, key, n->non_dropping_particle, splits(n->non_dropping_particle));
		buf_putc(o->b, ' ');
		if (n->dropping_particle.len)
			out_lose(o, key, LOSS_PART);
	}
	bibtex_part(o, key, family, braces || splits(family) || !n->family.len);
	if (n->suffix.len) {
		buf_puts(o->b, ", ");
		bibtex_part(o, key, n->suffix, splits(n->suffix));
	}
	if (n->given.len && n->family.len) {
		buf_puts(o->b, ", ");
		bibtex_part(o, key, n->given, splits(n->given));
	}
}

void
bibtex_names(struct out *o, enum key key, const char *field)
{
	uint32_t count = value_items(out_value(o, key));
	struct name name;
	size_t n = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (!out_name(o, key, i, &name))
			continue;
		if (!n++)
			bibtex_open(o, field);
		else
			buf_puts(o->b, " and ");
		/* "et al.", as pandoc has it of what was BibTeX before. */
		if (i && i + 1 == count && str_is(name.literal, "others"))
			buf_puts(o->b, "others");
		else
			add_name(o, key, &name);
	}
	if (n)
		bibtex_close(o);
}

/* BibLaTeX takes them as a list, in which each that has an "and" of its own needs braces. */
void
bibtex_parties(struct out *o, enum key key, const char *field)
{
	const char *s;
	size_t n = 0;

	for (uint32_t i = 0; (s = out_party(o, key, i)); i++) {
		if (!*s)
			continue;
		if (!n++)
			bibtex_open(o, field);
		else
			buf_puts(o->b, " and ");
		bibtex_part(o, key, str_of(s), bibtex_is_latex(o) && splits(str_of(s)));
	}
	if (n)
		bibtex_close(o);
	if (n > 1 && !bibtex_is_latex(o))
		out_lose(o, key, LOSS_WORDS);
}

void
bibtex_pages(struct out *o, enum key key, const char *field, const char *s)
{
	if (!*s)
		return;
	bibtex_open(o, field);
	while (*s) {
		size_t len = strcspn(s, "-\xe2");
		bool dash = !strncmp(s + len, "\xe2\x80\x93", 3);

		if (s[len] == '\xe2' && !dash)
			len = strlen(s);
		bibtex_add(o, key, s, len);
		s += len;
		if (*s)
			buf_puts(o->b, "--");
		s += dash ? 3 : strspn(s, "-");
	}
	bibtex_close(o);
}

void
bibtex_date(struct out *o, enum key key, const char *field)
{
	struct date date;

	if (!out_date(o, key, &date))
		return;
	bibtex_open(o, field);
	date_add_edtf(o->b, &date);
	/* BibLaTeX has no ".." but an end that is not there. */
	if (o->b->len >= 3 && !strcmp(o->b->data + o->b->len - 3, "/.."))
		buf_truncate(o->b, o->b->len - 2);
	bibtex_close(o);
}
