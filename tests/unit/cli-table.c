/* SPDX-License-Identifier: MIT */
#include "cli/table.h"

#include <stdlib.h>

#include "tests/test.h"

static const char *const cells[] = {
	"a-long-identifier", "2012", "Somebody & Another", "A title that is not short at all",
	"b", "n.d.", "", "Two",
};

static void
put(int cols, const char *want)
{
	struct output out = { .buf = BUF_INIT, .style = { .charset = CHARSET_ASCII },
			      .cols = cols };
	struct table_text t = { .columns = 4, .cut = { false, false, true, true } };

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		table_text_add(&t, cells[i]);
	table_text_put(&t, &out);
	CHECK_STR(out.buf.data, want);
	table_text_release(&t);
	buf_release(&out.buf);
}

int
main(void)
{
	/* Where there is no terminal nothing is cut. */
	put(0, "a-long-identifier  2012  Somebody & Another  A title that is not short at all\n"
	       "b                  n.d.                      Two\n");
	/* The widest gives way first, then both that may be cut. */
	put(66, "a-long-identifier  2012  Somebody & Another  A title that is no...\n"
		"b                  n.d.                      Two\n");
	put(60, "a-long-identifier  2012  Somebody & An...  A title that i...\n"
		"b                  n.d.                    Two\n");
	/* An id is never cut, however narrow it gets. */
	put(20, "a-long-identifier  2012  Somebody ...  A title t...\n"
		"b                  n.d.                Two\n");
	return test_end();
}
