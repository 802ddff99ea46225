/* SPDX-License-Identifier: MIT */
/*
 * shown CHARSET INVISIBLE < LINES
 *
 * Each line as text/show.h would show it: what harmless text looks just like a hostile one.
 * CHARSET is utf-8 or ascii, INVISIBLE is drop or name.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/show.h"

int
main(int argc, char **argv)
{
	struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_DROP };
	struct buf out = BUF_INIT;
	char *line = NULL;
	size_t room = 0;
	ssize_t len;

	if (argc != 3 || !setlocale(LC_CTYPE, ""))
		return 64;
	if (!strcmp(argv[1], "ascii"))
		style.charset = CHARSET_ASCII;
	if (!strcmp(argv[2], "name"))
		style.invisible = SHOW_NAME;
	while ((len = getline(&line, &room, stdin)) > 0) {
		show_add(&style, &out, line, (size_t)len - (line[len - 1] == '\n'));
		buf_putc(&out, '\n');
	}
	fwrite(out.data, 1, out.len, stdout);
	buf_release(&out);
	free(line);
	return 0;
}
