/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include "tests/test.h"

static const struct {
	const char *term, *prefix, *instead;
} cases[] = {
	{ "xterm-kitty", "xterm", "xterm-256color xterm" },
	{ "xterm-ghostty", "xterm", "xterm-256color xterm" },
	{ "vt100", "vt", "vt220 vt100" },
	{ "vt100-am-w", "vt", "vt100-am vt100 vt220 vt100" },
	{ "vte-256color", "vte", "xterm-256color xterm" },
	{ "st-256color", "st", "st-256color xterm-256color xterm" },
	{ "stv52", "", "" },
	{ "foot-extra", "foot", "foot xterm-256color xterm" },
	{ "screen.xterm-kitty", "screen", "screen.xterm screen-256color screen" },
	{ "linux", "linux", "linux vt100" },
	{ "dumb", "", "" },
	{ "", "", "" },
	{ "-", "", "" },
	{ "new-wave-256color", "", "new-wave new xterm-256color" },
	{ "newest256color", "", "" },
	{ "waves-256color", "", "waves xterm-256color" },
};

static void
test_instead(const char *term, const char *wanted)
{
	struct buf all = BUF_INIT, name = BUF_INIT;

	for (size_t i = 0; buf_clear(&name), terminal_instead(&name, term, i); i++)
		buf_printf(&all, "%s%s", i ? " " : "", name.data);
	CHECK_STR(all.data, wanted);
	buf_release(&all);
	buf_release(&name);
}

int
main(void)
{
	char name[80];
	const char *capability;
	struct buf sent = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct terminal_family *f = terminal_family(cases[i].term);

		CHECK_STR(f->prefix, cases[i].prefix);
		test_instead(cases[i].term, cases[i].instead);
	}
	CHECK(terminal_family("vte")->paste && !terminal_family("vt220")->paste);
	CHECK_STR(terminal_key(0, &capability), "Up");
	CHECK_STR(capability, "kcuu1");
	CHECK_STR(terminal_key(1000, &capability), NULL);
	CHECK_INT(terminal_shown("xterm"), 5);
	CHECK_INT(terminal_shown(""), 0);
	memset(name, 'x', sizeof name);
	name[79] = '\0';
	CHECK_INT(terminal_shown(name), 60);
	memcpy(name + 59, "\303\251", 2);
	CHECK_INT(terminal_shown(name), 59);
	CHECK_INT(terminal_shown("x\377y"), 1);
	terminal_add(&sent, "\033[H$<5>\033[2J$<50/>$");
	CHECK_STR(sent.data, "\033[H\033[2J$");
	buf_release(&sent);
	return test_end();
}
