/* SPDX-License-Identifier: MIT */
#include "cli/marked.h"

#include <stdlib.h>

#include "store/locate.h"
#include "store/state.h"

static void
read_marks(struct marked *m)
{
	const struct options *o = m->cli->options;
	struct paths paths = { .path = NULL };
	struct diags told = { .diag = NULL };   /* already, when the catalogue was loaded */
	struct state state;
	char *key;

	locate_catalogue(&paths, o->catalogue, o->catalogues, m->cli->settings, o->program, &told);
	key = state_key(m->catalogue, &paths);
	state_read(key, &state);
	marks_merge(&m->marks, &state.marks);
	marks_attach(&m->marks, m->catalogue);
	state_release(&state);
	free(key);
	diags_release(&told);
	paths_release(&paths);
	m->ready = true;
}

static bool
is_marked(void *context, uint32_t record)
{
	struct marked *m = context;

	if (!m->ready)
		read_marks(m);
	return marks_has(&m->marks, record);
}

void
marked_init(struct marked *m, const struct cli *cli, const struct catalogue *c,
	    struct query_hooks *hooks)
{
	*m = (struct marked){ .cli = cli, .catalogue = c };
	*hooks = (struct query_hooks){ .is_marked = is_marked, .context = m };
}

void
marked_release(struct marked *m)
{
	marks_release(&m->marks);
}
