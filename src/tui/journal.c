/* SPDX-License-Identifier: MIT */
#include "tui/journal.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "model/known.h"
#include "model/recordkey.h"
#include "sys/file.h"
#include "text/show.h"
#include "text/utf8.h"

#define PATIENCE_MS 1000                /* for a pipe that nobody reads */
#define NEWS_RECORDS_MAX 20000          /* of larger ones it is not worth the time */

/* May these bytes, one character, stand in a file that people read? */
static bool
fit(const char *s, size_t len)
{
	static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_NAME };
	struct buf shown = BUF_INIT;
	bool same;

	show_add(&style, &shown, s, len);
	same = shown.len == len && !memcmp(shown.data, s, len);
	buf_release(&shown);
	return same;
}

void
journal_quote(struct buf *out, const char *text, size_t len)
{
	uint32_t code;

	buf_putc(out, '"');
	while (len) {
		size_t n = utf8_decode(text, len, &code);

		if (*text == '"' || *text == '\\')
			buf_printf(out, "\\%c", *text);
		else if (*text == '\n' || *text == '\t')
			buf_puts(out, *text == '\n' ? "\\n" : "\\t");
		else if (n && fit(text, n))
			buf_add(out, text, n);
		else
			for (size_t i = 0; i < (n ? n : 1); i++)
				buf_printf(out, "\\x%02x", (unsigned)(unsigned char)text[i]);
		text += n ? n : 1;
		len -= n ? n : 1;
	}
	buf_putc(out, '"');
}

static int
digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* What stands behind a backslash; 0 when it means nothing. */
static size_t
unescape(const char *s, struct buf *out)
{
	if (*s == 'x' && digit(s[1]) >= 0 && digit(s[2]) >= 0) {
		buf_putc(out, (char)(digit(s[1]) * 16 + digit(s[2])));
		return 3;
	}
	if (!*s || !strchr("\"\\nt", *s))
		return 0;
	buf_putc(out, (char)(*s == 'n' ? '\n' : *s == 't' ? '\t' : *s));
	return 1;
}

bool
journal_unquote(const char **line, struct buf *out)
{
	const char *s = *line + strspn(*line, " ");

	buf_clear(out);
	if (*s++ != '"')
		return false;
	while (*s && *s != '"') {
		size_t n = 1;

		if (*s == '\\') {
			n = unescape(++s, out);
			if (!n)
				return false;
		} else {
			buf_putc(out, *s);
		}
		s += n;
	}
	if (*s != '"')
		return false;
	*line = s + 1;
	return true;
}

static void
send(struct journal *j, struct buf *line)
{
	buf_putc(line, '\n');
	if (!j->fault && file_send(j->fd, line->data, line->len, PATIENCE_MS) < line->len)
		j->fault = errno;
	buf_release(line);
}

void
journal_command(struct journal *j, const char *command, const char *const *argument,
		size_t arguments)
{
	struct buf line = BUF_INIT;

	if (!j->fd)
		return;
	buf_printf(&line, "!%s", command);
	for (size_t i = 0; i < arguments; i++) {
		buf_putc(&line, ' ');
		journal_quote(&line, argument[i], strlen(argument[i]));
	}
	send(j, &line);
}

void
journal_size(struct journal *j, int rows, int cols)
{
	struct buf line = BUF_INIT;

	if (!j->fd)
		return;
	buf_printf(&line, "!size %dx%d", cols, rows);
	send(j, &line);
}

void
journal_place(struct journal *j, const struct state *s)
{
	struct buf line = BUF_INIT, part = BUF_INIT;

	if (!j->fd)
		return;
	buf_puts(&line, "!place ");
	journal_quote(&line, s->view ? s->view : "", s->view ? strlen(s->view) : 0);
	buf_putc(&line, ' ');
	journal_quote(&line, s->record ? s->record : "", s->record ? strlen(s->record) : 0);
	buf_printf(&line, " \"%lu\"", s->scroll);
	for (size_t i = 0; i < s->orders; i++) {
		buf_clear(&part);
		buf_printf(&part, "%s=%s", s->order[i].list, s->order[i].order);
		buf_putc(&line, ' ');
		journal_quote(&line, part.data, part.len);
	}
	send(j, &line);
	buf_release(&part);
}

