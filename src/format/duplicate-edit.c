/* SPDX-License-Identifier: MIT */
#include "format/duplicate-edit.h"

#include "format/yaml-put.h"
#include "model/describe.h"

static void
put(struct buf *out, const char *lead, const char *before, const char *text, const char *after)
{
	buf_puts(out, lead);
	buf_puts(out, before);
	yaml_put_flow(out, str_of(text));
	buf_puts(out, after);
}

bool
duplicate_join(struct buf *out, const struct catalogue *c, const struct duplicate *d,
	       const struct languages *languages, const char *lead)
{
	const char *first = record_id(c, d->first), *second = record_id(c, d->second);
	struct buf name = BUF_INIT;

	if (!*first)
		return false;
	put(out, lead, "- id: ", first, "\n");
	describe_title(&name, c, d->second, languages);
	if (record_kind(c, d->first) != KIND_STUDY)
		put(out, lead, "  also: [{as: ", name.data, ", kind: variant}]\n");
	if (*second)
		put(out, lead, "  formerly: [", second, "]\n");
	buf_release(&name);
	return true;
}

bool
duplicate_part(struct buf *out, const struct catalogue *c, const struct duplicate *d,
	       const char *lead)
{
	const char *second = record_id(c, d->second);

	if (!*record_id(c, d->first) || !*second)
		return false;
	put(out, lead,
	    record_kind(c, d->first) == KIND_STUDY ? "- related: [" : "- different-from: [", second,
	    "]\n");
	return true;
}
