/* SPDX-License-Identifier: MIT */
#include "tui/vacant.h"

#include <string.h>

#include "base/gettext.h"
#include "tui/browser_know.h"

void
vacant_key(struct buf *out, const struct keymap *keymap, enum action action)
{
	vacant_key_in(out, keymap, SECTION_GENERAL, action);
}

void
vacant_key_in(struct buf *out, const struct keymap *keymap, enum section section,
	      enum action action)
{
	struct buf keys = BUF_INIT;

	keymap_keys(keymap, section, action, &keys);
	if (keys.len)
		buf_add(out, keys.data, strcspn(keys.data, " "));
	else
		buf_printf(out, ":%s", action_name(action));
	buf_release(&keys);
}

void
vacant_draw(struct canvas *c, struct rect area, int indent, const struct show_style *style,
	    const char *s)
{
	size_t len = strlen(s), next;

	for (int y = 0; y < area.h && len && area.w > indent + 1; y++, s += next, len -= next) {
		size_t end = show_wrap(style, s, len, area.w - indent - 1, &next);

		canvas_text_fit(c, area, y, indent, area.w - indent, ROLE_DIM, style, s,
				y + 1 < area.h ? end : len);
	}
}

/* The filters ask for something that the reader has to do first. */
enum wanted { WANTED_ANYTHING, WANTED_MARKED, WANTED_NOTED, WANTED_NEW };

/* It is said only where it is so: other words of the filters may find nothing, too. */
static enum wanted
wanted_by(const struct browser *b)
{
	const char *filter = b->here.filter;

	if (strstr(filter, "is:marked") && !marks_count(&b->marks, view_at(b->here.view)->kinds))
		return WANTED_MARKED;
	if (strstr(filter, "has:mynote") || strstr(filter, "mynote:"))
		return WANTED_NOTED;
	return strstr(filter, "is:new") && !browser_has_news(b) ? WANTED_NEW : WANTED_ANYTHING;
}

/* TRANSLATORS: in an empty list; %s are keys, the last of them takes the search away. */
static void
nothing_found(struct buf *out, enum wanted wanted, const char *key, const char *leave)
{
	switch (wanted) {
	case WANTED_MARKED:
		buf_printf(out, _("Nothing is marked. %s takes this away, %s marks a record."),
			   leave, key);
		break;
	case WANTED_NOTED:
		buf_printf(out, _("No note is found. %s takes this away, %s writes a note."), leave,
			   key);
		break;
	case WANTED_NEW:
		buf_printf(out, _("Nothing is new since you last looked. %s takes this away."),
			   leave);
		break;
	default:
		buf_printf(out, _("Nothing found. %s takes the search away."), leave);
	}
}

void
vacant_list(struct buf *out, const struct browser *b, const struct keymap *keymap)
{
	const struct catalogue *c = b->content.catalogue;
	struct buf one = BUF_INIT, two = BUF_INIT;
	enum wanted wanted = wanted_by(b);

	if (*b->here.filter) {
		vacant_key(&one, keymap, wanted == WANTED_NOTED ? ACTION_NOTE : ACTION_MARK);
		vacant_key(&two, keymap, ACTION_CANCEL);
		nothing_found(out, wanted, one.data, two.data);
	} else if (catalogue_count(c, KIND_STUDY)) {
		vacant_key(&one, keymap, ACTION_STUDIES);
		buf_printf(out, _("The studies name none. %s shows the studies."), one.data);
	} else {
		vacant_key(&one, keymap, ACTION_EDIT);
		buf_printf(out,
			   _("There are no studies yet. %s opens the catalogue in your "
			     "editor."),
			   one.data);
	}
	buf_release(&one);
	buf_release(&two);
}

void
vacant_filters(struct buf *out, const struct keymap *keymap)
{
	struct buf narrow = BUF_INIT, search = BUF_INIT;

	vacant_key(&narrow, keymap, ACTION_FACETS);
	vacant_key(&search, keymap, ACTION_SEARCH);
	buf_printf(out, _("There are no filters: %s narrows the list, %s searches it"), narrow.data,
		   search.data);
	buf_release(&narrow);
	buf_release(&search);
}

void
vacant_links(struct buf *out, const struct keymap *keymap)
{
	struct buf keep = BUF_INIT;

	vacant_key(&keep, keymap, ACTION_KEEP_LINK);
	buf_printf(out, _("No link is kept for later: %s keeps the address of a record"),
		   keep.data);
	buf_release(&keep);
}
