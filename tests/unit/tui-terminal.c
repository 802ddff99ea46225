/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include "tests/test.h"

static const struct {
	const char *term, *prefix, *instead;
} cases[] = {
	{ "xterm-kitty", "xterm", "xterm-256color" },
	{ "vt100", "vt", "vt220" },
	{ "vte-256color", "vte", "xterm-256color" },
	{ "st-256color", "st-", "xterm-256color" },
	{ "linux", "linux", "linux" },
	{ "dumb", "", NULL },
	{ "", "", NULL },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct terminal_family *f = terminal_family(cases[i].term);

		CHECK_STR(f->prefix, cases[i].prefix);
		CHECK_STR(f->instead[0], cases[i].instead);
	}
	CHECK(terminal_family("vte")->paste && !terminal_family("vt220")->paste);
	return test_end();
}
