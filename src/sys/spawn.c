/* SPDX-License-Identifier: MIT */
#include "sys/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "sys/file.h"

extern char **environ;

/* One word from `s` on; NULL when a quote stays open. */
static const char *
split_word(const char *s, struct buf *word)
{
	char quote = '\0';

	for (; *s && (quote || !strchr(" \t\n", *s)); s++) {
		if (*s == '\\' && s[1] && quote != '\'')
			buf_putc(word, *++s);
		else if (quote && *s == quote)
			quote = '\0';
		else if (!quote && (*s == '"' || *s == '\''))
			quote = *s;
		else
			buf_putc(word, *s);
	}
	return quote ? NULL : s;
}

bool
spawn_split(const char *command, struct paths *words)
{
	size_t count = words->count;
	struct buf word = BUF_INIT;

	while (command && *(command += strspn(command, " \t\n"))) {
		buf_clear(&word);
		command = split_word(command, &word);
		if (command)
			paths_add(words, word.data);
	}
	buf_release(&word);
	while (!command && words->count > count)
		free(words->path[--words->count]);
	return command != NULL;
}

/* What a program reads from and prints to: a descriptor, or one of these. */
enum { TERMINAL = -1, NOTHING = -2 };

static void
redirect(posix_spawn_file_actions_t *files, int fd, int as, int flags)
{
	if (fd == NOTHING)
		posix_spawn_file_actions_addopen(files, as, "/dev/null", flags, 0);
	else if (fd != TERMINAL)
		posix_spawn_file_actions_adddup2(files, fd, as);
}

/*
 * Ours are handled or ignored; the child's are as a shell would hand them to it.  `apart`: signals
 * of the terminal are not for it.  0 or an errno.
 */
static int
start(const struct paths *argv, int in, int out, bool apart, pid_t *child)
{
	static const int signals[] = { SIGHUP,	 SIGINT,  SIGQUIT, SIGTERM, SIGPIPE,
				       SIGALRM,	 SIGTSTP, SIGTTIN, SIGTTOU, SIGCHLD,
				       SIGWINCH, SIGCONT, SIGXFSZ };
	short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
	char **words = xcalloc(argv->count + 1, sizeof *words);
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t set;
	int error;

	for (size_t i = 0; i < argv->count; i++)
		words[i] = argv->path[i];
	posix_spawn_file_actions_init(&files);
	redirect(&files, in, STDIN_FILENO, O_RDONLY);
	redirect(&files, out, STDOUT_FILENO, O_WRONLY);
	redirect(&files, out == TERMINAL ? TERMINAL : NOTHING, STDERR_FILENO, O_WRONLY);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setflags(&attr, apart ? (short)(flags | POSIX_SPAWN_SETPGROUP) : flags);
	sigemptyset(&set);
	posix_spawnattr_setsigmask(&attr, &set);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		sigaddset(&set, signals[i]);
	posix_spawnattr_setsigdefault(&attr, &set);
	error = argv->count ? posix_spawnp(child, words[0], &files, &attr, words, environ) : ENOENT;
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	free(words);
	return error;
}

