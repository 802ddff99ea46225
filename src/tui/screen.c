/* SPDX-License-Identifier: MIT */
/*
 * Where curses begins and ends; paint.c draws with it, and no other file knows it.  Curses draws
 * and nothing else: input is read here and decoded in key.c, signals and modes are tty.c's.
 * Over 500 lines: it is the one door to curses.
 */
#include "tui/screen.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "sys/carried.h"
#include "text/utf8.h"
#include "tui/paint.h"
#include "tui/terminal.h"
#include "tui/tty.h"

/* <term.h> gives capabilities these names. */
#undef key_next

#define RESIZE_MS 50                    /* at most one Resize in this time */

static struct {
	bool on, left;                  /* started; lent to another program */
	bool restricted, gone;
	bool registered;                /* with atexit */
	bool mouse;                     /* it sends reports */
	struct paint_options paint;
	SCREEN *curses;
	const struct terminal_family *family;
	int rows, cols;
	struct key_decoder *keys;
	unsigned events;                /* enum tty_event: not delivered yet */
	int also;                       /* another descriptor to wait for, 0: none */
	int64_t heard_ms;               /* time spent waiting for input */
	int64_t resized_ms;             /* when the last Resize was delivered */
	struct buf enter, leave;        /* beside what curses sends */
	bool titled, ordered;           /* it was asked for, and the terminal understands */
	bool ascii;                     /* the title has no other letters */
	struct buf title;               /* as it is sent */
} screen = {
	.enter = BUF_INIT, .leave = BUF_INIT, .title = BUF_INIT
};

static int
clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

/* A string capability, NULL when the terminal has none. */
static const char *
capability(const char *name)
{
	const char *s = tigetstr(name);

	return s == (const char *)-1 || !s || !*s ? NULL : s;
}

static void
measure(int *rows, int *cols)
{
	tty_size(rows, cols);
	if (!*rows)
		*rows = terminal_size_from("LINES");
	if (!*cols)
		*cols = terminal_size_from("COLUMNS");
	*rows = clamp(*rows ? *rows : 24, 1, CANVAS_ROWS_MAX);
	*cols = clamp(*cols ? *cols : 80, 1, CANVAS_COLS_MAX);
}

static bool
known(const char *term)
{
	int status;

	/* The size that terminfo says, not the one that the terminal claims. */
	use_env(FALSE);
	return setupterm(term, STDOUT_FILENO, &status) == OK ||
		(carried_terminfo(term) && setupterm(term, STDOUT_FILENO, &status) == OK);
}

/*
 * Append the name by which terminfo knows the terminal, and perhaps a sentence to the notice.
 * False, and a sentence in err, when there is none.
 */
static bool
identify(struct buf *name, const char *term, struct buf *notice, struct buf *err)
{
	if (!term || !*term) {
		buf_puts(err, _("The terminal has no name: set TERM, or use \"pacecat list\", "
				"which needs none"));
		return false;
	}
	buf_puts(name, term);
	if (known(name->data))
		return true;
	for (size_t i = 0; buf_clear(name), terminal_instead(name, term, i); i++)
		if (known(name->data)) {
			buf_printf(notice,
				   _("The terminal \"%.*s\" is not known here: it is "
				     "taken for \"%s\""),
				   terminal_shown(term), term, name->data);
			return true;
		}
	buf_printf(err,
		   _("The terminal \"%.*s\" is not known here: set TERM to one that is, such "
		     "as xterm or vt100, or use \"pacecat list\""),
		   terminal_shown(term), term);
	return false;
}

/* What is sent beside curses when the terminal is taken and given back, and after a crash. */
static void
compose(void)
{
	bool paste = screen.family->paste;

	buf_clear(&screen.enter);
	buf_clear(&screen.leave);
	terminal_add(&screen.enter, capability("smkx"));
	buf_puts(&screen.enter, paste ? "\033[?2004h" : "");
	buf_puts(&screen.enter, screen.mouse ? terminal_mouse(true) : "");
	buf_puts(&screen.enter, screen.titled ? "\033[22;2t" : "");
	buf_puts(&screen.leave, screen.titled ? "\033[23;2t" : "");
	buf_puts(&screen.enter, screen.ordered ? "\033[8l" : "");
	buf_puts(&screen.leave, screen.ordered ? "\033[8h" : "");
	buf_puts(&screen.leave, screen.mouse ? terminal_mouse(false) : "");
	buf_puts(&screen.leave, paste ? "\033[?2004l" : "");
	terminal_add(&screen.leave, capability("rmkx"));
}

