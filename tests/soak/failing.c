/* SPDX-License-Identifier: MIT */
/*
 * Preloaded into the program: at each allocation two children try what happens when it fails, one
 * where only this one does, one where all do from there on.  A child that comes to wait for a key
 * gets one, which draws the screen anew, and is well when it waits again.  Others end by
 * themselves, or are given up after a while.  What ended badly is told to FAILING_LOG, in the
 * end how many there were.  Who comes to wait may not hold more blocks by then than the parent
 * does when it comes there without a failure: what is more has been lost.
 *
 * The children share the terminal and the places in open files; both are put back after each. Their
 * keys come from a terminal of their own, in the modes that the program's has: the next key of the
 * reader's is the parent's, and whoever ends has put those modes back.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define STATUS_MEMORY 71
#define STATUS_TERMINAL 69 /* curses could not begin, and said so */
#define CHILD_MS 2000	   /* of processor; what goes on so long after a failure hangs */
#define CHILD_LOOKS 30000  /* of 2 ms; where the system does not say who sleeps */
#define SLEEP_LOOKS 100

static unsigned long count, first, last, step = 1, children, tired;
static bool ready, child, keep;
static int waits;
static int log_fd = -1;
static int quiet_master = -1, quiet = -1;
static struct termios before; /* the terminal's modes, as the program found them */

#define GOING 512 /* between two waits; of more than that none is looked at */

/* Who went on, with the blocks that it held when it came to wait. */
static struct going {
	unsigned long at;
	long held;
	char asker[300];
} going[GOING];
static unsigned int going_count;
static unsigned long went_on;
static long held;	    /* blocks, of all threads */
static long *held_by_child; /* shared with it; -1 until it waits */

static void *(*real_malloc)(size_t);
static void *(*real_calloc)(size_t, size_t);
static void *(*real_realloc)(void *, size_t);
static void (*real_free)(void *);
static int (*real_poll)(struct pollfd *, nfds_t, int);

/* dlsym itself may want memory before we know where there is any. */
static char early[8192];
static size_t early_used;

static unsigned long
number(const char *name, unsigned long otherwise)
{
	const char *s = getenv(name);

	return s && *s ? strtoul(s, NULL, 10) : otherwise;
}

/* Who asked, for addr2line; `whose`: passing over the libc, which asks for others. */
static void
add_asker(char *line, size_t size, bool whose)
{
	void *frame[16];
	int frames = backtrace(frame, 16);
	Dl_info self, info;

	snprintf(line, size, "-");
	if (!dladdr((void *)add_asker, &self))
		return;
	for (int i = 0; i < frames; i++)
		if (dladdr(frame[i], &info) && info.dli_fname && info.dli_fbase != self.dli_fbase &&
		    !(whose && strstr(info.dli_fname, "/libc.so"))) {
			snprintf(line, size, "%.200s+%#tx", info.dli_fname,
				 (char *)frame[i] - (char *)info.dli_fbase);
			return;
		}
}

static void
say(const char *what, unsigned long at, int how)
{
	char line[400], asker[300];
	int len;

	add_asker(asker, sizeof asker, true);
	len = snprintf(line, sizeof line, "%s %lu %d %s\n", what, at, how, asker);

	if (log_fd >= 0 && write(log_fd, line, (size_t)len) < 0)
		log_fd = -1;
}

/* The parent waits: what do those who went on hold that it does not? */
static void
compare_held(void)
{
	long now = __atomic_load_n(&held, __ATOMIC_RELAXED);

	for (unsigned int i = 0; i < going_count; i++) {
		char line[400];
		int len = snprintf(line, sizeof line, "lost %lu %ld %s\n", going[i].at,
				   going[i].held - now, going[i].asker);

		if (going[i].held > now && log_fd >= 0 && write(log_fd, line, (size_t)len) < 0)
			log_fd = -1;
	}
	went_on += going_count;
	going_count = 0;
}

static void
finish(void)
{
	if (!child) {
		say("went-on", went_on, 0);
		say("tired", tired, 0);
		say("children", children, 0);
		say("allocations", count, 0);
	}
}

/* A terminal like standard input, out of the way of the program's own files. */
static void
open_quiet(void)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	char *name = master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0 ? ptsname(master)
										  : NULL;
	int slave = name ? open(name, O_RDWR | O_NOCTTY) : -1;

	if (slave >= 0 && tcgetattr(STDIN_FILENO, &before) == 0) {
		quiet_master = fcntl(master, F_DUPFD_CLOEXEC, 200);
		quiet = fcntl(slave, F_DUPFD_CLOEXEC, 200);
		close(slave);
	}
	if (master >= 0)
		close(master);
}

__attribute__((constructor)) static void
begin(void)
{
	const char *path = getenv("FAILING_LOG");

	real_malloc = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
	real_calloc = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "calloc");
	real_realloc = (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "realloc");
	real_free = (void (*)(void *))dlsym(RTLD_NEXT, "free");
	real_poll = (int (*)(struct pollfd *, nfds_t, int))dlsym(RTLD_NEXT, "poll");
	first = number("FAILING_FIRST", 0);
	last = number("FAILING_LAST", (unsigned long)-1);
	step = number("FAILING_STEP", 1);
	if (path) {
		void *frame[1];

		backtrace(frame, 1);
		log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
		unsetenv("LD_PRELOAD");
		atexit(finish);
		open_quiet();
		held_by_child = mmap(NULL, sizeof *held_by_child, PROT_READ | PROT_WRITE,
				     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
		ready = log_fd >= 0 && quiet_master >= 0 && quiet >= 0 &&
			held_by_child != MAP_FAILED;
	}
}

