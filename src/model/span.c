/* SPDX-License-Identifier: MIT */
#include "model/span.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
spans_clear(struct spans *s)
{
	buf_clear(&s->text);
	s->count = 0;
}

void
spans_release(struct spans *s)
{
	buf_release(&s->text);
	free(s->span);
	*s = (struct spans)SPANS_INIT;
}

const char *
span_text(const struct spans *s, size_t i)
{
	return s->text.data + s->span[i].at;
}

void
spans_add(struct spans *s, enum span_kind kind, uint32_t record, const char *text)
{
	if (!*text)
		return;
	s->span = mem_grow(s->span, &s->room, s->count + 1, sizeof *s->span);
	s->span[s->count++] = (struct span){ kind, record, s->text.len };
	buf_add(&s->text, text, strlen(text) + 1);
}