static void
journal_notes(struct journal *j, const struct kept *notes)
{
	for (size_t i = 0; i < notes->count; i++) {
		const char *key = notes->text[i].key;
		const char *const words[] = { recordkey_word(recordkey_kind(key)),
					      recordkey_id(key), notes->text[i].now };

		if (notes->text[i].now)
			journal_command(j, "note", words, 3);
	}
}

static void
journal_searches(struct journal *j, const struct kept *searches)
{
	for (size_t i = 0; i < searches->count; i++) {
		const char *text = searches->text[i].now;
		char *view = text ? xstrndup(text, search_view_len(text)) : NULL;
		const char *const words[] = { searches->text[i].key, view,
					      text ? search_query(text) : NULL };

		if (text)
			journal_command(j, "saved", words, 3);
		free(view);
	}
}

void
journal_known(struct journal *j, const struct state *s)
{
	for (size_t i = 0; i < s->marks.count; i++) {
		const struct mark *m = &s->marks.mark[i];
		const char *const words[] = { marks_kind(mark_kind(m)), mark_id(m) };

		if (m->now)
			journal_command(j, "mark", words, 2);
	}
	journal_notes(j, &s->notes);
	journal_searches(j, &s->searches);
	for (size_t i = 0; i < s->links.count; i++) {
		const char *const words[] = { s->links.text[i].key, s->links.text[i].now };

		if (words[1])
			journal_command(j, "link", words, 2);
	}
}

void
journal_news(struct journal *j, const struct news *n)
{
	uint32_t records = catalogue_records(n->catalogue);
	const char *since = n->since ? n->since : "";
	struct buf line = BUF_INIT;

	if (!j->fd || !n->id || records > NEWS_RECORDS_MAX)
		return;
	buf_puts(&line, "!new ");
	journal_quote(&line, since, strlen(since));
	for (uint32_t i = 0; i < records; i++) {
		char *key = news_has(n, i) ? recordkey_of(n->catalogue, i) : NULL;

		if (key) {
			buf_printf(&line, " \"%s\" ", recordkey_word(recordkey_kind(key)));
			journal_quote(&line, recordkey_id(key), strlen(recordkey_id(key)));
		}
		free(key);
	}
	send(j, &line);
}

bool
journal_read_mark(const char *arguments, struct state *s)
{
	struct buf kind = BUF_INIT, id = BUF_INIT;
	bool good = journal_unquote(&arguments, &kind) && journal_unquote(&arguments, &id) &&
		    marks_recall(&s->marks, kind.data, id.data);

	buf_release(&kind);
	buf_release(&id);
	return good;
}

bool
journal_read_note(const char *arguments, struct state *s)
{
	struct buf kind = BUF_INIT, id = BUF_INIT, text = BUF_INIT;
	bool good = journal_unquote(&arguments, &kind) && journal_unquote(&arguments, &id) &&
		    journal_unquote(&arguments, &text);
	char *key = good ? recordkey_make(kind.data, id.data) : NULL;

	if (key)
		kept_recall(&s->notes, key, text.data);
	good = key != NULL;
	free(key);
	buf_release(&kind);
	buf_release(&id);
	buf_release(&text);
	return good;
}

bool
journal_read_link(const char *arguments, struct state *s)
{
	struct buf address = BUF_INIT, title = BUF_INIT;
	bool good = journal_unquote(&arguments, &address) && journal_unquote(&arguments, &title) &&
		    address.len;

	if (good)
		kept_recall(&s->links, address.data, title.data);
	buf_release(&address);
	buf_release(&title);
	return good;
}

bool
journal_read_saved(const char *arguments, struct state *s)
{
	struct buf name = BUF_INIT, text = BUF_INIT, query = BUF_INIT;
	bool good = journal_unquote(&arguments, &name) && journal_unquote(&arguments, &text) &&
		    journal_unquote(&arguments, &query);

	buf_printf(&text, "\n%s", query.data);
	if (good)
		kept_recall(&s->searches, name.data, text.data);
	buf_release(&name);
	buf_release(&text);
	buf_release(&query);
	return good;
}

