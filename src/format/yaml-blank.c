/* SPDX-License-Identifier: MIT */
#include "format/yaml-blank.h"

#include <stdint.h>
#include <string.h>

#include "base/gettext.h"
#include "text/blank.h"
#include "text/utf8.h"

static bool
is_odd(const struct source *s, size_t at, size_t end)
{
	return at < end && (unsigned char)s->bytes[at] >= 0x80 &&
	       blank_len(s->bytes + at, end - at) > 0;
}

size_t
yaml_blank_find(const struct source *s, size_t at, size_t end)
{
	while (at < end && strchr(" \t-?", s->bytes[at]))
		at++;
	if (is_odd(s, at, end))
		return at;
	while (at < end && s->bytes[at] != ':')
		at++;
	return is_odd(s, at + 1, end) ? at + 1 : YAML_BLANK_NONE;
}

/* In a key it may stand at the end, too. */
static size_t
find_in_key(const struct source *s, size_t at, size_t end)
{
	size_t found = yaml_blank_find(s, at, end), last = end;

	while (found == YAML_BLANK_NONE && last > at && end - last < 4)
		if (is_odd(s, --last, end) && blank_len(s->bytes + last, end - last) == end - last)
			found = last;
	return found;
}

void
yaml_blank_say(struct buf *out, const struct source *s, size_t at)
{
	uint32_t code = 0;

	utf8_decode(s->bytes + at, s->len - at, &code);
	if (code == 0xA0)
		buf_puts(out, _("this is a no-break space (U+00A0), which only looks like a space; "
				"type a space here"));
	else
		buf_printf(out, _("this is another blank than a space (U+%04X), and only looks "
				  "like one; type a space here"),
			   (unsigned)code);
}

bool
yaml_blank_told(struct source *s, size_t at, size_t end)
{
	size_t found = s->ascii ? YAML_BLANK_NONE : find_in_key(s, at, end);
	struct buf sentence = BUF_INIT;

	if (found == YAML_BLANK_NONE)
		return false;
	yaml_blank_say(&sentence, s, found);
	source_warning(s, found, "%s", sentence.data);
	buf_release(&sentence);
	return true;
}