/* A pipe that no program inherits but by `start`; 0 or an errno. */
static int
make_pipe(int ends[2])
{
	if (pipe(ends) < 0)
		return errno;
	for (int i = 0; i < 2; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	return 0;
}

/* The program that is waited for; 0: none.  A signal handler reads it. */
static volatile sig_atomic_t guest;

bool
spawn_pass_on(int signal)
{
	return guest && !kill((pid_t)guest, signal);
}

static bool
wait_for(pid_t child, int *how)
{
	siginfo_t end;

	guest = (sig_atomic_t)child;
	/* Until it is reaped its number is nobody else's. */
	while (waitid(P_PID, (id_t)child, &end, WEXITED | WNOWAIT) < 0 && errno == EINTR)
		continue;
	guest = 0;
	while (waitpid(child, how, 0) < 0)
		if (errno != EINTR)
			return false;
	return true;
}

/* Append what an errno means here; false. */
static bool
tell_error(struct buf *err, int error)
{
	buf_puts(err, error == ENOENT ? _("there is no such program") : file_error(error));
	return false;
}

/* Did it end well?  Else say so.  That nobody read on is no failure. */
static bool
ended_well(int how, struct buf *err)
{
	if (WIFEXITED(how) ? !WEXITSTATUS(how) : WTERMSIG(how) == SIGPIPE)
		return true;
	buf_puts(err, _("it failed"));
	return false;
}

bool
spawn_wait(const struct paths *argv, int *status, struct buf *err)
{
	pid_t child;
	int error = start(argv, TERMINAL, TERMINAL, false, &child), how;

	if (error)
		return tell_error(err, error);
	*status = 0;
	if (!wait_for(child, &how))
		return true;
	*status = WIFEXITED(how) ? WEXITSTATUS(how) : WIFSIGNALED(how) ? 128 + WTERMSIG(how) : 0;
	return true;
}

#define FEED_MS 2000

/* Write all of it, until it is no longer read or the time is up. */
static void
feed(int fd, const char *text, size_t len, int64_t end)
{
	struct pollfd ready = { .fd = fd, .events = POLLOUT };

	while (len) {
		int64_t left = end - clock_ms();
		ssize_t n = write(fd, text, len);

		if (n >= 0) {
			text += n;
			len -= (size_t)n;
		} else if (errno == EAGAIN && left > 0) {
			poll(&ready, 1, (int)left);
		} else if (errno != EINTR) {
			return;
		}
	}
}

/* Wait for its end; false when the time is up: it is ended then. */
static bool
reap(pid_t child, int *how, int64_t end)
{
	while (waitpid(child, how, WNOHANG) == 0) {
		if (clock_ms() >= end) {
			kill(child, SIGKILL);
			waitpid(child, how, 0);
			return false;
		}
		poll(NULL, 0, 5);
	}
	return true;
}

bool
spawn_feed(const struct paths *argv, const char *text, size_t len, struct buf *err)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	int64_t end = clock_ms() + FEED_MS;
	int ends[2], how = 0, error = make_pipe(ends);
	pid_t child;

	if (error)
		return tell_error(err, error);
	/* Else a program that does not read would be waited for. */
	error = fcntl(ends[1], F_SETFL, O_NONBLOCK) < 0 ? errno : 0;
	/*
	 * What stays behind to offer the text, as those for X do, shall neither stop nor end with
	 * us: C-z is for all of a group.
	 */
	if (!error)
		error = start(argv, ends[0], NOTHING, true, &child);
	close(ends[0]);
	if (!error) {
		sigaction(SIGPIPE, &ignore, &before);
		feed(ends[1], text, len, end);
		sigaction(SIGPIPE, &before, NULL);
	}
	close(ends[1]);
	if (error)
		return tell_error(err, error);
	if (reap(child, &how, end))
		return ended_well(how, err);
	buf_puts(err, _("it does not end"));
	return false;
}

#define APART_MS 400

bool
spawn_apart(const struct paths *argv, struct buf *err)
{
	pid_t child;
	int how = 0, error;

	/* Those that have ended since: nobody else has a child of ours now. */
	while (waitpid(-1, &how, WNOHANG) > 0)
		continue;
	error = start(argv, NOTHING, NOTHING, true, &child);
	if (error)
		return tell_error(err, error);
	/* Who is still there then is left alone, and reaped by the next one or by the system. */
	for (int64_t end = clock_ms() + APART_MS; clock_ms() < end; poll(NULL, 0, 10))
		if (waitpid(child, &how, WNOHANG) != 0)
			return ended_well(how, err);
	return true;
}

bool
spawn_piped(const struct paths *from, const struct paths *to, struct buf *err)
{
	int ends[2], how = 0, ignored, error = make_pipe(ends);
	pid_t writer, reader;

	if (error)
		return tell_error(err, error);
	error = start(from, NOTHING, ends[1], false, &writer);
	close(ends[1]);
	if (error) {
		close(ends[0]);
		return tell_error(err, error);
	}
	error = start(to, ends[0], TERMINAL, false, &reader);
	close(ends[0]);
	if (!error)
		wait_for(reader, &ignored);
	wait_for(writer, &how);
	return error ? tell_error(err, error) : ended_well(how, err);
}

bool
spawn_has(const char *program)
{
	const char *s = getenv("PATH");
	bool found = false;

	while (s && *s && !found) {
		size_t len = strcspn(s, ":");
		char *folder = xstrndup(s, len), *path = path_join(folder, program);

		found = len && *program && access(path, X_OK) == 0;
		free(path);
		free(folder);
		s += len + (s[len] == ':');
	}
	return found;
}

