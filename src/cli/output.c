/* SPDX-License-Identifier: MIT */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/gettext.h"
#include "sys/file.h"
#include "sys/locale.h"

#define PIECE ((size_t)64 << 10)

/* The terminal's columns, by COLUMNS or as it says itself. */
static int
columns(void)
{
	const char *given = getenv("COLUMNS");
	struct winsize size = { .ws_col = 0 };
	long cols = given ? strtol(given, NULL, 10) : 0;

	if (cols <= 0 && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		cols = size.ws_col;
	return cols <= 0 ? 80 : cols < 20 ? 20 : cols > 500 ? 500 : (int)cols;
}

void
output_init(struct output *o, enum charset charset, bool forced)
{
	bool terminal = isatty(STDOUT_FILENO);
	enum charset results = charset, messages = charset;

	/* What measures text knows one charset at a time, and results matter more. */
	if (!terminal && !forced && locale_use_utf8()) {
		results = CHARSET_UTF8;
		messages = !isatty(STDERR_FILENO) || charset == CHARSET_UTF8 ? CHARSET_UTF8 :
			   CHARSET_ASCII;
	}
	*o = (struct output){
		.buf = BUF_INIT,
		.style = { .charset = results, .invisible = SHOW_NAME },
		.message = { .charset = messages, .invisible = SHOW_NAME },
		.cols = terminal ? columns() : 0,
	};
}

void
output_text(struct output *o, const char *s, size_t len)
{
	show_add(&o->style, &o->buf, s, len);
}

void
output_lines(struct output *o, const char *s, size_t len)
{
	const char *end = s + len;

	while (s < end) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));

		output_text(o, s, (size_t)((stop ? stop : end) - s));
		if (stop)
			buf_putc(&o->buf, '\n');
		s = stop ? stop + 1 : end;
	}
}

void
output_data(struct output *o, const char *s, size_t len)
{
	if (o->cols)
		output_lines(o, s, len);
	else
		buf_add(&o->buf, s, len);
}

void
output_json(struct output *o, struct json *json, enum json_layout layout)
{
	json_init(json, &o->buf, layout);
	json->ascii = o->cols && o->style.charset != CHARSET_UTF8;
}

void
output_wrapped(struct output *o, const char *s, size_t len, int left, int width)
{
	for (int indent = 0; len; indent = left) {
		size_t next, end = show_wrap(&o->style, s, len, width, &next);

		if (end)
			buf_printf(&o->buf, "%*s", indent, "");
		output_text(o, s, end);
		buf_putc(&o->buf, '\n');
		s += next;
		len -= next;
	}
}

static void
write_all(struct output *o)
{
	if (!o->fault && file_send(STDOUT_FILENO, o->buf.data, o->buf.len, -1) < o->buf.len)
		o->fault = errno;
	buf_clear(&o->buf);
}

void
output_flush(struct output *o)
{
	if (o->buf.len >= PIECE)
		write_all(o);
}

void
output_now(struct output *o)
{
	write_all(o);
}

enum exit_status
output_finish(struct output *o, enum exit_status status)
{
	write_all(o);
	/* Some file systems tell only now that there is no room. */
	if (!o->fault && close(STDOUT_FILENO) && errno != EBADF && errno != EINTR)
		o->fault = errno;
	buf_release(&o->buf);
	if (!o->fault)
		return status;
	/* Whoever closes a pipe has read enough and wants no comment. */
	if (o->fault != EPIPE)
		output_message(o, _("the results cannot be written: %s"), file_error(o->fault));
	return EXIT_IO;
}

/* One line of standard error in one write, so that lines of several programs do not mix. */
static void
say(const struct output *o, const char *before, const struct buf *text)
{
	struct buf line = BUF_INIT;

	buf_puts(&line, before);
	show_add(&o->message, &line, text->data, text->len);
	buf_putc(&line, '\n');
	fwrite(line.data, 1, line.len, stderr);
	buf_release(&line);
}

void
output_message(struct output *o, const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	say(o, "pacecat: ", &text);
	buf_release(&text);
}

void
output_line(struct output *o, const char *text)
{
	const struct buf line = { .data = (char *)text, .len = strlen(text) };

	say(o, "", &line);
}

void
output_diags(struct output *o, const struct diags *ds)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < ds->count; i++) {
		/* What is wrong nowhere in particular. */
		if (!ds->diag[i].place.file) {
			output_message(o, "%s", ds->diag[i].text);
			continue;
		}
		buf_clear(&text);
		diag_format(&ds->diag[i], &text);
		say(o, "", &text);
	}
	buf_release(&text);
}
