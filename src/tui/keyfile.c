/* SPDX-License-Identifier: MIT */
#include "tui/keyfile.h"

#include "store/keys.h"

void
keyfile_apply(struct keymap *map, struct diags *diags, struct journal *journal)
{
	struct key_bindings keys = { 0 };

	keys_read(&keys, diags);
	for (size_t i = 0; i < keys.count; i++) {
		const struct key_binding *k = &keys.binding[i];
		const char *const words[] = { k->section, k->key, k->action };
		struct buf err = BUF_INIT;

		if (keymap_bind_at(map, k->section, k->key, k->action, k->place, &err))
			journal_command(journal, "bind", words, 3);
		else
			diag_error(diags, k->place, "%s", err.data);
		buf_release(&err);
	}
	keys_release(&keys);
}
