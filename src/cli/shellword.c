/* SPDX-License-Identifier: MIT */
#include "cli/shellword.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"

static void
end_word(struct shell_line *l, struct buf *word)
{
	l->word = mem_grow(l->word, &l->room, l->count + 1, sizeof *l->word);
	l->word[l->count++] = xstrndup(word->data, word->len);
	buf_clear(word);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* One character within quotation marks, or the mark that ends them; what was read, in bytes. */
static size_t
read_quoted(struct shell_line *l, const char *s, struct buf *word)
{
	if (*s == l->quote) {
		l->quote = '\0';
		return 1;
	}
	if (l->quote == '"' && *s == '\\' && s[1] && strchr("$`\"\\", s[1])) {
		buf_putc(word, s[1]);
		return 2;
	}
	buf_putc(word, *s);
	return 1;
}

void
shell_line_init(struct shell_line *l, const char *line, const char *breaks)
{
	struct buf word = BUF_INIT;
	bool within = false;
	const char *s = line;
	size_t before = 0; /* kept, once the quotation mark is closed */

	*l = (struct shell_line){ .word = NULL };
	while (*s) {
		if (l->quote) {
			s += read_quoted(l, s, &word);
			l->kept = l->quote ? l->kept : before;
			continue;
		}
		if (is_blank(*s)) {
			if (within)
				end_word(l, &word);
			within = false;
			l->kept = 0;
			s++;
			continue;
		}
		within = true;
		if (*s == '\'' || *s == '"') {
			l->quote = *s++;
			before = l->kept;
			l->kept = word.len;
		} else if (*s == '\\') {
			if (s[1])
				buf_putc(&word, s[1]);
			s += s[1] ? 2 : 1;
		} else {
			buf_putc(&word, *s);
			if (strchr(breaks, *s))
				l->kept = word.len;
			s++;
		}
	}
	end_word(l, &word);
	buf_release(&word);
}

void
shell_line_release(struct shell_line *l)
{
	for (size_t i = 0; i < l->count; i++)
		free(l->word[i]);
	free(l->word);
	*l = (struct shell_line){ .word = NULL };
}

static bool
is_plain(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80 || strchr("_./:=@%+,-", c);
}

bool
shell_line_put(const struct shell_line *l, const char *word, struct buf *out)
{
	const char *last = l->word[l->count - 1];

	if (strncmp(word, last, l->kept) != 0)
		return false;
	for (const char *s = word + l->kept; *s; s++) {
		if (l->quote == '\'' && *s == '\'')
			buf_puts(out, "'\\''");
		else if (l->quote == '\'')
			buf_putc(out, *s);
		else if (l->quote ? strchr("$`\"\\!", *s) != NULL : !is_plain(*s))
			buf_printf(out, "\\%c", *s);
		else
			buf_putc(out, *s);
	}
	return true;
}
