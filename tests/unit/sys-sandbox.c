/* SPDX-License-Identifier: MIT */
#include "sys/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <sys/wait.h>
#include <unistd.h>

#include "base/thread.h"
#include "tests/test.h"

static uid_t user;

/* What a process in the sandbox tries: 0 when it worked, else the errno. */

static int
open_as(const char *path, int flags)
{
	int fd = open(path, flags, 0600);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

static int
try_read_inside(void)
{
	return open_as("sandbox-folder/file", O_RDONLY);
}

static int
try_list_inside(void)
{
	return open_as("sandbox-folder", O_RDONLY | O_DIRECTORY);
}

static int
try_read_outside(void)
{
	return open_as("/etc/passwd", O_RDONLY);
}

static int
try_write_inside(void)
{
	return open_as("sandbox-folder/file", O_WRONLY);
}

static int
try_create_inside(void)
{
	return open_as("sandbox-folder/new", O_WRONLY | O_CREAT);
}

static int
try_truncate_inside(void)
{
	return open_as("sandbox-folder/file", O_RDONLY | O_TRUNC);
}

static int
try_remove_inside(void)
{
	return unlink("sandbox-folder/file") < 0 ? errno : 0;
}

static int
try_execute(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return errno;
}

static int
try_fork(void)
{
	return fork() < 0 ? errno : 0;
}

static int
try_connect(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0;
}

static int
try_type(void)
{
	return ioctl(STDIN_FILENO, TIOCSTI, "x") < 0 ? errno : 0;
}

static int
try_kill(void)
{
	return kill(getppid(), 0) < 0 ? errno : 0;
}

static int
try_raise(void)
{
	signal(SIGUSR1, SIG_IGN);
	return raise(SIGUSR1) ? errno : 0;
}

static int
try_thread_kill(void)
{
#ifdef SYS_tgkill
	return syscall(SYS_tgkill, getppid(), getppid(), 0) < 0 ? errno : 0;
#else
	return EPERM;
#endif
}

/* The kernel signals whoever owns a terminal that has something to read. */
static int
try_owner(void)
{
	return fcntl(STDIN_FILENO, F_SETOWN, getppid()) < 0 ? errno : 0;
}

static int
try_flags(void)
{
	bool good = fcntl(STDIN_FILENO, F_GETFL) >= 0 && !fcntl(STDIN_FILENO, F_SETFD, FD_CLOEXEC);

	return good ? 0 : errno;
}

static int
try_limit(void)
{
	struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };

	return setrlimit(RLIMIT_CORE, &all) < 0 ? errno : 0;
}

static void
add_one(void *number)
{
	++*(int *)number;
}

static int
try_thread(void)
{
	int number = 0;
	struct thread *thread = thread_start(add_one, &number);

	thread_join(thread);
	return thread && number == 1 ? 0 : EAGAIN;
}

static int
try_memory(void)
{
	void *big = malloc((size_t)1 << 30);

	free(big);
	return big ? 0 : errno;
}

static int
try_grow(void)
{
	int fd = open("sandbox-folder/file", O_WRONLY);
	ssize_t n;

	signal(SIGXFSZ, SIG_IGN);
	n = fd < 0 ? 1 : write(fd, "x", 1);
	return n < 0 ? errno : 0;
}

static int
try_core(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_CORE, &limit) < 0)
		return errno;
	return limit.rlim_cur || limit.rlim_max ? 0 : EPERM;
}

static int
try_map_to_run(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
			       MAP_FAILED
		       ? errno
		       : 0;
}

/* Its arguments are where a filter does not see them. */
static int
try_old_map_to_run(void)
{
#if defined(SYS_mmap) && defined(SYS_mmap2)
	unsigned long arguments[] = {
		0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, (unsigned long)-1, 0
	};

	return syscall(SYS_mmap, arguments, 0, 0) == -1 ? errno : 0;
#else
	return EPERM;
#endif
}

/* Whose file is it? asks every cache. */
static int
try_user(void)
{
	return geteuid() == user ? 0 : EPERM;
}

