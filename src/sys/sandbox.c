/* SPDX-License-Identifier: MIT */
#include "sys/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static struct rlimit
lowered(struct rlimit limit, rlim_t most)
{
	if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > most)
		limit.rlim_max = most;
	if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > limit.rlim_max)
		limit.rlim_cur = limit.rlim_max;
	return limit;
}

bool
sandbox_fits(void)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(WITH_COVERAGE)
	return false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
	__has_feature(memory_sanitizer)
	return false;
#else
	return true;
#endif
#else
	return true;
#endif
}

static bool
is_file(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

void
sandbox_limits(size_t bytes)
{
	struct rlimit core, file, memory;

	if (getrlimit(RLIMIT_CORE, &core) == 0) {
		core = lowered(core, 0);
		setrlimit(RLIMIT_CORE, &core);
	}
	if (!is_file(STDOUT_FILENO) && !is_file(STDERR_FILENO) &&
	    getrlimit(RLIMIT_FSIZE, &file) == 0) {
		file = lowered(file, 0);
		setrlimit(RLIMIT_FSIZE, &file);
	}
	if (getrlimit(RLIMIT_AS, &memory) == 0) {
		memory = lowered(memory, (rlim_t)bytes);
		setrlimit(RLIMIT_AS, &memory);
	}
}

#if defined(__linux__) && defined(HAVE_LINUX_LANDLOCK_H)

#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* Rights by the version of the interface that first knew them; headers may be older than kernels.
 */
static const uint64_t rights[] = {
	[1] = (UINT64_C(1) << 13) - 1,
	[2] = UINT64_C(1) << 13, /* to link and rename into another folder */
	[3] = UINT64_C(1) << 14, /* to truncate */
	[4] = 0,
	[5] = UINT64_C(1) << 15, /* ioctl of devices */
};

static long
landlock_version(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

bool
sandbox_files_known(void)
{
	return landlock_version() >= 1;
}

static void
allow_below(int rules, const char *path)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE };
	struct stat st;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &st) == 0 && S_ISDIR(st.st_mode))
		rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

bool
sandbox_files(const char *const *readable, size_t count)
{
	struct landlock_ruleset_attr attr = { .handled_access_fs = 0 };
	long version = landlock_version();
	int rules;
	bool holds;

	for (size_t i = 1; i < sizeof rights / sizeof *rights && (long)i <= version; i++)
		attr.handled_access_fs |= rights[i];
	if (version < 1)
		return false;
	/* Only the first member is asked for: that is what every version knows. */
	rules = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr.handled_access_fs, 0);
	if (rules < 0)
		return false;
	for (size_t i = 0; i < count; i++)
		allow_below(rules, readable[i]);
	holds = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
		syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return holds;
}

#elif defined(HAVE_UNVEIL)

bool
sandbox_files_known(void)
{
	return true;
}

bool
sandbox_files(const char *const *readable, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (unveil(readable[i], "r") < 0 && errno != ENOENT)
			return false;
	return unveil(NULL, NULL) == 0;
}

#else

bool
sandbox_files_known(void)
{
	return false;
}

bool
sandbox_files(const char *const *readable, size_t count)
{
	(void)readable;
	(void)count;
	return false;
}

#endif
