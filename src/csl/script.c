/* SPDX-License-Identifier: MIT */
#include "csl/script.h"

#include <stddef.h>

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
