/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include <string.h>

static const struct terminal_family families[] = {
	{ "xterm", true, true, { "xterm-256color", "xterm" } },
	{ "tmux", true, true, { "screen-256color", "screen" } },
	{ "screen", true, true, { "screen-256color", "screen" } },
	{ "rxvt", false, true, { "rxvt-256color", "rxvt" } },
	{ "putty", false, true, { "putty", "xterm" } },
	{ "linux", true, false, { "linux", "vt100" } },
	{ "vt", false, false, { "vt220", "vt100" } },
	{ "alacritty", true, true, { "xterm-256color", "xterm" } },
	{ "contour", true, true, { "xterm-256color", "xterm" } },
	{ "foot", true, true, { "xterm-256color", "xterm" } },
	{ "ghostty", true, true, { "xterm-256color", "xterm" } },
	{ "gnome", true, true, { "xterm-256color", "xterm" } },
	{ "iterm", true, true, { "xterm-256color", "xterm" } },
	{ "kitty", true, true, { "xterm-256color", "xterm" } },
	{ "konsole", true, true, { "xterm-256color", "xterm" } },
	{ "mintty", true, true, { "xterm-256color", "xterm" } },
	{ "rio", true, true, { "xterm-256color", "xterm" } },
	{ "st-", true, true, { "xterm-256color", "xterm" } },
	{ "vte", true, true, { "xterm-256color", "xterm" } },
	{ "wezterm", true, true, { "xterm-256color", "xterm" } },
};

static const struct terminal_family stranger = { "", false, false, { NULL, NULL } };

/* The longest prefix tells: "vte" is no "vt". */
const struct terminal_family *
terminal_family(const char *term)
{
	const struct terminal_family *found = &stranger;

	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (strlen(families[i].prefix) > strlen(found->prefix) &&
		    !strncmp(families[i].prefix, term, strlen(families[i].prefix)))
			found = &families[i];
	return found;
}
