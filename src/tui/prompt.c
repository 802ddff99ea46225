/* SPDX-License-Identifier: MIT */
#include "tui/prompt.h"

#include <string.h>

#include "base/gettext.h"

void
prompt_open(struct prompt *p, enum prompt_kind kind, const struct history *history)
{
	p->kind = kind;
	edit_set(&p->edit, "");
	p->edit.history = history;
	buf_clear(&p->offers);
	buf_clear(&p->hint);
}

void
prompt_close(struct prompt *p)
{
	p->kind = PROMPT_NONE;
	buf_clear(&p->offers);
}

void
prompt_release(struct prompt *p)
{
	edit_release(&p->edit);
	buf_release(&p->offers);
	buf_release(&p->hint);
}

enum prompt_event
prompt_key(struct prompt *p, const struct keystroke *key, enum action action)
{
	const char *text = key_text(key->name);

	if (action == ACTION_ACCEPT)
		return PROMPT_ACCEPTED;
	if (action == ACTION_COMPLETE)
		return PROMPT_COMPLETE;
	/* Deleting what is not there gives up, as in many pagers. */
	if (action == ACTION_CANCEL || (action == ACTION_DELETE_LEFT && !p->edit.text.len))
		return PROMPT_CANCELLED;
	if (!strcmp(key->name, "Paste"))
		edit_insert(&p->edit, key->text, key->len);
	else if (action != ACTION_NONE)
		edit_act(&p->edit, action);
	else if (text)
		edit_insert(&p->edit, text, strlen(text));
	else
		return PROMPT_NOTHING;
	buf_clear(&p->offers);
	return PROMPT_EDITED;
}

/* The bytes that all words begin with, on a border of characters. */
static size_t
common(const char *const *word, size_t count)
{
	size_t n = strlen(word[0]);

	for (size_t i = 1; i < count; i++) {
		size_t same = 0;

		while (same < n && word[i][same] == word[0][same])
			same++;
		n = same;
	}
	while (n && ((unsigned char)word[0][n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* What becomes of the line: as the words have it, never shorter, or as it is. */
enum growth { GROWTH_ANY, GROWTH_LONGER, GROWTH_NONE };

static void
offer(struct prompt *p, const char *const *word, const char *const *shown, size_t count,
      enum growth growth)
{
	struct buf line = BUF_INIT;
	bool set;

	buf_clear(&p->offers);
	if (!count || p->complete_at > p->edit.text.len)
		return;
	buf_add(&line, p->edit.text.data, p->complete_at);
	buf_add(&line, word[0], common(word, count));
	/* The only word there is ends here, unless it is a folder or a field. */
	if (count == 1 && (!line.len || !strchr("/:", line.data[line.len - 1])))
		buf_putc(&line, ' ');
	set = count == 1 || growth == GROWTH_ANY || line.len > p->edit.text.len;
	if (set && growth != GROWTH_NONE)
		edit_set(&p->edit, line.data);
	/* The only word is in the line already; what is said of it is not. */
	for (size_t i = 0; (count > 1 || shown[0] != word[0]) && i < count; i++) {
		if (i)
			buf_puts(&p->offers, "  ");
		buf_puts(&p->offers, shown[i]);
	}
	buf_release(&line);
}

void
prompt_offer(struct prompt *p, const char *const *word, size_t count)
{
	offer(p, word, word, count, GROWTH_ANY);
}

void
prompt_offer_shown(struct prompt *p, const char *const *word, const char *const *shown,
		   size_t count, bool cut)
{
	offer(p, word, shown, count, cut ? GROWTH_NONE : GROWTH_LONGER);
}

void
prompt_refuse(struct prompt *p, const char *sentence)
{
	buf_clear(&p->offers);
	buf_puts(&p->offers, sentence);
}

const char *
prompt_above(const struct prompt *p)
{
	return p->offers.len ? p->offers.data : p->hint.data;
}

void
prompt_draw(const struct prompt *p, struct canvas *c, struct rect area,
	    const struct show_style *style)
{
	/* Signs that readers know, or whose line has a question above it; else the words. */
	static const struct {
		const char *sign, *words;
	} kinds[PROMPTS] = {
		[PROMPT_NONE] = { "", "" },
		/* TRANSLATORS: these stand before what is typed. */
		[PROMPT_SEARCH] = { "/", N_("Search: ") },
		[PROMPT_COMMAND] = { ":", N_("Command: ") },
		[PROMPT_NOTE] = { NULL, N_("Note: ") },
		[PROMPT_NAME] = { NULL, N_("Name: ") },
		[PROMPT_FILE] = { ">", N_("File: ") },
		[PROMPT_CONFIRM] = { "?", N_("Yes or no: ") },
		[PROMPT_FIND] = { "/", N_("Search: ") },
	};
	bool wordy = p->kind && (p->linear || !kinds[p->kind].sign);
	const char *s = wordy ? _(kinds[p->kind].words) : kinds[p->kind].sign;
	int x;

	canvas_fill(c, area, ROLE_PROMPT);
	x = canvas_text_fit(c, area, 0, 0, area.w / 2, ROLE_PROMPT, style, s, strlen(s));
	edit_draw(&p->edit, c, area, 0, x, ROLE_PROMPT, style);
}
