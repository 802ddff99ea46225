/* SPDX-License-Identifier: MIT */
#include "model/telling.h"

#include <string.h>

#include "base/ascii.h"
#include "model/duplicate-key.h"

const enum key telling_keys[TELLINGS] = {
	[TELLING_VOLUME] = KEY_VOLUME, [TELLING_ISSUE] = KEY_ISSUE,
	[TELLING_PAGE] = KEY_PAGE,     [TELLING_NUMBER] = KEY_NUMBER,
	[TELLING_PART] = KEY_PART,     [TELLING_EDITION] = KEY_EDITION,
};

void
telling_add(struct buf *out, struct str value)
{
	size_t at = 0, end;

	while (at < value.len && !ascii_is_digit(value.s[at]))
		at++;
	if (at == value.len) {
		dup_words(out, value);
		return;
	}
	while (at + 1 < value.len && value.s[at] == '0' && ascii_is_digit(value.s[at + 1]))
		at++;
	for (end = at; end < value.len && ascii_is_digit(value.s[end]); end++)
		;
	buf_add(out, value.s + at, end - at);
}

bool
telling_differ(struct str a, struct str b)
{
	return a.len && b.len && ascii_is_digit(*a.s) == ascii_is_digit(*b.s) &&
	       (a.len != b.len || memcmp(a.s, b.s, a.len) != 0);
}
