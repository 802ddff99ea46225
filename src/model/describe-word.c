/* SPDX-License-Identifier: MIT */
#include "model/describe.h"

#include <string.h>

#include "base/gettext.h"

static const struct {
	const char *kind, *word;
} words[] = {
	/* TRANSLATORS: the next five: how a form of a name in print differs from the usual. */
	{ "earlier-name", N_("earlier name") },
	{ "inferred", N_("inferred") },
	{ "later-name", N_("later name") },
	{ "misprint", N_("misprint") },
	{ "variant", N_("variant") },
	/* TRANSLATORS: the next three: what a topic is; a theme is anything else to write on. */
	{ "mineral", N_("mineral") },
	{ "protected-area", N_("protected area") },
	{ "theme", N_("theme") },
};

const char *
describe_word(const char *kind)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i].kind, kind))
			return _(words[i].word);
	return kind;
}
