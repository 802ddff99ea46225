/* SPDX-License-Identifier: MIT */
#include "tui/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "sys/file.h"
#include "sys/spawn.h"

#define IN STDIN_FILENO
#define OUT STDOUT_FILENO
#define FORCE_SECONDS 2

static const struct {
	int number;
	unsigned char event;            /* 0: the program is ending */
	bool asked;                     /* by somebody: not if it was to be ignored */
} signals[] = {
	{ SIGHUP, TTY_HANGUP, false }, { SIGTERM, TTY_TERMINATE, false },
	{ SIGQUIT, TTY_TERMINATE, false }, { SIGINT, TTY_INTERRUPT, false },
	{ SIGTSTP, TTY_SUSPEND, false }, { SIGCONT, TTY_CONTINUE, false },
	{ SIGWINCH, TTY_RESIZE, false }, { SIGALRM, 0, false }, { SIGPIPE, 0, false },
	{ SIGSEGV, 0, false }, { SIGBUS, 0, false }, { SIGFPE, 0, false }, { SIGILL, 0, false },
	{ SIGABRT, 0, false }, { SIGSYS, 0, false }, { SIGTRAP, 0, false }, { SIGXCPU, 0, true },
	{ SIGUSR1, 0, true }, { SIGUSR2, 0, true }, { SIGVTALRM, 0, true }, { SIGPROF, 0, true },
};

#define SIGNALS (sizeof signals / sizeof *signals)

static struct {
	bool open, restricted;
	struct termios modes;
	int flags;                      /* of OUT */
	int pipe[2];
	char restore[512];
	size_t restore_len;
	struct sigaction old[SIGNALS];
	bool taken[SIGNALS];
	stack_t old_stack;
} tty;

static volatile sig_atomic_t tty_lent, last_signal, passed_on;

/* A crash may come from a full stack, so its handler has its own. */
static char crash_stack[65536];

/* Only what POSIX allows in a signal handler. */
static void
restore_now(void)
{
	size_t sent = 0;
	ssize_t n;
	int flags = fcntl(OUT, F_GETFL);

	if (!tty.restore_len || tty_lent)
		return;
	/* What the terminal did not take in time would only delay this. */
	tcflush(OUT, TCOFLUSH);
	tcflow(OUT, TCOON);
	if (flags >= 0)
		fcntl(OUT, F_SETFL, flags | O_NONBLOCK);
	while (sent < tty.restore_len &&
	       (n = write(OUT, tty.restore + sent, tty.restore_len - sent)) > 0)
		sent += (size_t)n;
	if (flags >= 0)
		fcntl(OUT, F_SETFL, tty.flags);
	tcsetattr(IN, TCSANOW, &tty.modes);
	tty.restore_len = 0;
}

static void
on_crash(int number, siginfo_t *info, void *context)
{
	(void)context;
	restore_now();
	/* Then what would have happened without us: a core, or a sanitizer's report. */
	for (size_t i = 0; i < SIGNALS; i++)
		if (signals[i].number == number)
			sigaction(number, &tty.old[i], NULL);
	/* A mapped file that was cut short: the same access again tells sys/map.h where. */
	if (number != SIGBUS || info->si_code != BUS_ADRERR)
		raise(number);
}

static void
on_alarm(int number)
{
	int saved = errno;

	(void)number;
	/* Two would read from the terminal if the other program did not end as well. */
	if (tty_lent && !passed_on && spawn_pass_on(last_signal)) {
		passed_on = 1;
		alarm(FORCE_SECONDS);
		errno = saved;
		return;
	}
	restore_now();
	_exit(128 + last_signal);
}

static void
on_event(int number)
{
	int saved = errno;
	unsigned char event = 0;

	for (size_t i = 0; i < SIGNALS; i++)
		if (signals[i].number == number)
			event = signals[i].event;
	if (tty_lent && (number == SIGQUIT || number == SIGINT))
		return;
	if (event == TTY_HANGUP || event == TTY_TERMINATE) {
		last_signal = number;
		alarm(FORCE_SECONDS);
	}
	/* A full pipe wakes the reader as well as this byte would. */
	if (write(tty.pipe[1], &event, 1) < 0)
		errno = saved;
	errno = saved;
}

static void
take_signals(bool restricted)
{
	for (size_t i = 0; i < SIGNALS; i++) {
		int number = signals[i].number;
		struct sigaction action;

		memset(&action, 0, sizeof action);
		sigfillset(&action.sa_mask);
		tty.taken[i] = sigaction(number, NULL, &tty.old[i]) == 0 &&
			       !(signals[i].asked && tty.old[i].sa_handler == SIG_IGN);
		if (!tty.taken[i])
			continue;
		if (number == SIGPIPE || (restricted && (number == SIGTSTP || number == SIGQUIT)))
			action.sa_handler = SIG_IGN;
		else if (number == SIGALRM)
			action.sa_handler = on_alarm;
		else if (signals[i].event)
			action.sa_handler = on_event;
		else {
			sigemptyset(&action.sa_mask);
			action.sa_sigaction = on_crash;
			action.sa_flags = (int)(SA_SIGINFO | SA_ONSTACK | SA_RESETHAND |
						SA_NODEFER);
		}
		sigaction(number, &action, NULL);
	}
}

