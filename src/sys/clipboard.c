/* SPDX-License-Identifier: MIT */
#include "sys/clipboard.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sys/spawn.h"

#define SCREEN_PIECE 240    /* GNU screen drops a DCS past 256 bytes in its older versions */
#define SCREEN_MOST 767	    /* of any other sequence; what is longer it takes for text */
#define MOST_ON_PHONES 5000 /* Termux's own limit lies between 6 and 7 kB of base64 */

static const char *
set(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

struct clipboard_place
clipboard_here(const char *command)
{
	const char *ssh = set("SSH_TTY");

	return (struct clipboard_place){
		.tmux = set("TMUX"),
		.screen = set("STY"),
		.ssh = ssh ? ssh : set("SSH_CONNECTION"),
		.wayland = set("WAYLAND_DISPLAY"),
		.display = set("DISPLAY"),
		.termux = set("TERMUX_VERSION"),
		.term = set("TERM"),
		.command = command,
		.has = spawn_has,
	};
}

/* Programs that put their standard input into the clipboard of a display. */
enum display { WAYLAND, X11, NO_DISPLAY };

static const struct {
	enum display display;
	const char *program, *command;
} programs[] = {
	{ WAYLAND, "wl-copy", "wl-copy" },
	{ X11, "xclip", "xclip -selection clipboard -in" },
	{ X11, "xsel", "xsel --clipboard --input" },
	{ NO_DISPLAY, "pbcopy", "pbcopy" },
	{ NO_DISPLAY, "clip.exe", "clip.exe" },
};

static bool
there(const struct clipboard_place *p, enum display display)
{
	return display == NO_DISPLAY || (display == WAYLAND ? p->wayland : p->display);
}

static const char *
program(const struct clipboard_place *p)
{
	if (p->ssh)
		return NULL;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
		if (there(p, programs[i].display) && p->has(programs[i].program))
			return programs[i].command;
	return NULL;
}

void
clipboard_way_release(struct clipboard_way *way)
{
	paths_release(&way->argv);
}

static bool
is_named(const struct clipboard_place *p, const char *prefix)
{
	return p->term && !strncmp(p->term, prefix, strlen(prefix));
}

enum clipboard_means
clipboard_terminal(const struct clipboard_place *p)
{
	return !p->tmux && (p->screen || is_named(p, "screen.")) ? CLIPBOARD_SCREEN
								 : CLIPBOARD_TERMINAL;
}

bool
clipboard_may_show(const struct clipboard_place *p, size_t len)
{
	return len > SCREEN_MOST && !p->tmux && is_named(p, "screen") &&
	       clipboard_terminal(p) == CLIPBOARD_TERMINAL;
}

bool
clipboard_choose(const struct clipboard_place *p, struct clipboard_way *way)
{
	const char *command = p->command && *p->command ? p->command : NULL;

	*way = (struct clipboard_way){ .means = CLIPBOARD_PROGRAM };
	/* -w is what hands the buffer on to the terminal around tmux, by tmux's own settings. */
	if (!command && p->tmux && p->has("tmux"))
		command = "tmux load-buffer -w -";
	if (!command && !p->tmux && !p->screen)
		command = program(p);
	if (command) {
		if (spawn_split(command, &way->argv))
			return true;
		clipboard_way_release(way);
		return false;
	}
	way->means = clipboard_terminal(p);
	return true;
}

size_t
clipboard_most(const struct clipboard_place *p)
{
	return p->termux && !p->ssh ? MOST_ON_PHONES : CLIPBOARD_MOST;
}

/* RFC 4648 section 4. */
static void
base64(struct buf *out, const char *text, size_t len)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < len; i += 3) {
		size_t left = len - i;
		uint32_t bits = (uint32_t)(unsigned char)text[i] << 16;

		if (left > 1)
			bits |= (uint32_t)(unsigned char)text[i + 1] << 8;
		if (left > 2)
			bits |= (unsigned char)text[i + 2];
		buf_putc(out, letters[bits >> 18]);
		buf_putc(out, letters[bits >> 12 & 63]);
		buf_putc(out, left > 1 ? letters[bits >> 6 & 63] : '=');
		buf_putc(out, left > 2 ? letters[bits & 63] : '=');
	}
}

void
clipboard_compose(struct buf *out, enum clipboard_means means, const char *text, size_t len)
{
	struct buf whole = BUF_INIT;

	buf_puts(&whole, "\033]52;c;");
	base64(&whole, text, len);
	buf_putc(&whole, '\a');
	if (means != CLIPBOARD_SCREEN) {
		buf_add(out, whole.data, whole.len);
	} else {
		for (size_t at = 0; at < whole.len; at += SCREEN_PIECE) {
			size_t left = whole.len - at;

			buf_puts(out, "\033P");
			buf_add(out, whole.data + at, left < SCREEN_PIECE ? left : SCREEN_PIECE);
			buf_puts(out, "\033\\");
		}
	}
	buf_release(&whole);
}
