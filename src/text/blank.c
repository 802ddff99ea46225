/* SPDX-License-Identifier: MIT */
#include "text/blank.h"

#include <stdint.h>

#include "text/utf8.h"

/* Keyboards give blanks that look like any other: French ones U+00A0, Japanese ones U+3000. */
size_t
blank_len(const char *s, size_t len)
{
	uint32_t code = 0;
	size_t n = utf8_decode(s, len, &code);

	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x1680 ||
			       (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
			       code == 0x205F || code == 0x3000
		       ? n
		       : 0;
}
