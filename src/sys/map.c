/* SPDX-License-Identifier: MIT */
#include "sys/map.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/gettext.h"

#define RANGES 64

/* What a signal handler must find: what is mapped, and what to say, translated beforehand. */
static struct {
	_Atomic uintptr_t first;        /* 0: free; 1: being taken or given back */
	_Atomic uintptr_t end;
} ranges[RANGES];

static char sentence[512];
static atomic_flag sentence_ready = ATOMIC_FLAG_INIT;
static struct sigaction before;

static void
prepare_sentence(void)
{
	struct buf b = BUF_INIT;

	if (atomic_flag_test_and_set(&sentence_ready))
		return;
	buf_printf(&b, "pacecat: %s\n",
		   _("a compiled catalogue was cut short while it was open; start again"));
	if (b.len < sizeof sentence)
		memcpy(sentence, b.data, b.len + 1);
	buf_release(&b);
}

static void
keep_range(const void *bytes, size_t len)
{
	for (size_t i = 0; i < RANGES; i++) {
		uintptr_t none = 0;

		if (!atomic_compare_exchange_strong(&ranges[i].first, &none, 1))
			continue;
		atomic_store(&ranges[i].end, (uintptr_t)bytes + len);
		atomic_store(&ranges[i].first, (uintptr_t)bytes);
		return;
	}
}

static void
drop_range(const void *bytes)
{
	for (size_t i = 0; i < RANGES; i++) {
		uintptr_t first = (uintptr_t)bytes;

		if (!atomic_compare_exchange_strong(&ranges[i].first, &first, 1))
			continue;
		atomic_store(&ranges[i].end, 0);
		atomic_store(&ranges[i].first, 0);
		return;
	}
}

static void
on_bus(int number, siginfo_t *info, void *context)
{
	uintptr_t at = (uintptr_t)info->si_addr;

	(void)context;
	for (size_t i = 0; info->si_code == BUS_ADRERR && i < RANGES; i++) {
		uintptr_t first = atomic_load(&ranges[i].first);

		if (first > 1 && at >= first && at < atomic_load(&ranges[i].end)) {
			if (write(STDERR_FILENO, sentence, strlen(sentence)) < 0)
				_exit(EXIT_IO);
			_exit(EXIT_IO);
		}
	}
	sigaction(number, &before, NULL);
	raise(number);
}

void
map_guard(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	sigemptyset(&action.sa_mask);
	action.sa_sigaction = on_bus;
	action.sa_flags = (int)(SA_SIGINFO | SA_ONSTACK | SA_NODEFER);
	sigaction(SIGBUS, &action, &before);
}

static void
say(struct buf *err, const char *text)
{
	if (err)
		buf_puts(err, text);
}

/* Map what is open, or say why not. */
static bool
map_file(struct map *m, int fd, bool own, struct buf *err)
{
	struct stat st;
	void *bytes;

	if (fstat(fd, &st) || !file_identity_of(fd, &m->identity)) {
		say(err, file_error(errno));
		return false;
	}
	if (!S_ISREG(st.st_mode) || !st.st_size) {
		say(err, S_ISREG(st.st_mode) ? _("it is empty") : _("it is no regular file"));
		return false;
	}
	if (own && st.st_uid != geteuid()) {
		say(err, _("it is somebody else's"));
		return false;
	}
	if (m->identity.size > SIZE_MAX) {
		say(err, file_error(EFBIG));
		return false;
	}
	bytes = mmap(NULL, (size_t)m->identity.size, PROT_READ, MAP_SHARED, fd, 0);
	if (bytes == MAP_FAILED) {
		say(err, file_error(errno));
		return false;
	}
	m->bytes = bytes;
	m->len = (size_t)m->identity.size;
	return true;
}

enum file_result
map_open(struct map *m, const char *path, bool own, struct buf *err)
{
	int how = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
	int fd = open(path, own ? how | O_NOFOLLOW : how), error = errno;
	bool mapped;

	*m = (struct map){ 0 };
	if (fd < 0) {
		say(err, file_error(error));
		return error == ENOENT || error == ENOTDIR ? FILE_MISSING : FILE_FAILED;
	}
	mapped = map_file(m, fd, own, err);
	close(fd);
	if (!mapped)
		return FILE_FAILED;
	prepare_sentence();
	keep_range(m->bytes, m->len);
	return FILE_OK;
}

void
map_close(struct map *m)
{
	if (!m->bytes)
		return;
	drop_range(m->bytes);
	munmap((void *)(uintptr_t)m->bytes, m->len);
	*m = (struct map){ 0 };
}
