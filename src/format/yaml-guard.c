/* SPDX-License-Identifier: MIT */
/*
 * For each word and line of a text libyaml (0.2.5) wipes the room of the longest run of blanks that
 * the text had so far, and it compares each %TAG with all that came before it.
 */
#include "format/yaml-guard.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/gettext.h"
#include "format/scan.h"

#define BLANKS_MAX 4096                 /* bytes of blanks and line ends in a row */
#define WIPED_MAX ((uint64_t)1 << 32)   /* bytes that longer runs may cost: a tenth of a second */
#define TAGS_MAX 64                     /* %TAG lines in a row */

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

/* The run of blanks around a place. */
static size_t
run_at(const char *text, size_t len, size_t at, size_t *start)
{
	size_t end = at;

	*start = at;
	while (*start && is_blank(text[*start - 1]))
		--*start;
	while (end < len && is_blank(text[end]))
		end++;
	return end - *start;
}

static uint64_t
count_words(const char *text, size_t len)
{
	uint64_t words = 0;

	for (size_t i = 1; i < len; i++)
		words += is_blank(text[i - 1]) && !is_blank(text[i]);
	return words;
}

/*
 * Which of them stand in one text only libyaml knows: all that follow are taken to.  A long run
 * has at least one of every BLANKS_MAX bytes.
 */
static void
check_blanks(struct source *s, const char *text)
{
	size_t len = s->end - s->begin, longest = 0, first = 0, start;

	for (size_t at = BLANKS_MAX; at < len; at += BLANKS_MAX) {
		size_t run = is_blank(text[at]) ? run_at(text, len, at, &start) : 0;

		if (run <= BLANKS_MAX)
			continue;
		first = longest ? first : start;
		longest = run > longest ? run : longest;
		at = start + run;
	}
	if (!longest || count_words(text + first, len - first) <= WIPED_MAX / longest)
		return;
	source_error(s, s->begin + first,
		     _("more than %d blanks and empty lines stand here in a row"), BLANKS_MAX);
	end_at(s, s->begin + first);
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
