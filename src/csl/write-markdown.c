/* SPDX-License-Identifier: MIT */
/*
 * Markdown as CommonMark has it, safe for pandoc's and GitHub's too.  What it has no marks for is
 * HTML, which all of them take.  A character is escaped only where it would mean something, so
 * that addresses stay readable.
 */
#include "csl/writer.h"

#include <string.h>

#include "base/ascii.h"

static const struct {
	const char *begin, *end;
} markup[CSL_FORMATS] = {
	[CSL_FORMAT_ITALIC] = { "*", "*" },
	[CSL_FORMAT_OBLIQUE] = { "*", "*" },
	[CSL_FORMAT_NO_ITALIC] = { "<span style=\"font-style:normal;\">", "</span>" },
	[CSL_FORMAT_BOLD] = { "**", "**" },
	[CSL_FORMAT_LIGHT] = { "", "" },
	[CSL_FORMAT_NO_BOLD] = { "<span style=\"font-weight:normal;\">", "</span>" },
	[CSL_FORMAT_SMALL_CAPS] = { "<span style=\"font-variant:small-caps;\">", "</span>" },
	[CSL_FORMAT_NO_SMALL_CAPS] = { "<span style=\"font-variant:normal;\">", "</span>" },
	[CSL_FORMAT_UNDERLINE] = { "<u>", "</u>" },
	[CSL_FORMAT_NO_UNDERLINE] = { "", "" },
	[CSL_FORMAT_SUPERSCRIPT] = { "<sup>", "</sup>" },
	[CSL_FORMAT_SUBSCRIPT] = { "<sub>", "</sub>" },
	[CSL_FORMAT_BASELINE] = { "", "" },
	[CSL_FORMAT_BLOCK] = { "\\\n", "" },
	[CSL_FORMAT_LEFT_MARGIN] = { "", " " },
	[CSL_FORMAT_RIGHT_INLINE] = { "", "" },
	[CSL_FORMAT_INDENT] = { "\\\n", "" },
};

/* Where the line begins that is being written. */
static size_t
line_start(const struct csl_text *out)
{
	size_t at = out->len;

	while (at && out->data[at - 1] != '\n')
		at--;
	return at;
}

static bool
only_digits(const struct csl_text *out)
{
	size_t at = line_start(out);

	return out->len > at && out->len - at < 10 &&
	       strspn(out->data + at, "0123456789") == out->len - at;
}

static bool
is_word(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* s[0] is to be written, `len` bytes with what follows in the same piece of text. */
static bool
needs_escape(const struct csl_text *out, const char *s, size_t len)
{
	switch (*s) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '<':
	case '>':
	case '|':
	case '~':
	case '^':
	case '$':
	case '&':
		return true;
	case '_':
		return !(out->len && is_word(out->data[out->len - 1]) && len > 1 && is_word(s[1]));
	case '#':
	case '+':
	case '-':
	case '=':
	case ':':
		return line_start(out) == out->len;
	case '.':
	case ')':
		return only_digits(out);
	case '@':
		/* "@word" is a citation to pandoc, and a person to GitHub. */
		return !out->len || !is_word(out->data[out->len - 1]);
	default:
		return false;
	}
}

static void
markdown_text(struct csl_text *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\n' || s[i] == '\r' || s[i] == '\t') {
			csl_text_putc(out, ' ');
			continue;
		}
		if (needs_escape(out, s + i, len - i))
			csl_text_putc(out, '\\');
		csl_text_putc(out, s[i]);
	}
}

static void
markdown_begin(struct csl_text *out, enum csl_format format)
{
	/* Styles put a part in line that has nothing in the margin beside it. */
	if (format == CSL_FORMAT_RIGHT_INLINE && out->len && out->data[out->len - 1] != ' ')
		csl_text_puts(out, "\\\n");
	csl_text_puts(out, markup[format].begin);
}

/* A mark that ends emphasis may not stand behind a blank. */
static void
markdown_end(struct csl_text *out, enum csl_format format)
{
	size_t blanks = 0;

	if (*markup[format].end == '*')
		while (blanks < out->len && out->data[out->len - blanks - 1] == ' ')
			blanks++;
	out->len -= blanks;
	csl_text_puts(out, markup[format].end);
	for (size_t i = 0; i < blanks; i++)
		csl_text_putc(out, ' ');
}

static void
markdown_entry_end(struct csl_text *out, const struct csl_bibliography *bibliography)
{
	(void)bibliography;
	csl_text_puts(out, "\n\n");
}

const struct csl_writer csl_markdown = {
	.name = "markdown",
	.text = markdown_text,
	.begin = markdown_begin,
	.end = markdown_end,
	.joins = true,
	.entry_end = markdown_entry_end,
};
