/* SPDX-License-Identifier: MIT */
#include "cli/reader.h"

#include <stdlib.h>

#include "store/locate.h"
#include "sys/watch.h"

static void
compare(struct reader *r, const struct catalogue *c, const char *key, const struct paths *paths)
{
	struct edition edition;
	const struct edition *base;

	edition_of(&edition, c, watch_stamp((const char *const *)paths->path, paths->count));
	base = seen_base(&r->state, &edition);
	if (base)
		seen_open(&r->seen, key, base);
	r->news = (struct news){ .catalogue = c, .id = r->seen.id, .ids = r->seen.ids };
	edition_release(&edition);
}

void
reader_init(struct reader *r, const struct cli *cli, const struct catalogue *c)
{
	const struct options *o = cli->options;
	struct paths paths = { .path = NULL };
	struct diags told = { .diag = NULL };   /* already, when the catalogue was loaded */
	char *key;

	*r = (struct reader){ .state = { .scroll = 0 } };
	locate_catalogue(&paths, o->catalogue, o->catalogues, cli->settings, o->program, &told);
	key = state_key(c, &paths);
	state_read(key, &r->state);
	compare(r, c, key, &paths);
	marks_merge(&r->marks, &r->state.marks);
	marks_attach(&r->marks, c);
	notes_merge(&r->notes, &r->state.notes);
	notes_attach(&r->notes, c);
	r->known = (struct known){ .marks = &r->marks, .notes = &r->notes, .news = &r->news,
				   .searches = &r->state.searches };
	r->hooks = known_hooks(&r->known);
	free(key);
	diags_release(&told);
	paths_release(&paths);
}

void
reader_release(struct reader *r)
{
	marks_release(&r->marks);
	notes_release(&r->notes);
	seen_close(&r->seen);
	state_release(&r->state);
}