static void
compose_restore(void)
{
	const char *cup = capability("cup"), *rmcup = capability("rmcup");
	struct buf restore = BUF_INIT;

	/* What is cut off may be a string, such as what is copied: it would go on for ever. */
	buf_puts(&restore, screen.family->window ? "\033\\" : "");
	buf_add(&restore, screen.leave.data, screen.leave.len);
	terminal_add(&restore, capability("rmacs"));
	terminal_add(&restore, capability("sgr0"));
	if (paint_coloured())
		terminal_add(&restore, capability("op"));
	terminal_add(&restore, capability("cnorm"));
	if (cup)
		terminal_add(&restore, tparm(cup, (long)screen.rows - 1, 0L, 0L, 0L, 0L, 0L, 0L,
					       0L, 0L));
	if (rmcup)
		terminal_add(&restore, rmcup);
	else
		buf_puts(&restore, "\r\n");
	tty_set_restore(restore.data, restore.len);
	buf_release(&restore);
}

static void
ready_keys(const struct screen_options *options, const struct terminal_family *family)
{
	const char *key, *name;

	key_decoder_free(screen.keys);
	screen.keys = key_decoder_new(options->charset,
				      terminal_escape_ms(options->escape_ms));
	if (family->keys)
		return;
	for (size_t i = 0; (key = terminal_key(i, &name)); i++) {
		const char *s = capability(name);

		if (s)
			key_decoder_add_sequence(screen.keys, s, key);
	}
}

/*
 * The terminal's own lines where it has them, and where curses would not send UTF-8 for them.  Who
 * asks for ASCII gets ASCII: many terminals forget their other character set in UTF-8.
 */
static bool
use_acs(enum charset charset, const struct terminal_family *family)
{
	return charset == CHARSET_LOCALE && strcmp(nl_langinfo(CODESET), "UTF-8") &&
	       strcmp(family->prefix, "linux") && capability("acsc");
}

/*
 * newterm with a size that is ours to decide: a remote user may claim any.  Curses asks the
 * terminal where that is safe, terminfo where it is not, and the environment never but as the last
 * resort for terminals whose size terminfo does not know.
 */
static SCREEN *
open_curses(const char *term, bool sized)
{
	SCREEN *curses;
	int rows, cols;
	char number[16];

	tty_size(&rows, &cols);
	if (rows <= CANVAS_ROWS_MAX && cols <= CANVAS_COLS_MAX) {
		use_tioctl(TRUE);
		return newterm(term, stdout, stdin);
	}
	if (sized)
		return newterm(term, stdout, stdin);
	measure(&rows, &cols);
	snprintf(number, sizeof number, "%d", rows);
	setenv("LINES", number, 1);
	snprintf(number, sizeof number, "%d", cols);
	setenv("COLUMNS", number, 1);
	use_env(TRUE);
	curses = newterm(term, stdout, stdin);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	use_env(FALSE);
	return curses;
}

static bool
start_curses(const char *term, bool sized, struct buf *err)
{
	screen.curses = open_curses(term, sized);
	if (!screen.curses) {
		buf_puts(err, _("The terminal cannot be used: \"pacecat list\" can do without"));
		return false;
	}
	raw();
	noecho();
	nonl();
	typeahead(-1);
	idlok(stdscr, TRUE);
	measure(&screen.rows, &screen.cols);
	if (screen.rows != LINES || screen.cols != COLS)
		resizeterm(screen.rows, screen.cols);
	def_prog_mode();
	return true;
}

/* Ask terminfo all that has to be known before curses starts. */
static bool
prepare(const struct screen_options *options, const char *term,
	const struct terminal_family *family, bool *sized, struct buf *err)
{
	bool usable = capability("cup") && capability("clear");

	if (usable) {
		screen.family = family;
		screen.mouse = false;
		screen.titled = options->title && family->title;
		screen.ordered = options->ordered && family->title;
		screen.paint.links = options->links && family->window;
		screen.ascii = options->charset != CHARSET_UTF8;
		screen.paint.unsure = options->charset == CHARSET_UTF8;
		compose();
		ready_keys(options, family);
		screen.paint.acs = use_acs(options->charset, family);
		*sized = tigetnum("lines") > 0 && tigetnum("cols") > 0;
	} else {
		buf_printf(err, _("The terminal \"%.*s\" cannot place its cursor, which browsing "
				  "needs: \"pacecat list\" can do without"),
			   terminal_shown(term), term);
	}
	del_curterm(cur_term);
	return usable;
}

static void
set_up(void)
{
	screen.on = true;
	screen.left = screen.gone = false;
	/* Curses has the terminal by now: whatever wants memory comes behind this. */
	mem_on_failure(screen_stop);
	paint_start(&screen.paint);
	compose_restore();
	if (!screen.registered)
		screen.registered = atexit(screen_stop) == 0;
	buf_clear(&screen.title);
	tty_write(screen.enter.data, screen.enter.len);
}

