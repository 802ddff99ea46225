/* SPDX-License-Identifier: MIT */
/*
 * pty [KEY=TIMES]... -- COMMAND...: run a program in a terminal of 80 by 24 (COLUMNS, LINES), type
 * keys one by one, and print what came back: "NAME-bytes N" and "NAME-ms N" for the start and each
 * kind of key (medians, time until the last byte), "private-kb N" at the end.  KEY is Down, Page,
 * Up, Enter, or what is to be typed.
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

/* All bytes until nothing more comes for `quiet`; *ms: when the last of them came. */
static long
gather(double begun, int quiet, int most, double *ms)
{
	char bytes[65536];
	long total = 0;

	*ms = 0;
	for (;;) {
		struct pollfd p = { .fd = terminal, .events = POLLIN };
		ssize_t n;

		if (poll(&p, 1, total ? quiet : most) <= 0)
			return total;
		n = read(terminal, bytes, sizeof bytes);
		if (n <= 0)
			return total;
		*ms = now() - begun;
		total += n;
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

static void
print(const char *name, double *bytes, double *ms, size_t count)
{
	qsort(bytes, count, sizeof *bytes, compare);
	qsort(ms, count, sizeof *ms, compare);
	printf("%s-bytes %.0f\n%s-ms %.2f\n", name, bytes[count / 2], name, ms[count / 2]);
}

static void
type(char *spec)
{
	static const struct {
		const char *name, *bytes;
	} keys[] = {
		{ "Down", "\033OB" }, { "Up", "\033OA" }, { "Page", "\033[6~" }, { "Enter", "\r" },
	};
	static double bytes[TIMES_MAX], ms[TIMES_MAX];
	char *equals = strrchr(spec, '=');
	const char *key = spec;
	size_t times = 1;

	if (equals) {
		*equals = '\0';
		times = strtoul(equals + 1, NULL, 10);
	}
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!strcmp(keys[i].name, spec))
			key = keys[i].bytes;
	if (times < 1 || times > TIMES_MAX)
		times = 1;
	for (size_t i = 0; i < times; i++) {
		double begun = now();

		if (write(terminal, key, strlen(key)) < 0)
			die("write");
		bytes[i] = (double)gather(begun, QUIET_MS, i ? 500 : KEY_MAX_MS, &ms[i]);
	}
	print(spec, bytes, ms, times);
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
}

int
main(int argc, char **argv)
{
	double begun, bytes, ms;
	int dash = 1;

	while (dash < argc && strcmp(argv[dash], "--"))
		dash++;
	if (dash + 1 >= argc) {
		fputs("usage: pty [KEY=TIMES]... -- COMMAND...\n", stderr);
		return 2;
	}
	begun = start(argv + dash + 1);
	bytes = (double)gather(begun, START_QUIET_MS, START_MAX_MS, &ms);
	print("start", &bytes, &ms, 1);
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
