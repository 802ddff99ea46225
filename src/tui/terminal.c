/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "text/utf8.h"

#define SHOWN_BYTES 60

#define LIKE_XTERM \
	{ \
		"xterm-256color", "xterm" \
	}

/* prefix, keys, paste, mouse, title, window, instead */
static const struct terminal_family families[] = {
	{ "xterm", true, true, true, true, true, LIKE_XTERM },
	{ "tmux",
	  true,
	  true,
	  true,
	  true,
	  true,
	  { "tmux-256color", "screen-256color", "tmux", "screen" } },
	{ "screen", true, true, true, false, true, { "screen-256color", "screen" } },
	{ "rxvt", false, true, true, false, true, { "rxvt-256color", "rxvt", "xterm" } },
	{ "putty",
	  false,
	  true,
	  true,
	  false,
	  true,
	  { "putty-256color", "putty", "xterm-256color", "xterm" } },
	{ "linux", true, false, false, false, false, { "linux", "vt100" } },
	{ "vt", false, false, false, false, false, { "vt220", "vt100" } },
	{ "alacritty", true, true, true, true, true, LIKE_XTERM },
	{ "contour", true, true, true, true, true, LIKE_XTERM },
	{ "foot", true, true, true, true, true, { "foot", "xterm-256color", "xterm" } },
	{ "ghostty", true, true, true, true, true, LIKE_XTERM },
	{ "gnome", true, true, true, true, true, LIKE_XTERM },
	{ "iterm", true, true, true, true, true, LIKE_XTERM },
	{ "kitty", true, true, true, true, true, LIKE_XTERM },
	{ "konsole", true, true, true, true, true, LIKE_XTERM },
	{ "mintty", true, true, true, true, true, LIKE_XTERM },
	{ "mlterm", false, true, true, false, true, LIKE_XTERM },
	{ "rio", true, true, true, true, true, LIKE_XTERM },
	{ "st", true, true, true, false, true, { "st-256color", "xterm-256color", "xterm" } },
	{ "vte", true, true, true, true, true, LIKE_XTERM },
	{ "wezterm", true, true, true, true, true, LIKE_XTERM },
};

static const struct terminal_family stranger = { .prefix = "" };

const struct terminal_family *
terminal_family(const char *term)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		size_t len = strlen(families[i].prefix);

		if (!strncmp(families[i].prefix, term, len) && !ascii_is_letter(term[len]))
			return &families[i];
	}
	return &stranger;
}

/* The length of the name without its last `i` words, 0 when no more than the family is left. */
static size_t
shortened(const char *term, const char *family, size_t i)
{
	size_t len = strlen(term);

	for (; i && len; i--)
		do
			len--;
		while (len && !strchr("-.+", term[len]));
	return len > strlen(family) ? len : 0;
}

/* First by fewer words of its own name, then what is alike, then by the colours it claims. */
bool
terminal_instead(struct buf *name, const char *term, size_t i)
{
	static const char many[] = "-256color";
	const struct terminal_family *family = terminal_family(term);
	const size_t most = sizeof family->instead / sizeof *family->instead;
	size_t len = strlen(term), words = 0;

	while (shortened(term, family->prefix, words + 1))
		words++;
	if (i < words) {
		buf_add(name, term, shortened(term, family->prefix, i + 1));
		return true;
	}
	i -= words;
	if (i < most && family->instead[i]) {
		buf_puts(name, family->instead[i]);
		return true;
	}
	if (family != &stranger || i || len < sizeof many ||
	    strcmp(term + len - (sizeof many - 1), many))
		return false;
	buf_puts(name, "xterm-256color");
	return true;
}

int
terminal_escape_ms(int asked)
{
	const char *s = getenv("ESCDELAY");
	long n = s ? strtol(s, NULL, 10) : 0;

	if (asked > 0)
		return asked;
	if (n > 0)
		return n > 1000 ? 1000 : (int)n;
	return getenv("SSH_CONNECTION") || getenv("SSH_TTY") ? 500 : 100;
}

int
terminal_size_from(const char *variable)
{
	const char *s = getenv(variable);
	char *end;
	long n;

	if (!s || !*s)
		return 0;
	n = strtol(s, &end, 10);
	return *end || n < 1 || n > 32767 ? 0 : (int)n;
}

static const struct {
	const char *capability, *key;
} capabilities[] = {
	{ "kcuu1", "Up" },	{ "kcud1", "Down" },	  { "kcub1", "Left" },
	{ "kcuf1", "Right" },	{ "khome", "Home" },	  { "kend", "End" },
	{ "kpp", "PageUp" },	{ "knp", "PageDown" },	  { "kich1", "Insert" },
	{ "kdch1", "Delete" },	{ "kcbt", "S-Tab" },	  { "kbs", "Backspace" },
	{ "kLFT", "S-Left" },	{ "kRIT", "S-Right" },	  { "kri", "S-Up" },
	{ "kind", "S-Down" },	{ "kHOM", "S-Home" },	  { "kEND", "S-End" },
	{ "kPRV", "S-PageUp" }, { "kNXT", "S-PageDown" }, { "kDC", "S-Delete" },
	{ "kIC", "S-Insert" },	{ "kent", "Enter" },	  { "kf1", "F1" },
	{ "kf2", "F2" },	{ "kf3", "F3" },	  { "kf4", "F4" },
	{ "kf5", "F5" },	{ "kf6", "F6" },	  { "kf7", "F7" },
	{ "kf8", "F8" },	{ "kf9", "F9" },	  { "kf10", "F10" },
	{ "kf11", "F11" },	{ "kf12", "F12" },
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