bool
screen_start(const struct screen_options *options, struct buf *err)
{
	const char *term = getenv("TERM");
	const struct terminal_family *family = terminal_family(term ? term : "");
	struct buf notice = BUF_INIT, name = BUF_INIT;
	bool sized;

	if (screen.on)
		return true;
	screen.restricted = options->restricted;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		buf_puts(err, _("There is no terminal to browse on: \"pacecat list\" needs none"));
		return false;
	}
	if (identify(&name, term, &notice, err) && prepare(options, term, family, &sized, err)) {
		fflush(stdout);
		if (!tty_open(options->restricted))
			buf_puts(err, _("There is no terminal to browse on: \"pacecat list\" needs "
					"none"));
		else if (start_curses(name.data, sized, err))
			set_up();
		else
			tty_close();
	}
	/* Why it failed is all that matters then. */
	if (screen.on)
		buf_puts(err, notice.data);
	buf_release(&notice);
	buf_release(&name);
	return screen.on;
}

int
screen_signal(void)
{
	return tty_signal();
}

void
screen_stop(void)
{
	if (!screen.on)
		return;
	screen.on = false;
	mem_on_failure(NULL);
	if (screen.gone && !screen.left) {
		/* A hangup does not always mean that nobody looks. */
		tty_restore();
	} else if (!screen.left) {
		tty_write(screen.leave.data, screen.leave.len);
		endwin();
	}
	tty_close();
}

void
screen_size(int *rows, int *cols)
{
	*rows = screen.rows;
	*cols = screen.cols;
}

bool
screen_coloured(void)
{
	return tigetnum("colors") > 0;
}

void
screen_title(const char *text)
{
	const struct show_style style = { .charset = screen.ascii ? CHARSET_ASCII : CHARSET_UTF8 };
	struct buf title = BUF_INIT;

	if (!screen.on || !screen.titled || screen.left || screen.gone)
		return;
	buf_puts(&title, "\033]2;");
	show_add(&style, &title, text, show_fit(&style, text, strlen(text), 200, NULL));
	buf_puts(&title, "\033\\");
	if (strcmp(title.data, screen.title.data) != 0) {
		buf_clear(&screen.title);
		buf_puts(&screen.title, title.data);
		tty_write(title.data, title.len);
	}
	buf_release(&title);
}

void
screen_show(const struct canvas *canvas, const struct theme *theme)
{
	int rows = canvas_rows(canvas) < screen.rows ? canvas_rows(canvas) : screen.rows;
	int cols = canvas_cols(canvas) < screen.cols ? canvas_cols(canvas) : screen.cols;
	bool coloured = paint_coloured();

	if (!screen.on || screen.left || screen.gone)
		return;
	if (rows < screen.rows || cols < screen.cols)
		erase();
	paint_canvas(canvas, theme, rows, cols);
	if (paint_coloured() != coloured)
		compose_restore();
}

static void
event_key(struct keystroke *key, const char *name)
{
	*key = (struct keystroke){ 0 };
	memcpy(key->name, name, strlen(name) + 1);
}

static void
hang_up(void)
{
	screen.events |= TTY_HANGUP;
	if (!screen.gone)
		tty_arm();
	screen.gone = true;
}

static void
take_size(void)
{
	measure(&screen.rows, &screen.cols);
	if (screen.rows == LINES && screen.cols == COLS)
		return;
	resizeterm(screen.rows, screen.cols);
	/* Terminals differ in what they keep of the old picture. */
	clearok(curscr, TRUE);
	paint_forget();
	compose_restore();
}

static bool
resize_event(struct keystroke *key)
{
	int rows = screen.rows, cols = screen.cols;

	screen.events &= ~(unsigned)TTY_RESIZE;
	take_size();
	if (screen.rows == rows && screen.cols == cols)
		return false;
	screen.resized_ms = clock_ms();
	event_key(key, "Resize");
	key->rows = screen.rows;
	key->cols = screen.cols;
	return true;
}

/*
 * Somebody else had the terminal: modes, picture and what we asked of it have to be set again.
 * Unless it was given (screen_leave), it still has what we asked: titles would pile up.
 */
static void
take_back(bool given)
{
	tty_wait_for_output();
	reset_prog_mode();
	if (!given)
		tty_write(screen.leave.data, screen.leave.len);
	clearok(curscr, TRUE);
	paint_forget();
	tty_write(screen.enter.data, screen.enter.len);
	tty_write(screen.title.data, screen.title.len);
	screen.events |= TTY_RESIZE;
}