static void
enter_files(void)
{
	static const char *const readable[] = { "sandbox-folder", "sandbox-not-there" };

	if (!sandbox_files(readable, 2))
		_exit(200);
}

static void
enter_calls(void)
{
	if (!sandbox_calls())
		_exit(200);
}

/* What goes to a file may: that is how a test is run. */
static void
enter_limits(void)
{
	int fd = open("/dev/null", O_WRONLY);

	dup2(fd, STDOUT_FILENO);
	dup2(fd, STDERR_FILENO);
	sandbox_limits((size_t)256 << 20);
}

#define KILLED (-1)

/* -1: by SIGSYS.  -2: by something else.  200: there is no such sandbox here. */
static int
outcome(void (*enter)(void), int (*attempt)(void))
{
	int how = 0;
	pid_t child = fork();

	if (child == 0) {
		enter();
		_exit(attempt());
	}
	if (child < 0 || waitpid(child, &how, 0) != child)
		return -2;
	if (WIFSIGNALED(how))
		return WTERMSIG(how) == SIGSYS ? KILLED : -2;
	return WEXITSTATUS(how);
}

static void
check_rows(void)
{
	static const struct {
		const char *what;
		void (*enter)(void);
		int (*attempt)(void);
		int want;
	} rows[] = {
		{ "read below the folder", enter_files, try_read_inside, 0 },
		{ "list the folder", enter_files, try_list_inside, 0 },
		{ "read elsewhere", enter_files, try_read_outside, EACCES },
		{ "write below the folder", enter_files, try_write_inside, EACCES },
		{ "create below the folder", enter_files, try_create_inside, EACCES },
		{ "remove below the folder", enter_files, try_remove_inside, EACCES },
		{ "run a program from elsewhere", enter_files, try_execute, EACCES },
		{ "read a file", enter_calls, try_read_inside, 0 },
		{ "start a thread", enter_calls, try_thread, 0 },
		{ "write a file", enter_calls, try_write_inside, EPERM },
		{ "truncate a file", enter_calls, try_truncate_inside, EPERM },
		{ "remove a file", enter_calls, try_remove_inside, EPERM },
		{ "run a program", enter_calls, try_execute, KILLED },
		{ "start a process", enter_calls, try_fork, KILLED },
		{ "open a connection", enter_calls, try_connect, KILLED },
		{ "type into the terminal", enter_calls, try_type, EPERM },
		{ "signal another process", enter_calls, try_kill, EPERM },
		{ "signal a thread of another process", enter_calls, try_thread_kill, EPERM },
		{ "let another process be signalled", enter_calls, try_owner, EPERM },
		{ "look at flags of a file", enter_calls, try_flags, 0 },
		{ "raise a signal", enter_calls, try_raise, 0 },
		{ "map what can be run", enter_calls, try_map_to_run, EPERM },
		{ "map it by the older call", enter_calls, try_old_map_to_run, EPERM },
		{ "know the user", enter_calls, try_user, 0 },
		{ "raise a limit", enter_calls, try_limit, EPERM },
		{ "take much memory", enter_limits, try_memory, ENOMEM },
		{ "write to a file that is open", enter_limits, try_grow, EFBIG },
		{ "leave a core", enter_limits, try_core, EPERM },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int got = 200;

		/* AddressSanitizer takes more address space than any limit. */
		if (sandbox_fits() || rows[i].enter != enter_limits)
			got = outcome(rows[i].enter, rows[i].attempt);
		if (got == 200)
			test_skip("there is no such sandbox here");
		else
			test_number(got, rows[i].want, __FILE__, __LINE__, rows[i].what);
	}
}

int
main(void)
{
	int fd;

	user = geteuid();
	mkdir("sandbox-folder", 0700);
	fd = open("sandbox-folder/file", O_WRONLY | O_CREAT, 0600);
	CHECK(fd >= 0);
	close(fd);
	check_rows();
	CHECK(sandbox_files_known() == (outcome(enter_files, try_read_inside) != 200));
	CHECK(sandbox_calls_known() == (outcome(enter_calls, try_read_inside) != 200));
	CHECK(!unlink("sandbox-folder/file"));
	CHECK(!rmdir("sandbox-folder"));
	return test_end();
}
