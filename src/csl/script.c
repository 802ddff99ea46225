/* SPDX-License-Identifier: MIT */
#include "csl/script.h"

#include <stddef.h>

#include "text/utf8.h"

static const struct {
	uint32_t from, to;
} ranges[] = {
	{ '-', '-' },	  { '0', '9' },	      { 'A', 'Z' },	  { 'a', 'z' },
	{ 0xC0, 0x24F },  { 0x370, 0x52F },   { 0x590, 0x5D4 },	  { 0x5D6, 0x6FF },
	{ 0xE01, 0xE5B }, { 0x1E00, 0x1FFF }, { 0x200C, 0x200E }, { 0x202A, 0x202E },
};

bool
csl_is_spaced(uint32_t code)
{
	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (code <= ranges[i].to)
			return code >= ranges[i].from;
	return false;
}

bool
csl_has_spaced(struct str s)
{
	uint32_t code;
	size_t n;

	for (size_t i = 0; i < s.len; i += n) {
		n = utf8_decode(s.s + i, s.len - i, &code);
		if (csl_is_spaced(code))
			return true;
	}
	return false;
}
