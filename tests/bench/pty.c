/* SPDX-License-Identifier: MIT */
/*
 * pty [QUIET:KEY=TIMES]... -- COMMAND...: run a program in a terminal of 80 by 24 (COLUMNS, LINES),
 * type keys one by one, and print what came back: for the start and each kind of key its
 * "NAME-bytes N", "NAME-ms N" (until the last byte), "NAME-first-ms N" (until the first), medians
 * all, and "NAME-worst-ms N", the longest until the first; "private-kb N" and "peak-kb N" at the
 * end.  KEY is Down, Page, Up, Enter, or what is to be typed; it is over when nothing has come for
 * QUIET milliseconds (60).  BENCH_QUIET is that of the start (400).
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define QUIET_MS 60
#define START_QUIET_MS 400
#define START_MAX_MS 600000
#define KEY_MAX_MS 10000
#define TIMES_MAX 1000

static int terminal;
static pid_t child;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
die(const char *what)
{
	perror(what);
	exit(2);
}

/* Programs that ask who is there get an answer, or they would wait for it. */
static void
answer(const char *bytes, size_t len)
{
	static const struct {
		const char *question, *reply;
	} talk[] = {
		{ "\033[6n", "\033[1;1R" },
		{ "\033[c", "\033[?62;22c" },
		{ "\033[>c", "\033[>41;370;0c" },
	};

	for (size_t i = 0; i < sizeof talk / sizeof *talk; i++) {
		size_t n = strlen(talk[i].question);

		for (size_t at = 0; at + n <= len; at++)
			if (!memcmp(bytes + at, talk[i].question, n) &&
			    write(terminal, talk[i].reply, strlen(talk[i].reply)) < 0)
				die("write");
	}
}

/* What came: how much, when the first and the last of it. */
struct answer {
	double bytes, first, last;
};

/* All bytes until nothing more comes for `quiet`. */
static struct answer
gather(double begun, int quiet, int most)
{
	struct answer a = { 0 };
	char bytes[65536];

	for (;;) {
		struct pollfd p = { .fd = terminal, .events = POLLIN };
		ssize_t n;

		if (poll(&p, 1, a.bytes > 0 ? quiet : most) <= 0)
			return a;
		n = read(terminal, bytes, sizeof bytes);
		if (n <= 0)
			return a;
		a.last = now() - begun;
		if (!(a.bytes > 0))
			a.first = a.last;
		a.bytes += (double)n;
		answer(bytes, (size_t)n);
	}
}

static double
start(char **command)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	const char *rows = getenv("LINES"), *cols = getenv("COLUMNS"), *name;
	double begun;

	if (rows)
		size.ws_row = (unsigned short)strtol(rows, NULL, 10);
	if (cols)
		size.ws_col = (unsigned short)strtol(cols, NULL, 10);
	terminal = posix_openpt(O_RDWR | O_NOCTTY);
	if (terminal < 0 || grantpt(terminal) || unlockpt(terminal) || !(name = ptsname(terminal)))
		die("pty");
	begun = now();
	child = fork();
	if (child < 0)
		die("fork");
	if (!child) {
		int slave;

		setsid();
		slave = open(name, O_RDWR);
		if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) || ioctl(slave, TIOCSCTTY, 0) < 0)
			_exit(126);
		for (int fd = 0; fd < 3; fd++)
			dup2(slave, fd);
		unsetenv("LINES");
		unsetenv("COLUMNS");
		setenv("TERM", "xterm-256color", 1);
		execvp(*command, command);
		_exit(127);
	}
	return begun;
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

static double
median(double *n, size_t count)
{
	qsort(n, count, sizeof *n, compare);
	return n[count / 2];
}

static void
print(const char *name, const struct answer *answer, size_t count)
{
	static double bytes[TIMES_MAX], first[TIMES_MAX], last[TIMES_MAX];

	for (size_t i = 0; i < count; i++) {
		bytes[i] = answer[i].bytes;
		first[i] = answer[i].first;
		last[i] = answer[i].last;
	}
	printf("%s-bytes %.0f\n%s-ms %.2f\n", name, median(bytes, count), name,
	       median(last, count));
	printf("%s-first-ms %.2f\n", name, median(first, count));
	/* They are in order now. */
	printf("%s-worst-ms %.2f\n", name, first[count - 1]);
}

static void
type(char *spec)
{
	static const struct {
		const char *name, *bytes;
	} keys[] = {
		{ "Down", "\033OB" }, { "Up", "\033OA" }, { "Page", "\033[6~" }, { "Enter", "\r" },
	};
	static struct answer answer[TIMES_MAX];
	char *equals = strrchr(spec, '='), *colon = strchr(spec, ':');
	const char *key;
	size_t times = 1;
	int quiet = QUIET_MS;

	if (equals && equals > spec) {
		*equals = '\0';
		times = strtoul(equals + 1, NULL, 10);
	}
	if (colon && colon > spec && strspn(spec, "0123456789") == (size_t)(colon - spec)) {
		quiet = (int)strtol(spec, NULL, 10);
		spec = colon + 1;
	}
	key = spec;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!strcmp(keys[i].name, spec))
			key = keys[i].bytes;
	if (times < 1 || times > TIMES_MAX)
		times = 1;
	for (size_t i = 0; i < times; i++) {
		double begun = now();

		if (write(terminal, key, strlen(key)) < 0)
			die("write");
		answer[i] = gather(begun, quiet, i ? 500 : KEY_MAX_MS);
	}
	print(spec, answer, times);
}

static void
print_memory(void)
{
	char path[64], line[256];
	long kb;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", (long)child);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		if (sscanf(line, "Private_Dirty: %ld", &kb) == 1)
			printf("private-kb %ld\n", kb);
	if (file)
		fclose(file);
	snprintf(path, sizeof path, "/proc/%ld/status", (long)child);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		if (sscanf(line, "VmHWM: %ld", &kb) == 1)
			printf("peak-kb %ld\n", kb);
	if (file)
		fclose(file);
}

int
main(int argc, char **argv)
{
	const char *quiet = getenv("BENCH_QUIET");
	struct answer answer;
	double begun;
	int dash = 1;

	while (dash < argc && strcmp(argv[dash], "--"))
		dash++;
	if (dash + 1 >= argc) {
		fputs("usage: pty [QUIET:KEY=TIMES]... -- COMMAND...\n", stderr);
		return 2;
	}
	begun = start(argv + dash + 1);
	answer = gather(begun, quiet ? (int)strtol(quiet, NULL, 10) : START_QUIET_MS,
			START_MAX_MS);
	print("start", &answer, 1);
	for (int i = 1; i < dash; i++)
		type(argv[i]);
	print_memory();
	kill(child, SIGHUP);
	close(terminal);
	usleep(50000);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	return 0;
}
