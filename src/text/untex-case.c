/* SPDX-License-Identifier: MIT */
#include "text/untex.h"

#include "text/case.h"
#include "text/utf8.h"

/* The case of the first letter of a text that has become letters. */
static enum untex_case
letter_case(const char *s, size_t len)
{
	uint32_t code;

	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &code);
		if (!n)
			return UNTEX_CASELESS;
		if (case_is_lower(code))
			return UNTEX_LOWER;
		if (case_is_upper(code))
			return UNTEX_UPPER;
	}
	return UNTEX_CASELESS;
}

enum untex_case
untex_case(const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		enum untex_case found;
		struct buf text = BUF_INIT;
		size_t end;
		uint32_t code;

		if (s[i] == '{') {
			end = untex_group_end(s, len, i);
			/* Only a group that begins with a command is a letter. */
			if (i + 1 < end && s[i + 1] != '\\') {
				i = end;
				continue;
			}
		} else if (s[i] == '\\') {
			end = len;
		} else {
			size_t n = utf8_decode(s + i, len - i, &code);

			end = i + (n ? n : 1);
		}
		untex_add(&text, s + i, end - i, NULL);
		found = letter_case(text.data, text.len);
		buf_release(&text);
		if (found != UNTEX_CASELESS)
			return found;
		i = end;
	}
	return UNTEX_CASELESS;
}
