/* SPDX-License-Identifier: MIT */
#include "tui/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct session *
sessions_find(const struct sessions *ss, const struct opened *opened)
{
	for (size_t i = 0; i < ss->count; i++)
		if (ss->session[i]->opened == opened)
			return ss->session[i];
	return NULL;
}

struct session *
sessions_add(struct sessions *ss, const struct opened *opened, const struct languages *languages,
	     enum charset charset)
{
	struct content content = { .catalogue = opened->catalogue, .languages = languages };
	struct session *s = xcalloc(1, sizeof *s);

	s->opened = opened;
	browser_init(&s->browser, &content, charset);
	ss->session = mem_grow(ss->session, &ss->room, ss->count + 1, sizeof *ss->session);
	return ss->session[ss->count++] = s;
}

static void
session_free(struct session *s)
{
	browser_release(&s->browser);
	free(s);
}

void
sessions_forget(struct sessions *ss, const struct opened *opened)
{
	for (size_t i = 0; i < ss->count; i++)
		if (ss->session[i]->opened == opened) {
			session_free(ss->session[i]);
			memmove(ss->session + i, ss->session + i + 1,
				(--ss->count - i) * sizeof *ss->session);
			return;
		}
}

void
sessions_release(struct sessions *ss)
{
	for (size_t i = 0; i < ss->count; i++)
		session_free(ss->session[i]);
	free(ss->session);
	*ss = (struct sessions){ 0 };
}
