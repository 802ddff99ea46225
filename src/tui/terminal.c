/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

#define SHOWN_BYTES 60

static const struct terminal_family families[] = {
	{ "xterm", true, true, true, { "xterm-256color", "xterm" } },
	{ "tmux", true, true, true, { "screen-256color", "screen" } },
	{ "screen", true, true, true, { "screen-256color", "screen" } },
	{ "rxvt", false, true, true, { "rxvt-256color", "rxvt" } },
	{ "putty", false, true, true, { "putty", "xterm" } },
	{ "linux", true, false, false, { "linux", "vt100" } },
	{ "vt", false, false, false, { "vt220", "vt100" } },
	{ "alacritty", true, true, true, { "xterm-256color", "xterm" } },
	{ "contour", true, true, true, { "xterm-256color", "xterm" } },
	{ "foot", true, true, true, { "xterm-256color", "xterm" } },
	{ "ghostty", true, true, true, { "xterm-256color", "xterm" } },
	{ "gnome", true, true, true, { "xterm-256color", "xterm" } },
	{ "iterm", true, true, true, { "xterm-256color", "xterm" } },
	{ "kitty", true, true, true, { "xterm-256color", "xterm" } },
	{ "konsole", true, true, true, { "xterm-256color", "xterm" } },
	{ "mintty", true, true, true, { "xterm-256color", "xterm" } },
	{ "rio", true, true, true, { "xterm-256color", "xterm" } },
	{ "st-", true, true, true, { "xterm-256color", "xterm" } },
	{ "vte", true, true, true, { "xterm-256color", "xterm" } },
	{ "wezterm", true, true, true, { "xterm-256color", "xterm" } },
};

static const struct terminal_family stranger = { "", false, false, false, { NULL, NULL } };

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

static const struct {
	const char *capability, *key;
} capabilities[] = {
	{ "kcuu1", "Up" }, { "kcud1", "Down" }, { "kcub1", "Left" }, { "kcuf1", "Right" },
	{ "khome", "Home" }, { "kend", "End" }, { "kpp", "PageUp" }, { "knp", "PageDown" },
	{ "kich1", "Insert" }, { "kdch1", "Delete" }, { "kcbt", "S-Tab" }, { "kbs", "Backspace" },
	{ "kLFT", "S-Left" }, { "kRIT", "S-Right" }, { "kri", "S-Up" }, { "kind", "S-Down" },
	{ "kHOM", "S-Home" }, { "kEND", "S-End" }, { "kPRV", "S-PageUp" }, { "kNXT", "S-PageDown" },
	{ "kDC", "S-Delete" }, { "kIC", "S-Insert" }, { "kent", "Enter" },
	{ "kf1", "F1" }, { "kf2", "F2" }, { "kf3", "F3" }, { "kf4", "F4" }, { "kf5", "F5" },
	{ "kf6", "F6" }, { "kf7", "F7" }, { "kf8", "F8" }, { "kf9", "F9" }, { "kf10", "F10" },
	{ "kf11", "F11" }, { "kf12", "F12" },
};

const char *
terminal_key(size_t i, const char **capability)
{
	if (i >= sizeof capabilities / sizeof *capabilities)
		return NULL;
	*capability = capabilities[i].capability;
	return capabilities[i].key;
}

int
terminal_shown(const char *term)
{
	size_t len = strlen(term), n = 0, bytes;
	uint32_t code;

	while (n < len && (bytes = utf8_decode(term + n, len - n, &code)) != 0 &&
	       n + bytes <= SHOWN_BYTES)
		n += bytes;
	return (int)n;
}

const char *
terminal_mouse(bool on)
{
	return on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l";
}

int
terminal_escape_ms(bool restricted)
{
	const char *s = restricted ? NULL : getenv("ESCDELAY");
	long n = s ? strtol(s, NULL, 10) : 0;

	if (n > 0)
		return n > 1000 ? 1000 : (int)n;
	return getenv("SSH_CONNECTION") || getenv("SSH_TTY") ? 500 : 100;
}

int
terminal_size(const char *variable)
{
	const char *s = getenv(variable);
	char *end;
	long n;

	if (!s || !*s)
		return 0;
	n = strtol(s, &end, 10);
	return *end || n < 1 || n > 32767 ? 0 : (int)n;
}

void
terminal_add(struct buf *out, const char *s)
{
	for (; s && *s; s++) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (end)
			s = end;
		else
			buf_putc(out, *s);
	}
}