/* The next event that may be delivered now. */
static bool
next_event(struct keystroke *key)
{
	static const struct {
		enum tty_event event;
		const char *name;
	} order[] = {
		{ TTY_HANGUP, "Hangup" }, { TTY_TERMINATE, "Terminate" },
		{ TTY_CONTINUE, "Continue" }, { TTY_SUSPEND, "Suspend" },
		{ TTY_RESIZE, "Resize" }, { TTY_INTERRUPT, "Interrupt" }, { TTY_WAKE, "Wake" },
	};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		if (!(screen.events & order[i].event))
			continue;
		if (order[i].event == TTY_RESIZE) {
			if (clock_ms() - screen.resized_ms >= RESIZE_MS && resize_event(key))
				return true;
			continue;
		}
		/* A terminal that is gone stays gone. */
		if (order[i].event == TTY_HANGUP)
			screen.gone = true;
		else
			screen.events &= ~(unsigned)order[i].event;
		if (order[i].event == TTY_CONTINUE && !screen.left)
			take_back(false);
		event_key(key, order[i].name);
		return true;
	}
	return false;
}

static void
read_input(void)
{
	char bytes[4096];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);

	if (n > 0)
		key_feed(screen.keys, bytes, (size_t)n, screen.heard_ms);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		hang_up();
}

/* The shorter of two times to wait, where negative is for ever. */
static int
sooner(int a, int b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* Until the next Resize may be delivered. */
static int
patience(void)
{
	int64_t left = screen.resized_ms + RESIZE_MS - clock_ms();

	return left < 0 ? 0 : left > RESIZE_MS ? RESIZE_MS : (int)left;
}

static void
listen(int timeout_ms)
{
	struct pollfd fd[3] = { { .fd = STDIN_FILENO, .events = POLLIN },
				{ .fd = tty_event_fd(), .events = POLLIN },
				{ .fd = screen.also > 0 ? screen.also : -1, .events = POLLIN } };
	int64_t before = clock_ms(), silence;
	int ready = poll(fd, 3, timeout_ms);

	silence = clock_ms() - before;
	/* Only silence that was listened to counts: what came while we were busy is one piece. */
	if (ready > 0 && timeout_ms > 0 && silence >= timeout_ms)
		silence = timeout_ms - 1;
	screen.heard_ms += silence;
	if (ready <= 0)
		return;
	if (fd[0].revents)
		read_input();
	screen.events |= fd[1].revents ? tty_events() : 0;
	screen.events |= fd[2].revents ? TTY_WAKE : 0;
}

int
screen_wait(int timeout_ms, struct keystroke *key)
{
	int64_t start = clock_ms();

	for (;;) {
		int left = timeout_ms, wait;

		if (!screen.on || screen.gone) {
			event_key(key, "Hangup");
			return 1;
		}
		screen.events |= tty_events();
		if (next_event(key) || key_next(screen.keys, screen.heard_ms, key))
			return 1;
		if (timeout_ms >= 0) {
			int64_t gone = clock_ms() - start;

			left = gone >= timeout_ms ? 0 : timeout_ms - (int)gone;
		}
		wait = sooner(left, key_timeout(screen.keys, screen.heard_ms));
		if (screen.events & TTY_RESIZE)
			wait = sooner(wait, patience());
		listen(wait);
		if (left == 0 && wait == 0) {
			/* Time is up, but what has just arrived counts. */
			return next_event(key) || key_next(screen.keys, screen.heard_ms, key);
		}
	}
}

bool
screen_pending(void)
{
	struct pollfd fd[2] = { { .fd = STDIN_FILENO, .events = POLLIN },
				{ .fd = tty_event_fd(), .events = POLLIN } };

	return screen.on && (key_waiting(screen.keys) || poll(fd, 2, 0) > 0);
}

void
screen_wake(void)
{
	tty_wake();
}

void
screen_listen(int fd)
{
	screen.also = fd;
}

void
screen_redraw(void)
{
	paint_forget();
	if (screen.on)
		clearok(curscr, TRUE);
}

void
screen_leave(void)
{
	if (!screen.on || screen.left)
		return;
	tty_write(screen.leave.data, screen.leave.len);
	endwin();
	screen.left = true;
	tty_lend(true);
}

void
screen_return(void)
{
	if (!screen.on || !screen.left)
		return;
	tty_lend(false);
	screen.left = false;
	/* What the keyboard sent to the other program was not for us. */
	screen.events |= tty_events() & ~(unsigned)(TTY_INTERRUPT | TTY_SUSPEND | TTY_CONTINUE);
	take_back(true);
}

void
screen_suspend(void)
{
	if (!screen.on || screen.left || screen.restricted)
		return;
	screen_leave();
	tty_stop();
	screen_return();
}

bool
screen_mouse(bool on)
{
	const char *bytes = terminal_mouse(on);

	if (!screen.on || !screen.family->mouse)
		return false;
	screen.mouse = on;
	compose();
	compose_restore();
	screen_send(bytes, strlen(bytes));
	return true;
}

void
screen_send(const char *bytes, size_t len)
{
	if (screen.on && !screen.left && !screen.gone)
		tty_write(bytes, len);
}
