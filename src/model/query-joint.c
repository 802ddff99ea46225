/* SPDX-License-Identifier: MIT */
/* What lists put between and behind names, which asks for nothing. */
#include "model/query-tree.h"

#include <string.h>

#include "base/gettext.h"

/* Between two names in lists of this reader: "&", in Portuguese "e". */
static struct str
between_names(void)
{
	const char *first = strstr(_("%s & %s"), "%s"),
		   *second = first ? strstr(first + 2, "%s") : NULL;

	return second ? blank_trim((struct str){ first + 2, (size_t)(second - first) - 2 })
		      : (struct str){ "", 0 };
}

bool
query_joint(size_t i, struct str *joint)
{
	static const char *const joints[] = { "AND", "&", "et al" };
	const size_t count = sizeof joints / sizeof *joints;

	if (i < count)
		*joint = str_of(joints[i]);
	else if (i == count)
		*joint = str_of(_("et al."));
	else
		*joint = between_names();
	return i <= count + 1;
}

bool
query_joint_between(struct str word)
{
	/* English, French, German, Spanish, Portuguese, Swahili, Malagasy. */
	static const char *const words[] = { "and", "et", "und", "y", "e", "na", "sy" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

bool
query_joint_begins(struct str word)
{
	struct str joint;

	for (size_t i = 0; query_joint(i, &joint); i++)
		if (joint.len >= word.len && !memcmp(joint.s, word.s, word.len) &&
		    (joint.len == word.len || joint.s[word.len] == ' '))
			return true;
	return false;
}
