/* SPDX-License-Identifier: MIT */
#include "format/in.h"

#include "base/buf.h"
#include "tests/test.h"

int
main(void)
{
	static const char *const rows[][2] = {
		{ "", "" },
		{ "*a* b", "<i>a</i> b" },
		{ "**a *b***", "<b>a <i>b</i></b>" },
		{ "***a** b*", "<i><b>a</b> b</i>" },
		{ "***a***", "<b><i>a</i></b>" },
		{ "*a** b", "<i>a</i>* b" },
		{ "***a* *b** c**", "<b><i>a</i> <i>b</i>* c</b>" },
		{ "*\\ a\\ *", "<i> a </i>" },
		{ "_a_ b_c_d", "<i>a</i> b_c_d" },
		{ "10^6^ CO~2~", "10<sup>6</sup> CO<sub>2</sub>" },
		{ "a^b c^", "a^b c^" },
		{ "x^a\\ b^", "x<sup>a b</sup>" },
		{ "~~a~~", "~~a~~" },
		{ "[A]{.smallcaps} [B]{.nocase}", "<sc>A</sc> <span class=\"nocase\">B</span>" },
		{ "[a] [b](c)", "[a] [b](c)" },
		{ "\\[a\\] \\* \\\\ \\é", "[a] * \\ \\é" },
		{ "2 * 3 * 4 *", "2 * 3 * 4 *" },
		{ "*a [b*]{.nocase}", "<i>a [b</i>]{.nocase}" },
		{ "\\", "\\" },
		{ "*", "*" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out = BUF_INIT;

		in_markdown(&out, rows[i][0], strlen(rows[i][0]));
		CHECK_STR(out.data, rows[i][1]);
		buf_release(&out);
	}
	return test_end();
}