bool
spawn_editor(struct paths *argv)
{
	static const char *const variables[] = { "VISUAL", "EDITOR" };
	static const char *const usual[] = { "sensible-editor", "nano", "vi", "vim", "emacs" };

	for (size_t i = 0; i < 2; i++) {
		const char *command = getenv(variables[i]);

		if (command && spawn_split(command, argv) && argv->count)
			return true;
	}
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (spawn_has(usual[i])) {
			paths_add(argv, usual[i]);
			return true;
		}
	return false;
}

/* How editors are told a line. */
enum place_form { PLACE_PLUS, PLACE_COLON, PLACE_GOTO, PLACE_OPTION };

static const struct {
	const char *name;
	enum place_form form;
} editors[] = {
	{ "vi", PLACE_PLUS },	  { "vim", PLACE_PLUS },
	{ "nvim", PLACE_PLUS },	  { "view", PLACE_PLUS },
	{ "elvis", PLACE_PLUS },  { "nvi", PLACE_PLUS },
	{ "vis", PLACE_PLUS },	  { "ex", PLACE_PLUS },
	{ "gvim", PLACE_PLUS },	  { "nano", PLACE_PLUS },
	{ "rnano", PLACE_PLUS },  { "pico", PLACE_PLUS },
	{ "emacs", PLACE_PLUS },  { "emacsclient", PLACE_PLUS },
	{ "mg", PLACE_PLUS },	  { "jmacs", PLACE_PLUS },
	{ "joe", PLACE_PLUS },	  { "jed", PLACE_OPTION },
	{ "jpico", PLACE_PLUS },  { "jstar", PLACE_PLUS },
	{ "ne", PLACE_PLUS },	  { "mcedit", PLACE_PLUS },
	{ "micro", PLACE_PLUS },  { "kak", PLACE_PLUS },
	{ "gedit", PLACE_PLUS },  { "sensible-editor", PLACE_PLUS },
	{ "editor", PLACE_PLUS }, { "hx", PLACE_COLON },
	{ "helix", PLACE_COLON }, { "subl", PLACE_COLON },
	{ "zed", PLACE_COLON },	  { "code", PLACE_GOTO },
	{ "codium", PLACE_GOTO },
};

void
spawn_editor_wait(struct paths *argv)
{
	static const char *const rows[][2] = {
		{ "gvim", "-f" },	{ "mvim", "-f" },      { "code", "--wait" },
		{ "codium", "--wait" }, { "subl", "--wait" },  { "zed", "--wait" },
		{ "gedit", "--wait" },	{ "pluma", "--wait" }, { "xed", "--wait" },
		{ "kate", "--block" },
	};
	const char *name = argv->count ? path_name(argv->path[0]) : "";

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!strcmp(rows[i][0], name))
			paths_add(argv, rows[i][1]);
}

void
spawn_editor_place(struct paths *argv, const char *path, unsigned line)
{
	const char *name = argv->count ? path_name(argv->path[0]) : "";
	/* What begins so would be taken for an option. */
	const char *lead = *path == '-' || *path == '+' ? "./" : "";
	struct buf plain = BUF_INIT, with = BUF_INIT;

	buf_printf(&plain, "%s%s", lead, path);
	for (size_t i = 0; line && i < sizeof editors / sizeof *editors; i++) {
		if (strcmp(editors[i].name, name))
			continue;
		switch (editors[i].form) {
		case PLACE_PLUS:
			buf_printf(&with, "+%u", line);
			paths_add(argv, with.data);
			break;
		case PLACE_OPTION:
			buf_printf(&with, "%u", line);
			paths_add(argv, plain.data);
			paths_add(argv, "-g");
			paths_add(argv, with.data);
			buf_clear(&plain);
			break;
		case PLACE_GOTO:
			paths_add(argv, "--wait");
			paths_add(argv, "--goto");
			/* fallthrough */
		case PLACE_COLON:
			buf_printf(&plain, ":%u", line);
			break;
		}
	}
	if (plain.len)
		paths_add(argv, plain.data);
	buf_release(&plain);
	buf_release(&with);
}
