/* SPDX-License-Identifier: MIT */
#include "tui/help.h"

#include <string.h>

#include "base/gettext.h"
#include "tui/command.h"
#include "tui/fields.h"

#define KEYS_COLS 24

/* "keys    what they do", what they do kept off the keys when it wraps. */
static void
entry(struct page *p, const struct show_style *style, const char *keys, size_t len,
      const char *help)
{
	struct buf b = BUF_INIT;

	if (show_cols(style, keys, len) < KEYS_COLS)
		show_pad(style, &b, keys, len, KEYS_COLS);
	else {
		buf_add(&b, keys, len);
		buf_puts(&b, "  ");
	}
	page_paragraph(p, 0, KEYS_COLS);
	page_puts(p, ROLE_KEY, b.data);
	page_puts(p, ROLE_TEXT, help);
	buf_release(&b);
}

/* "é" would read "e", which is another key. */
static void
drop_accented(struct buf *keys)
{
	for (size_t i = 0, len; i < keys->len; i += len) {
		bool accented = false;

		len = strcspn(keys->data + i, " ");
		for (size_t k = 0; k < len; k++)
			accented |= (unsigned char)keys->data[i + k] >= 0x80;
		if (keys->data[i + len] == ' ')
			len++;
		if (accented) {
			buf_remove(keys, i, len);
			len = 0;
		}
	}
}

static void
section_keys(struct page *p, const struct keymap *map, enum section section, enum section of,
	     const struct show_style *style)
{
	struct buf keys = BUF_INIT;

	for (unsigned a = ACTION_NONE + 1; a < ACTIONS; a++) {
		if (action_section((enum action)a) != of)
			continue;
		buf_clear(&keys);
		keymap_keys(map, section, (enum action)a, &keys);
		if (style->charset == CHARSET_ASCII)
			drop_accented(&keys);
		if (keys.len)
			entry(p, style, keys.data, keys.len, _(action_help((enum action)a)));
	}
	buf_release(&keys);
}

void
help_page(struct page *p, const struct keymap *map, enum section section,
	  const struct show_style *style)
{
	struct buf usage = BUF_INIT;

	page_paragraph(p, 0, 0);
	page_puts(p, ROLE_TITLE, _("Keys"));
	/* TRANSLATORS: how names of keys are to be read; C-, M- and S- stay as they are. */
	page_prose(p, ROLE_DIM, 0, _("C-g is Ctrl and g together; M- is Alt, S- is Shift."));
	page_gap(p);
	if (section != SECTION_GENERAL)
		section_keys(p, map, section, section, style);
	section_keys(p, map, section, SECTION_GENERAL, style);
	fields_heading(p, _("While typing"));
	section_keys(p, map, SECTION_PROMPT, SECTION_PROMPT, style);
	fields_heading(p, _("Commands, typed after a colon"));
	for (size_t i = 0; command_at(i); i++) {
		buf_clear(&usage);
		buf_puts(&usage, command_at(i)->name);
		if (*command_at(i)->arguments) {
			buf_putc(&usage, ' ');
			buf_puts(&usage, _(command_at(i)->arguments));
		}
		entry(p, style, usage.data, usage.len, _(command_at(i)->help));
	}
	page_gap(p);
	page_prose(p, ROLE_DIM, 0, _("Every action above is a command as well, by its name in the "
				     "key file."));
	buf_release(&usage);
}
