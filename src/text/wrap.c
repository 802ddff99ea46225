/* SPDX-License-Identifier: MIT */
#include "text/show.h"

#include <string.h>

/* Where a line could end, and where the next one would begin. */
struct place_to_break {
	size_t end, next;
};

/* After these a word may be parted: hyphens and slashes, but not at the "//" of a URL. */
static bool
is_joint(const struct glyph *g, const char *s, size_t pos, size_t len)
{
	if (!strcmp(g->bytes, "/"))
		return (!pos || s[pos - 1] != '/') && (pos + 1 >= len || s[pos + 1] != '/');
	return !strcmp(g->bytes, "-") || !strcmp(g->bytes, "\xE2\x80\x90");
}

/* A character of a script without spaces, not a name or letters in place of one. */
static bool
is_wide(const struct glyph *g)
{
	return g->cols == 2 && (unsigned char)g->bytes[0] >= 0xE0;
}

size_t
show_wrap(const struct show_style *style, const char *s, size_t len, int cols, size_t *next)
{
	struct place_to_break best = { 0, 0 };
	struct glyph g;
	size_t pos = 0, end = 0;        /* `end`: after the last glyph that is not blank */
	bool after_wide = false;
	int width = 0;

	for (; show_next(style, s + pos, len - pos, &g); pos += g.source) {
		if (g.blank) {
			if (memchr(s + pos, '\n', g.source)) {
				*next = pos + g.source;
				return end;
			}
			if (end)
				best = (struct place_to_break){ end, pos + g.source };
			width = width > cols ? width : width + g.cols;
			after_wide = false;
			continue;
		}
		if (after_wide && is_wide(&g))
			best = (struct place_to_break){ pos, pos };
		if (g.cols > cols - width) {
			if (!pos)
				end = pos = g.source;
			if (!best.next)
				best = (struct place_to_break){ end, pos };
			*next = best.next;
			return best.end;
		}
		width += g.cols;
		after_wide = is_wide(&g);
		if (is_joint(&g, s, pos, len) && end && end == pos)
			best = (struct place_to_break){ pos + g.source, pos + g.source };
		end = pos + g.source;
	}
	*next = len;
	return end;
}