/* Well: it said that there is no memory, or not enough for a terminal, or went on. */
static bool
well(int how)
{
	return WIFEXITED(how) && (WEXITSTATUS(how) == STATUS_MEMORY ||
				  WEXITSTATUS(how) == STATUS_TERMINAL || WEXITSTATUS(how) == 0);
}

/* Has the child left its terminal as the program found it? */
static bool
given_back(void)
{
	struct termios after;

	return tcgetattr(quiet, &after) < 0 ||
	       (after.c_iflag == before.c_iflag && after.c_oflag == before.c_oflag &&
		after.c_cflag == before.c_cflag && after.c_lflag == before.c_lflag &&
		!memcmp(after.c_cc, before.c_cc, sizeof after.c_cc));
}

#define FILES 64

static void
note_places(off_t place[FILES])
{
	for (int fd = 0; fd < FILES; fd++)
		place[fd] = lseek(fd, 0, SEEK_CUR);
}

static void
restore_places(const off_t place[FILES])
{
	for (int fd = 0; fd < FILES; fd++)
		if (place[fd] >= 0)
			lseek(fd, place[fd], SEEK_SET);
}

/* Does it sleep, as far as the system tells?  A busy machine does not make it. */
static bool
sleeps(pid_t pid)
{
	char path[40], text[200] = "", *end;
	int fd;
	bool read_it;

	snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	read_it = fd >= 0 && read(fd, text, sizeof text - 1) > 0;
	if (fd >= 0)
		close(fd);
	end = read_it ? strrchr(text, ')') : NULL;
	return end && end[1] && end[2] == 'S';
}

/* Who sleeps waits for a thread that it has not, or for the time when it may go on. */
static int
await(pid_t pid)
{
	int how = 0, asleep = 0;

	for (int i = 0; waitpid(pid, &how, WNOHANG) == 0; i++) {
		usleep(i < 50 ? 100 : 2000);
		asleep = i >= 50 && sleeps(pid) ? asleep + 1 : 0;
		if (asleep > SLEEP_LOOKS || i > CHILD_LOOKS) {
			kill(pid, SIGKILL);
			waitpid(pid, &how, 0);
			tired++;
			return 0;
		}
	}
	return how;
}

static bool
try_failing(bool from_there_on)
{
	struct itimerval time = { .it_value = { .tv_sec = CHILD_MS / 1000 } };
	struct termios modes;
	bool terminal = tcgetattr(STDIN_FILENO, &modes) == 0;
	off_t place[FILES];
	int how = 0;
	pid_t pid;

	note_places(place);
	if (terminal)
		tcsetattr(quiet, TCSANOW, &modes);
	tcflush(quiet, TCIFLUSH);
	*held_by_child = -1;
	pid = fork();
	if (pid == 0) {
		child = true;
		keep = from_there_on;
		dup2(quiet, STDIN_FILENO);
		signal(SIGPROF, SIG_DFL);
		setitimer(ITIMER_PROF, &time, NULL);
		return true;
	}
	children += pid > 0;
	if (pid > 0)
		how = await(pid);
	restore_places(place);
	if (terminal)
		tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	if (pid > 0 && how == 0 && *held_by_child >= 0 && going_count < GOING) {
		going[going_count].at = count;
		going[going_count].held = *held_by_child;
		add_asker(going[going_count].asker, sizeof going[0].asker, false);
		going_count++;
	}
	if (pid > 0 && !well(how))
		say(from_there_on ? "persist" : "once", count, how);
	else if (pid > 0 && WEXITSTATUS(how) != 0 && !given_back())
		say(from_there_on ? "persist-raw" : "once-raw", count, how);
	return false;
}

/* Does this allocation fail? */
static bool
fails(void)
{
	if (child)
		return keep;
	if (!ready)
		return false;
	count++;
	if (count < first || count > last || count % step)
		return false;
	ready = false;
	if (try_failing(false) || try_failing(true))
		return true;
	ready = true;
	return false;
}

/* A block that was given is held. */
static void *
given(void *p)
{
	if (p)
		__atomic_fetch_add(&held, 1, __ATOMIC_RELAXED);
	return p;
}

void *
malloc(size_t size)
{
	void *p;

	if (real_malloc)
		return fails() ? NULL : given(real_malloc(size));
	p = early + early_used;
	early_used += (size + 15) / 16 * 16;
	return early_used <= sizeof early ? p : NULL;
}

void *
calloc(size_t n, size_t size)
{
	if (real_calloc)
		return fails() ? NULL : given(real_calloc(n, size));
	return malloc(n * size);
}

void *
realloc(void *old, size_t size)
{
	if (!real_realloc)
		return malloc(size);
	if (fails())
		return NULL;
	return old ? real_realloc(old, size) : given(real_realloc(old, size));
}

void
free(void *p)
{
	if (!p || ((char *)p >= early && (char *)p < early + sizeof early))
		return;
	__atomic_fetch_sub(&held, 1, __ATOMIC_RELAXED);
	if (real_free)
		real_free(p);
}

/* The only one that waits for three things is who waits for a key, too. */
int
poll(struct pollfd *fd, nfds_t n, int timeout_ms)
{
	if (timeout_ms && n == 3 && !child)
		compare_held();
	if (timeout_ms && n == 3 && child) {
		if (!waits)
			*held_by_child = __atomic_load_n(&held, __ATOMIC_RELAXED);
		if (++waits > 1 || write(quiet_master, "\014", 1) != 1)
			_exit(0);
	}
	return real_poll(fd, n, timeout_ms);
}