uint64_t *
journal_read_news(const char *arguments, const struct catalogue *c, struct buf *since,
		  size_t *ids)
{
	struct buf kind = BUF_INIT, id = BUF_INIT;
	uint64_t *all = NULL;
	bool good = journal_unquote(&arguments, since);

	if (good)
		all = news_ids(c, NULL, ids);
	while (good && journal_unquote(&arguments, &kind)) {
		char *key = journal_unquote(&arguments, &id) ? recordkey_make(kind.data, id.data) :
							       NULL;
		uint32_t record = key ? recordkey_find(c, key) : RECORD_NONE;
		uint64_t hash = key && record != RECORD_NONE ?
			news_hash(record_kind(c, record), id.data) : 0;
		size_t left = 0;

		for (size_t i = 0; i < *ids; i++)
			if (all[i] != hash)
				all[left++] = all[i];
		*ids = left;
		good = key != NULL;
		free(key);
	}
	if (!good) {
		free(all);
		all = NULL;
	}
	buf_release(&kind);
	buf_release(&id);
	return all;
}

bool
journal_read_place(const char *arguments, struct state *s)
{
	struct buf word = BUF_INIT;
	bool good = journal_unquote(&arguments, &word);

	*s = (struct state){ .scroll = 0 };
	if (good && word.len)
		s->view = xstrdup(word.data);
	good = good && journal_unquote(&arguments, &word);
	if (good && word.len)
		s->record = xstrdup(word.data);
	good = good && journal_unquote(&arguments, &word);
	if (good)
		s->scroll = strtoul(word.data, NULL, 10);
	while (good && journal_unquote(&arguments, &word)) {
		char *equals = strchr(word.data, '=');

		good = equals != NULL;
		if (good) {
			*equals = '\0';
			state_set_order(s, word.data, equals + 1);
		}
	}
	buf_release(&word);
	if (!good)
		state_release(s);
	return good;
}

/* Lines that begin so are something else. */
static bool
mistaken(const char *name)
{
	return strchr("\"#!", *name) || !fit(name, strlen(name));
}

void
journal_add_mouse(struct buf *out, const struct keystroke *key)
{
	buf_printf(out, "!click %d,%d", key->x, key->y);
	if (key->button != 1 || key->twice)
		buf_printf(out, " %d", key->twice ? 0 : key->button);
}

/* A number of at most four digits. */
static bool
take_number(const char **s, int *n)
{
	size_t digits = strspn(*s, "0123456789");

	*n = 0;
	for (size_t i = 0; i < digits && i < 4; i++)
		*n = *n * 10 + (*s)[i] - '0';
	*s += digits;
	return digits && digits <= 4;
}

bool
journal_read_mouse(const char *s, struct keystroke *key)
{
	*key = (struct keystroke){ .name = "Mouse", .button = 1 };
	if (!take_number(&s, &key->x) || *s++ != ',' || !take_number(&s, &key->y))
		return false;
	if (*s == ' ') {
		s++;
		if (!take_number(&s, &key->button))
			return false;
	}
	key->twice = !key->button;
	if (key->twice)
		key->button = 1;
	return !*s;
}

void
journal_key(struct journal *j, const struct keystroke *key, enum action action)
{
	struct buf line = BUF_INIT;

	if (!j->fd)
		return;
	if (!strcmp(key->name, "Resize")) {
		buf_printf(&line, "!resize %dx%d", key->cols, key->rows);
	} else if (!strcmp(key->name, "Mouse")) {
		journal_add_mouse(&line, key);
	} else if (!strcmp(key->name, "Paste")) {
		buf_puts(&line, "!paste ");
		journal_quote(&line, key->text, key->len);
	} else if (mistaken(key->name)) {
		buf_puts(&line, "!type ");
		journal_quote(&line, key->name, strlen(key->name));
		buf_printf(&line, "\t# %s", action_name(action));
	} else {
		buf_printf(&line, "%s\t# %s", key->name, action_name(action));
	}
	send(j, &line);
}

bool
journal_open(struct journal *j, const char *path, struct buf *err)
{
	struct buf why = BUF_INIT;

	*j = (struct journal){ .fd = file_create(path, &why) };
	if (j->fd < 0) {
		buf_printf(err, "%s: %s", path, why.data);
		j->fd = 0;
	} else {
		j->path = xstrdup(path);
	}
	buf_release(&why);
	return j->fd > 0;
}

bool
journal_close(struct journal *j, struct buf *err)
{
	int fault = j->fault;

	if (j->fd && close(j->fd) && !fault)
		fault = errno;
	if (fault)
		buf_printf(err, "%s: %s", j->path, file_error(fault));
	free(j->path);
	*j = (struct journal){ .fd = 0 };
	return !fault;
}
