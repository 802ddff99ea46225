/* SPDX-License-Identifier: MIT */
#include "tui/linear.h"

#include "base/gettext.h"
#include "tui/browser_linear.h"

static void
put(struct canvas *c, struct rect area, enum role role, const struct show_style *style,
    const struct buf *b)
{
	canvas_text_fit(c, area, 0, 0, area.w, role, style, b->data, b->len);
}

void
linear_title(struct canvas *c, struct rect area, const struct show_style *style,
	     const struct library *library)
{
	const struct opened *opened = library->opened[library->current];
	struct buf b = BUF_INIT, edition = BUF_INIT;

	buf_puts(&b, opened->name);
	if (library->count > 1) {
		buf_puts(&b, ", ");
		/* TRANSLATORS: which of the catalogues that are open. */
		buf_printf(&b, _("catalogue %zu of %zu"), library->current + 1, library->count);
	}
	frame_edition(opened->catalogue, ", ", &edition);
	if (edition.len)
		buf_printf(&b, ", %s", edition.data);
	put(c, area, ROLE_BAR, style, &b);
	buf_release(&b);
	buf_release(&edition);
}

void
linear_tabs(struct canvas *c, struct rect area, const struct show_style *style, int current)
{
	struct buf b = BUF_INIT;

	/* TRANSLATORS: the name of a view, and which of them it is. */
	buf_printf(&b, _("%s, view %d of %d"), _(view_at(current)->title), current + 1, VIEWS);
	put(c, area, ROLE_TAB_CURRENT, style, &b);
	buf_release(&b);
}

void
linear_status(struct canvas *c, struct rect area, const struct show_style *style,
	      const struct browser *browser, const struct keymap *keymap,
	      const struct buf note[NOTICE_LENGTHS])
{
	struct buf b = BUF_INIT, keys = BUF_INIT;
	int used;

	browser_status_linear(browser, area.w, &b);
	used = show_cols(style, b.data, b.len);
	for (int i = 0; note && i < NOTICE_LENGTHS; i++)
		if (note[i].len &&
		    used + show_cols(style, note[i].data, note[i].len) + 2 <= area.w) {
			buf_printf(&b, "%s%s", b.len ? ", " : "", note[i].data);
			break;
		}
	used = area.w - show_cols(style, b.data, b.len) - 2;
	frame_hints(keymap, style, used, ", ", &keys);
	if (keys.len)
		buf_printf(&b, "%s%s", b.len ? ", " : "", keys.data);
	put(c, area, ROLE_STATUS, style, &b);
	buf_release(&b);
	buf_release(&keys);
}