/* Reading from it until nothing is left would wait for ever if it did. */
static bool
open_pipe(void)
{
	if (pipe(tty.pipe) < 0)
		return false;
	for (int i = 0; i < 2; i++) {
		fcntl(tty.pipe[i], F_SETFD, FD_CLOEXEC);
		if (fcntl(tty.pipe[i], F_SETFL, O_NONBLOCK) == 0)
			continue;
		close(tty.pipe[0]);
		close(tty.pipe[1]);
		tty.pipe[0] = tty.pipe[1] = 0;
		return false;
	}
	return true;
}

void
tty_wait_for_output(void)
{
	int flags = fcntl(OUT, F_GETFL);

	/* Curses would spin. */
	if (flags >= 0 && flags & O_NONBLOCK)
		fcntl(OUT, F_SETFL, flags & ~O_NONBLOCK);
}

bool
tty_open(bool restricted)
{
	stack_t stack = { .ss_sp = crash_stack, .ss_size = sizeof crash_stack };

	if (tty.open)
		return true;
	if (!isatty(IN) || !isatty(OUT) || tcgetattr(IN, &tty.modes) < 0)
		return false;
	if (!open_pipe())
		return false;
	tty.flags = fcntl(OUT, F_GETFL);
	tty_wait_for_output();
	tty.restricted = restricted;
	tty_lent = passed_on = 0;
	last_signal = SIGHUP;
	sigaltstack(&stack, &tty.old_stack);
	take_signals(restricted);
	tty.open = true;
	return true;
}

void
tty_close(void)
{
	if (!tty.open)
		return;
	tty.open = false;
	tty.restore_len = 0;
	tcsetattr(IN, TCSANOW, &tty.modes);
	if (tty.flags >= 0 && tty.flags & O_NONBLOCK)
		fcntl(OUT, F_SETFL, tty.flags);
	/* The alarm stays: what comes after this may be blocked as well. */
	for (size_t i = 0; i < SIGNALS; i++)
		if (tty.taken[i] && signals[i].number != SIGALRM && signals[i].number != SIGPIPE)
			sigaction(signals[i].number, &tty.old[i], NULL);
	sigaltstack(&tty.old_stack, NULL);
	/* The pipe stays as well: a thread may be about to wake us. */
}

void
tty_set_restore(const char *bytes, size_t len)
{
	tty.restore_len = 0;
	if (len > sizeof tty.restore)
		len = sizeof tty.restore;
	memcpy(tty.restore, bytes, len);
	tty.restore_len = len;
}

void
tty_restore(void)
{
	restore_now();
}

int
tty_signal(void)
{
	return last_signal;
}

int
tty_event_fd(void)
{
	return tty.pipe[0];
}

unsigned
tty_events(void)
{
	unsigned char bytes[256];
	unsigned events = 0;
	ssize_t n;

	while ((n = read(tty.pipe[0], bytes, sizeof bytes)) > 0)
		for (ssize_t i = 0; i < n; i++)
			events |= bytes[i];
	return events;
}

void
tty_wake(void)
{
	unsigned char event = TTY_WAKE;
	int saved = errno;

	/* Descriptor 0 is never the pipe's: it has not been opened then. */
	if (tty.pipe[1] && write(tty.pipe[1], &event, 1) < 0)
		errno = saved;
}

void
tty_arm(void)
{
	alarm(FORCE_SECONDS);
}

void
tty_size(int *rows, int *cols)
{
	struct winsize size;

	*rows = *cols = 0;
	if (ioctl(OUT, TIOCGWINSZ, &size) < 0)
		return;
	*rows = size.ws_row;
	*cols = size.ws_col;
}

void
tty_lend(bool lent)
{
	struct sigaction action;

	tty_lent = lent;
	for (size_t i = 0; i < SIGNALS; i++) {
		if (signals[i].number != SIGTSTP || !tty.taken[i] || tty.restricted)
			continue;
		memset(&action, 0, sizeof action);
		sigfillset(&action.sa_mask);
		action.sa_handler = on_event;
		sigaction(SIGTSTP, lent ? &tty.old[i] : &action, NULL);
	}
}

void
tty_stop(void)
{
	tty_lend(true);
	kill(0, SIGTSTP);
	tty_lend(false);
}

void
tty_write(const char *bytes, size_t len)
{
	file_send(OUT, bytes, len, 1000);
}
