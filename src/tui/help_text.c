/* SPDX-License-Identifier: MIT */
#include "tui/help_text.h"

#include "base/gettext.h"
#include "tui/help.h"
#include "tui/keyfile.h"

static void
refuse(const char *layout, struct buf *err)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; keyboard_at(i); i++)
		buf_printf(&names, "%s%s", i ? " " : "", keyboard_at(i)->name);
	buf_printf(err, _("there is no layout \"%s\"; there are: %s"), layout, names.data);
	buf_release(&names);
}

enum exit_status
help_text_keys(const char *layout, const struct show_style *style, int cols, struct diags *diags,
	       struct buf *out, struct buf *err)
{
	const struct keyboard *keyboard = layout ? keyboard_find(layout) : NULL;
	struct journal none = { 0 };
	struct keymap *map;
	struct page *page;

	if (layout && !keyboard) {
		refuse(layout, err);
		return EXIT_USAGE;
	}
	map = keymap_new();
	page = page_new();
	keyfile_apply(map, diags, &none);
	diags_sort(diags);
	if (keyboard)
		help_hard_keys(page, map, keyboard, style, cols);
	else
		help_keys(page, map, style, cols);
	page_layout(page, style, cols);
	page_dump(page, style, out);
	page_free(page);
	keymap_free(map);
	return diags->errors ? EXIT_SETTINGS : EXIT_DONE;
}
