/* SPDX-License-Identifier: MIT */
#include "tui/help.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "model/query.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/restricted.h"

#define KEYS_COLS 24
#define NARROW_COLS 60

/*
 * A page being made: in narrow windows what keys do stands below them.  The text is the same there,
 * so that a reader is found again in it.
 */
struct help {
	struct page *page;
	const struct keymap *keymap;
	const struct show_style *style;
	bool narrow, restricted;
};

/* "keys    what they do", what they do kept off the keys when it wraps. */
static void
entry(const struct help *h, const char *keys, size_t len, const char *text)
{
	struct buf b = BUF_INIT;

	if (show_cols(h->style, keys, len) < KEYS_COLS)
		show_pad(h->style, &b, keys, len, KEYS_COLS);
	else {
		buf_add(&b, keys, len);
		buf_puts(&b, "  ");
	}
	page_paragraph(h->page, 0, h->narrow ? 2 : KEYS_COLS);
	page_puts(h->page, ROLE_KEY, b.data);
	if (h->narrow)
		page_paragraph(h->page, 2, 2);
	page_puts(h->page, ROLE_TEXT, text);
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
action_keys(const struct help *h, enum action action, struct buf *keys)
{
	if (h->style->charset == CHARSET_ASCII)
		drop_accented(keys);
	if (keys->len)
		entry(h, keys->data, keys->len, _(action_help(action)));
}

static void
section_keys(const struct help *h, enum section section, enum section of)
{
	struct buf keys = BUF_INIT;

	for (unsigned a = ACTION_NONE + 1; a < ACTIONS; a++) {
		if (action_section((enum action)a) != of ||
		    (h->restricted && !restricted_action((enum action)a)))
			continue;
		buf_clear(&keys);
		keymap_keys(h->keymap, section, (enum action)a, &keys);
		action_keys(h, (enum action)a, &keys);
	}
	buf_release(&keys);
}

/* The keys that one section has of its own for an action. */
static void
own_keys(const struct help *h, enum section section, enum action action)
{
	struct buf keys = BUF_INIT;

	keymap_own_keys(h->keymap, section, action, &keys);
	action_keys(h, action, &keys);
	buf_release(&keys);
}

static void
query_help(const struct help *h)
{
	static const struct {
		const char *form, *help;
	} forms[] = {
		{ "gold congo", N_("both words, anywhere; accents and capitals do not matter") },
		{ "\"gold mine\"", N_("the words side by side") },
		{ "-gold", N_("not this word") },
		{ "gold OR (tin -iron)", N_("the one or the other; parentheses") },
		{ "=Or", N_("the whole word, with these accents and capitals") },
		{ "topic:==gold", N_("a text, name or id that is just this and no more") },
	};
	struct buf name = BUF_INIT;

	fields_heading(h->page, _("Searches"));
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		entry(h, forms[i].form, strlen(forms[i].form), _(forms[i].help));
	for (size_t i = 0; query_field_name(i); i++) {
		buf_clear(&name);
		buf_printf(&name, "%s:", query_field_name(i));
		entry(h, name.data, name.len, _(query_field_help(i)));
	}
	page_gap(h->page);
	page_prose(h->page, ROLE_DIM, 0,
		   _("Other keys of the catalogue are fields too. In lists of people, countries "
		     "and topics, fields of studies show whom or what these studies name. Tab "
		     "completes."));
	buf_release(&name);
}

static void
commands(const struct help *h)
{
	struct buf usage = BUF_INIT;

	for (size_t i = 0; command_at(i); i++) {
		if (h->restricted && command_at(i)->outside)
			continue;
		buf_clear(&usage);
		buf_puts(&usage, command_at(i)->name);
		if (*command_at(i)->arguments) {
			buf_putc(&usage, ' ');
			buf_puts(&usage, _(command_at(i)->arguments));
		}
		entry(h, usage.data, usage.len, _(command_at(i)->help));
	}
	buf_release(&usage);
}

void
help_page(struct page *p, const struct keymap *map, enum section section,
	  const struct show_style *style, int cols, bool restricted)
{
	struct help h = { .page = p, .keymap = map, .style = style, .narrow = cols < NARROW_COLS,
			  .restricted = restricted };

	if (restricted) {
		page_prose(p, ROLE_TEXT, 0, restricted_help());
		page_gap(p);
	}
	page_paragraph(p, 0, 0);
	page_puts(p, ROLE_TITLE, _("Keys"));
	/* TRANSLATORS: how names of keys are to be read; C-, M- and S- stay as they are. */
	page_prose(p, ROLE_DIM, 0, _("C-g is Ctrl and g together; M- is Alt, S- is Shift."));
	page_gap(p);
	if (section != SECTION_GENERAL)
		section_keys(&h, section, section);
	section_keys(&h, section, SECTION_GENERAL);
	fields_heading(p, _("While typing"));
	section_keys(&h, SECTION_PROMPT, SECTION_PROMPT);
	fields_heading(p, _("While choosing"));
	section_keys(&h, SECTION_PICKER, SECTION_PICKER);
	query_help(&h);
	fields_heading(p, _("Commands, typed after a colon"));
	commands(&h);
	page_gap(p);
	page_prose(p, ROLE_DIM, 0, _("Every action above is a command as well, by its name in the "
				     "key file."));
}

/* The words over the keys of each section. */
static const char *const headings[SECTIONS] = {
	[SECTION_GENERAL] = N_("Everywhere"),
	[SECTION_LIST] = N_("In lists"),
	[SECTION_PAGE] = N_("In pages"),
	[SECTION_PROMPT] = N_("While typing"),
	[SECTION_PICKER] = N_("While choosing"),
};

void
help_keys(struct page *p, const struct keymap *map, const struct show_style *style, int cols)
{
	struct help h = { .page = p, .keymap = map, .style = style, .narrow = cols < NARROW_COLS };

	page_prose(p, ROLE_DIM, 0, _("C-g is Ctrl and g together; M- is Alt, S- is Shift."));
	for (unsigned s = 0; s < SECTIONS; s++) {
		fields_heading(p, _(headings[s]));
		for (unsigned a = ACTION_NONE + 1; a < ACTIONS; a++)
			own_keys(&h, (enum section)s, (enum action)a);
	}
}

/* The hardest of the keys says how they are typed. */
static enum reach
hardest(const struct keyboard *k, const char *keys)
{
	enum reach most = REACH_EASY;

	while (*keys) {
		size_t len = strcspn(keys, " ");
		char *key = xstrndup(keys, len);
		enum reach reach = keyboard_reach(k, key);

		most = reach > most ? reach : most;
		free(key);
		keys += len + strspn(keys + len, " ");
	}
	return most;
}

/* "M-< <   Go to the beginning", and below it what does the same. */
static void
hard_entry(const struct help *h, const struct keyboard *k, enum action action, const char *hard,
	   const char *easy)
{
	struct buf text = BUF_INIT;
	const char *how = _(reach_words(hardest(k, hard)));
	int indent = h->narrow ? 2 : KEYS_COLS;

	entry(h, hard, strlen(hard), _(action_help(action)));
	if (*easy)
		/* TRANSLATORS: how a key is typed ("with AltGr"), and keys that do the same. */
		buf_printf(&text, _("%s; instead: %s"), how, easy);
	else
		/* TRANSLATORS: the same, and the name of an action. */
		buf_printf(&text, _("%s; give another key to \"%s\" in keys.yaml"), how,
			   action_name(action));
	page_paragraph(h->page, indent, indent);
	page_puts(h->page, ROLE_DIM, text.data);
	buf_release(&text);
}

void
help_hard_keys(struct page *p, const struct keymap *map, const struct keyboard *k,
	       const struct show_style *style, int cols)
{
	struct help h = { .page = p, .keymap = map, .style = style, .narrow = cols < NARROW_COLS };
	struct buf title = BUF_INIT, keys = BUF_INIT, hard = BUF_INIT, easy = BUF_INIT;
	bool any = false;

	/* TRANSLATORS: a keyboard, such as "French (AZERTY)" or "a phone". */
	buf_printf(&title, _("Keys that are hard to type on this keyboard: %s"), _(k->title));
	page_prose(p, ROLE_TITLE, 0, title.data);
	page_gap(p);
	for (unsigned a = ACTION_NONE + 1; a < ACTIONS; a++) {
		enum action action = (enum action)a;

		buf_clear(&keys);
		buf_clear(&hard);
		buf_clear(&easy);
		keymap_keys(map, action_section(action), action, &keys);
		keyboard_sort_out(k, keys.data, false, &hard);
		keyboard_sort_out(k, keys.data, true, &easy);
		if (hard.len)
			hard_entry(&h, k, action, hard.data, easy.data);
		any |= hard.len > 0;
	}
	if (!any)
		page_prose(p, ROLE_TEXT, 0, _("There are none."));
	buf_release(&title);
	buf_release(&keys);
	buf_release(&hard);
	buf_release(&easy);
}
