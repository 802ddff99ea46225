/* SPDX-License-Identifier: MIT */
#include "format/out-cff.h"

#include <string.h>

static void
put(struct emitter *e, const char *key, const char *s)
{
	emit_field(e, key, s, strlen(s));
}

/* DOI, ISBN and ISSN have their keys when they are as the format wants them. */
static bool
is_doi(const char *s)
{
	size_t prefix;

	if (strncmp(s, "10.", 3) != 0)
		return false;
	prefix = strspn(s + 3, "0123456789.");
	return prefix >= 4 && s[3 + prefix] == '/' && s[4 + prefix] &&
	       !s[4 + prefix +
		  strspn(s + 4 + prefix, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
					 "0123456789:/_;-.()[]\\")];
}

static bool
is_isbn(const char *s)
{
	size_t n = strspn(s, "0123456789- ");

	return n >= 10 && n <= 17 && (!s[n] || (s[n] == 'X' && !s[n + 1]));
}

static bool
is_issn(const char *s)
{
	return strlen(s) == 9 && strspn(s, "0123456789") == 4 && s[4] == '-' &&
	       strspn(s + 5, "0123456789") >= 3 && strchr("0123456789xX", s[8]);
}

void
cff_identifiers(struct out *o, struct emitter *e)
{
	static const struct {
		enum key key;
		const char *name;
		bool (*fits)(const char *);
	} ids[] = {
		{ KEY_DOI, "doi", is_doi },
		{ KEY_ISBN, "isbn", is_isbn },
		{ KEY_ISSN, "issn", is_issn },
	};
	struct buf b = BUF_INIT;
	bool placed[3] = { false }, any = false;
	const char *s;

	for (size_t i = 0; i < 3; i++)
		for (uint32_t k = 0; (s = out_item(o, ids[i].key, k)); k++) {
			if (placed[i] || !ids[i].fits(s))
				continue;
			put(e, ids[i].name, s);
			placed[i] = true;
		}
	/* A second ISBN, and all that has no form. */
	for (size_t i = 0; i < 3; i++) {
		bool first = placed[i];

		for (uint32_t k = 0; (s = out_item(o, ids[i].key, k)); k++) {
			if (first && ids[i].fits(s)) {
				first = false;
				continue;
			}
			if (!any)
				emit_open(e, "identifiers");
			any = true;
			buf_clear(&b);
			buf_printf(&b, "%s:%s", ids[i].name, s);
			emit_item(e);
			put(e, "type", "other");
			put(e, "value", b.data);
			emit_item_end(e);
		}
	}
	if (any)
		emit_close(e);
	buf_release(&b);
}
