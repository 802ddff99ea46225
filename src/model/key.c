/* SPDX-License-Identifier: MIT */
#include "model/key.h"

#include <string.h>

#include "base/gettext.h"
#include "model/identifier.h"

static const struct key_row rows[KEYS] = {
	[KEY_NONE] = { .name = "", .label = "" },
#define KEY(id_, name_, shapes_, type_, label_) \
	[KEY_##id_] = { .name = name_, .shapes = shapes_, .type = type_, .label = label_ },
#include "model/key.def"
#undef KEY
};

const struct key_row *
key_row(enum key key)
{
	return &rows[key > KEY_NONE && key < KEYS ? key : KEY_NONE];
}

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
		if (rows[k].shapes & (unsigned)shape && rows[k].name[0] == *name &&
		    strlen(rows[k].name) == len && !memcmp(rows[k].name, name, len))
			return (enum key)k;
	return KEY_NONE;
}

static const char *
word(const void *context, size_t i)
{
	const enum shape *shape = context;

	return rows[i].shapes & (unsigned)*shape ? rows[i].name : "";
}

const char *
key_nearest(enum shape shape, const char *name, size_t len)
{
	return nearest(name, len, KEYS, word, &shape);
}
