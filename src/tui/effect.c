/* SPDX-License-Identifier: MIT */
#include "tui/effect.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
effects_push(struct effects *es, enum effect_kind kind, const char *text)
{
	es->effect = mem_grow(es->effect, &es->room, es->count + 1, sizeof *es->effect);
	es->effect[es->count++] = (struct effect){ .kind = kind,
						   .text = text ? xstrdup(text) : NULL };
}

bool
effects_take(struct effects *es, struct effect *effect)
{
	if (!es->count)
		return false;
	*effect = es->effect[0];
	memmove(es->effect, es->effect + 1, --es->count * sizeof *es->effect);
	return true;
}

void
effects_release(struct effects *es)
{
	for (size_t i = 0; i < es->count; i++)
		free(es->effect[i].text);
	free(es->effect);
	*es = (struct effects){ 0 };
}
