/* SPDX-License-Identifier: MIT */
#include "cli/shellword.h"

#include "tests/test.h"

#define BREAKS " \t\n\"'><=;|&(:"

static const struct row {
	const char *line;
	const char *words;	/* each in brackets */
	const char *word, *put; /* what becomes of a word; NULL: it does not fit */
} rows[] = {
	{ "", "[]", "list", "list" },
	{ "pacecat ", "[pacecat][]", "a b", "a\\ b" },
	{ "pacecat li", "[pacecat][li]", "list", "list" },
	{ "a  b\tc", "[a][b][c]", "cd", "cd" },
	{ "a author:se", "[a][author:se]", "author:seve", "seve" },
	{ "a author:se", "[a][author:se]", "other:x", NULL },
	{ "a --format=js", "[a][--format=js]", "--format=json", "json" },
	{ "a x\\ y", "[a][x y]", "x yz", "x\\ yz" },
	{ "a author:\\\"van", "[a][author:\"van]", "author:\"van den\"", "\\\"van\\ den\\\"" },
	{ "a author:\"van", "[a][author:van]", "author:\"van d\"", "\\\"van d\\\"" },
	{ "a 'author:van d", "[a][author:van d]", "author:van den", "author:van den" },
	{ "a 'it", "[a][it]", "it's", "it'\\''s" },
	{ "a \"x\\\"y", "[a][x\"y]", "x\"y$z", "x\\\"y\\$z" },
	{ "a \"x\"y", "[a][xy]", "xy;z", "xy\\;z" },
	{ "a f:u\"x\"y", "[a][f:uxy]", "f:uxyz", "uxyz" },
	{ "a $(", "[a][$(]", "$(rm)", "rm\\)" },
	{ "a \\", "[a][]", "`x`", "\\`x\\`" },
	{ "a S\xc3\xa8", "[a][S\xc3\xa8]", "S\xc3\xa8ve", "S\xc3\xa8ve" },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct shell_line line;
		struct buf words = BUF_INIT, put = BUF_INIT;
		bool fits;

		shell_line_init(&line, rows[i].line, BREAKS);
		for (size_t k = 0; k < line.count; k++)
			buf_printf(&words, "[%s]", line.word[k]);
		CHECK_STR(words.data, rows[i].words);
		fits = shell_line_put(&line, rows[i].word, &put);
		CHECK_STR(fits ? put.data : NULL, rows[i].put);
		shell_line_release(&line);
		buf_release(&words);
		buf_release(&put);
	}
	return test_end();
}
