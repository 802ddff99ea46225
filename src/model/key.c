/* SPDX-License-Identifier: MIT */
#include "model/key.h"

#include <string.h>

#include "base/gettext.h"
#include "model/identifier.h"

const struct key_row key_rows[KEYS] = {
	[KEY_NONE] = { .name = "", .label = "" },
#define KEY(id_, name_, shapes_, type_, label_) \
	[KEY_##id_] = { .name = name_, .len = sizeof name_ - 1, .shapes = shapes_, \
			.type = type_, .label = label_ },
#include "model/key.def"
#undef KEY
};

const char *
key_label(enum key key, uint32_t values)
{
	const struct key_row *row = key_row(key);

	return row->labels ? Q_(row->label, row->labels, values) : _(row->label);
}

enum key
key_find(enum shape shape, const char *name, size_t len)
{
	for (unsigned k = KEY_NONE + 1; k < KEYS; k++)
		if (key_rows[k].shapes & (unsigned)shape && key_rows[k].len == len &&
		    !memcmp(key_rows[k].name, name, len))
			return (enum key)k;
	return KEY_NONE;
}

static const char *
word(const void *context, size_t i)
{
	const enum shape *shape = context;

	return key_rows[i].shapes & (unsigned)*shape ? key_rows[i].name : "";
}

const char *
key_nearest(enum shape shape, const char *name, size_t len)
{
	return nearest(name, len, KEYS, word, &shape);
}
