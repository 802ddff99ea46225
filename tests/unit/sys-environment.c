/* SPDX-License-Identifier: MIT */
#include "sys/environment.h"

#include <stdlib.h>
#include <string.h>

#include "tests/test.h"

extern char **environ;

/* NULL: what stays of a variable is what it was; "": nothing. */
static const struct {
	const char *variable, *value, *want;
} rows[] = {
	{ "TERM", "xterm-256color", NULL },
	{ "TERM", "xterm+256color", NULL },
	{ "TERM", "sun-cmd.x", NULL },
	{ "TERM", "../../etc/passwd", "" },
	{ "TERM", "..", "" },
	{ "TERM", "a/b", "" },
	{ "TERM", "\033]0;X\a", "" },
	{ "TERM", "x\033[2J", "" },
	{ "TERM", "", "" },
	{ "LANG", "fr_FR.UTF-8", NULL },
	{ "LANG", "ca_ES.UTF-8@valencia", NULL },
	{ "LANG", "C", NULL },
	{ "LANG", "../../x", "" },
	{ "LANG", "/tmp/x", "" },
	{ "LC_ALL", "pt_BR", NULL },
	{ "LC_ALL", "x/y", "" },
	{ "LC_CTYPE", "UTF-8", NULL },
	{ "LC_MESSAGES", "fr%s", "" },
	{ "LANGUAGE", "fr:pt_BR:en", NULL },
	{ "LANGUAGE", "../..:fr", "" },
	{ "LANGUAGE", "fr:../..", "" },
	{ "NO_COLOR", "anything", "1" },
	{ "SSH_CONNECTION", "198.51.100.7 1 198.51.100.8 22", "1" },
};

static const char *const gone[] = {
	"HOME",
	"PATH",
	"SHELL",
	"ENV",
	"BASH_ENV",
	"EDITOR",
	"VISUAL",
	"PAGER",
	"BROWSER",
	"LESSOPEN",
	"TERMINFO",
	"TERMINFO_DIRS",
	"TERMCAP",
	"TERMPATH",
	"LINES",
	"COLUMNS",
	"ESCDELAY",
	"NCURSES_NO_UTF8_ACS",
	"LOCPATH",
	"NLSPATH",
	"OUTPUT_CHARSET",
	"GCONV_PATH",
	"TMPDIR",
	"TZ",
	"XDG_CONFIG_HOME",
	"XDG_DATA_HOME",
	"XDG_STATE_HOME",
	"XDG_CACHE_HOME",
	"XDG_DATA_DIRS",
	"PACECAT_CATALOGUE",
	"SOURCE_DATE_EPOCH",
	"TMUX",
	"STY",
	"DISPLAY",
	"WAYLAND_DISPLAY",
	"SSH_ORIGINAL_COMMAND",
	"LC_TIME",
};

static void
check_rows(void)
{
	char longest[100];

	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *want = rows[i].want ? rows[i].want : rows[i].value, *got;

		setenv(rows[i].variable, rows[i].value, 1);
		environment_restrict();
		got = getenv(rows[i].variable);
		CHECK_STR(got ? got : "", want);
	}
	setenv("TERM", longest, 1);
	environment_restrict();
	CHECK(!getenv("TERM"));
}

static void
check_gone(void)
{
	size_t left = 0;

	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		setenv(gone[i], "/somewhere", 1);
	setenv("TERM", "vt100", 1);
	environment_restrict();
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		CHECK(!getenv(gone[i]));
	CHECK_STR(getenv("TERM"), "vt100");
	/* Twice is once; and what is set later is set. */
	environment_restrict();
	setenv("LANGUAGE", "fr", 1);
	CHECK_STR(getenv("LANGUAGE"), "fr");
	while (environ[left])
		left++;
	CHECK(left <= 8);
}

int
main(void)
{
	check_rows();
	check_gone();
	return test_end();
}
