/* SPDX-License-Identifier: MIT */
#include "tui/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/again.h"
#include "tui/notice.h"

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
	for (int i = 0; i < NOTICE_LENGTHS; i++)
		s->progress[i] = (struct buf)BUF_INIT;
	browser_init(&s->browser, &content, charset);
	ss->session = mem_grow(ss->session, &ss->room, ss->count + 1, sizeof *ss->session);
	return ss->session[ss->count++] = s;
}

bool
session_replace(struct session *s, struct opened *opened, struct loaded *loaded,
		struct spot *spot, struct buf *sentence)
{
	bool taken = opened_wants(opened, loaded), first = opened->partial;
	bool silent = loaded->partial;

	if (taken && s)
		browser_replace(&s->browser, loaded->catalogue);
	if (taken && spot && spot->filter)
		spot->record = record_again(opened->catalogue, spot->record, loaded->catalogue);
	if (taken)
		opened_replace(opened, loaded);
	else
		opened_keep(opened, loaded);
	if (!silent)
		notice_loaded(sentence, &opened->diags, taken, first);
	return !taken || opened->diags.errors;
}

bool
session_source(const struct session *s, bool problems, struct buf *out)
{
	const struct diags *diags = &s->opened->diags;
	const struct diag *worst = diags_worst(diags);
	const char *file;
	unsigned line;

	if (problems && worst && worst->place.file) {
		file = worst->place.file;
		line = worst->place.line;
	} else if (!browser_source(&s->browser, &file, &line)) {
		const struct catalogue *c = s->browser.content.catalogue;

		/* Who has no study yet wants to write one, wherever he is. */
		if (catalogue_count(c, KIND_STUDY) || !catalogue_count(c, KIND_FILE))
			return false;
		file = catalogue_file(c, 0);
		line = 1;
	}
	buf_printf(out, "%u %s", line, file);
	return true;
}

static void
session_free(struct session *s)
{
	browser_release(&s->browser);
	for (int i = 0; i < NOTICE_LENGTHS; i++)
		buf_release(&s->progress[i]);
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
