/* SPDX-License-Identifier: MIT */
/*
 * For each word and line of a text libyaml (0.2.5) wipes the room of the longest run of blanks that
 * the text had so far, and it compares each %TAG with all that came before it.
 */
#include "format/yaml-guard.h"

#include <stdbool.h>
#include <string.h>

#include "base/gettext.h"
#include "format/scan.h"

#define BLANKS_MAX 4096 /* bytes of blanks and line ends in a row */
#define TAGS_MAX 64	/* %TAG lines in a row */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void
end_at(struct source *s, size_t at)
{
	s->end = at;
	s->broken = true;
}

/* A run that is too long has at least one of every BLANKS_MAX bytes. */
static void
check_blanks(struct source *s, const char *text)
{
	size_t len = s->end - s->begin;

	for (size_t at = BLANKS_MAX; at < len; at += BLANKS_MAX) {
		size_t start = at, end = at;

		if (!is_blank(text[at]))
			continue;
		while (start && is_blank(text[start - 1]))
			start--;
		while (end < len && end - start <= BLANKS_MAX && is_blank(text[end]))
			end++;
		if (end - start <= BLANKS_MAX)
			continue;
		source_error(s, s->begin + start,
			     _("more than %d blanks and empty lines stand here in a row"),
			     BLANKS_MAX);
		end_at(s, s->begin + start);
		return;
	}
}

/* Blank lines and comments may stand between them. */
static void
check_tags(struct source *s, const char *text)
{
	size_t first = 0, count = 0;

	for (size_t i = 0; i < s->lines && s->line[i] < s->end; i++) {
		size_t at = s->line[i] - s->begin, len = s->end - s->begin - at;

		if (len > 4 && text[at] == '%' && !memcmp(text + at, "%TAG", 4)) {
			first = count++ ? first : at;
		} else if (count) {
			while (len && (text[at] == ' ' || text[at] == '\t'))
				at++, len--;
			if (len && !strchr("#\r\n", text[at]))
				count = 0;
		}
		if (count <= TAGS_MAX)
			continue;
		source_error(s, s->begin + first,
			     _("directives other than %%YAML are not used here"));
		end_at(s, s->begin + first);
		return;
	}
}

void
yaml_guard(struct source *s)
{
	const char *text = scan_text(s);

	check_blanks(s, text);
	check_tags(s, text);
}
