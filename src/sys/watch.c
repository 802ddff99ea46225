/* SPDX-License-Identifier: MIT */
#include "sys/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#if HAVE_INOTIFY_INIT1
#include <sys/inotify.h>
#elif HAVE_KQUEUE
#include <sys/event.h>
#endif

#include "base/clock.h"
#include "base/mem.h"
#include "sys/file.h"

#define QUIET_MS 150                    /* nothing has happened for so long */
#define PATIENCE_MS 1000                /* something happens all the time: look all the same */
#define LOOK_MS 2000                    /* between two looks */

struct watch {
	bool poll;                      /* only by looking */
	int fd;                         /* -1: by looking, for now */
	struct paths paths;
	struct paths links;             /* on the way to them */
	int *held;                      /* descriptors that kqueue watches */
	size_t holds, hold_room;
	uint64_t stamp;                 /* of the last look */
	int64_t looked_ms;
	int64_t first_ms, last_ms;      /* of what happened and was not reported; 0: nothing */
};

static void
mix(uint64_t *stamp, const void *bytes, size_t len)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < len; i++)
		*stamp = (*stamp ^ p[i]) * UINT64_C(1099511628211);
}

static void
mix_file(uint64_t *stamp, const char *path)
{
	struct file_identity id;
	uint64_t part[8] = { 0 };

	mix(stamp, path, strlen(path) + 1);
	if (file_identity(path, &id)) {
		part[0] = id.device;
		part[1] = id.inode;
		part[2] = id.size;
		part[3] = (uint64_t)id.seconds;
		part[4] = (uint64_t)id.nanoseconds;
		part[5] = (uint64_t)id.noted;
		part[6] = (uint64_t)id.noted_nanoseconds;
		/* Then no two stamps are the same, and it is looked at again. */
		if (file_identity_vague(&id, (int64_t)time(NULL)))
			part[7] = (uint64_t)clock_ms();
	}
	mix(stamp, part, sizeof part);
}

uint64_t
watch_stamp(const char *const *paths, size_t count)
{
	uint64_t stamp = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < count; i++) {
		struct paths inside = { 0 };

		if (!path_is_folder(paths[i]))
			mix_file(&stamp, paths[i]);
		else if (folder_list(paths[i], ".yaml", &inside, NULL))
			for (size_t k = 0; k < inside.count; k++)
				mix_file(&stamp, inside.path[k]);
		paths_release(&inside);
	}
	return stamp;
}

/* What each system offers: open it, watch a folder or a file in it, take what has happened. */

#if HAVE_INOTIFY_INIT1

static int
open_events(void)
{
	return inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

static bool
watch_one(struct watch *w, const char *path, bool folder)
{
	const uint32_t mask = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE |
			      IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;

	/* The folder tells of the file too. */
	return !folder || inotify_add_watch(w->fd, path, mask | IN_ONLYDIR) >= 0;
}

static bool
names(const struct paths *paths, const char *name)
{
	for (size_t i = 0; i < paths->count; i++)
		if (!strcmp(path_name(paths->path[i]), name))
			return true;
	return false;
}

/* Does an event concern one of the paths?  Folders hold more than catalogues. */
static bool
concerns(const struct watch *w, const char *name)
{
	size_t len = strlen(name);

	return (len > 5 && !strcmp(name + len - 5, ".yaml")) || names(&w->paths, name) ||
	       names(&w->links, name);
}

static bool
take_events(struct watch *w)
{
	_Alignas(struct inotify_event) char bytes[4096];
	bool any = false;
	ssize_t n;

	while ((n = read(w->fd, bytes, sizeof bytes)) > 0)
		for (ssize_t at = 0; at < n;) {
			struct inotify_event event;

			memcpy(&event, bytes + at, sizeof event);
			/* The folder itself counts, and so do too many to be told singly. */
			any |= (event.mask & IN_Q_OVERFLOW) || !event.len ||
			       concerns(w, bytes + at + sizeof event);
			at += (ssize_t)(sizeof event + event.len);
		}
	return any;
}

#elif HAVE_KQUEUE

static int
open_events(void)
{
	int fd = kqueue();

	if (fd >= 0)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}

static bool
watch_one(struct watch *w, const char *path, bool folder)
{
	struct kevent change;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	(void)folder;
	if (fd < 0)
		return false;
	EV_SET(&change, fd, EVFILT_VNODE, EV_ADD | EV_CLEAR,
	       NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME | NOTE_ATTRIB, 0, NULL);
	if (kevent(w->fd, &change, 1, NULL, 0, NULL) < 0) {
		close(fd);
		return false;
	}
	w->held = mem_grow(w->held, &w->hold_room, w->holds + 1, sizeof *w->held);
	w->held[w->holds++] = fd;
	return true;
}

static bool
take_events(struct watch *w)
{
	const struct timespec now = { 0 };
	struct kevent event;
	bool any = false;

	while (kevent(w->fd, NULL, 0, &event, 1, &now) > 0)
		any = true;
	return any;
}

#else

static int
open_events(void)
{
	return -1;
}

static bool
watch_one(struct watch *w, const char *path, bool folder)
{
	(void)w;
	(void)path;
	(void)folder;
	return false;
}

static bool
take_events(struct watch *w)
{
	(void)w;
	return false;
}

#endif

static void
stop_watching(struct watch *w)
{
	for (size_t i = 0; i < w->holds; i++)
		close(w->held[i]);
	w->holds = 0;
	if (w->fd >= 0)
		close(w->fd);
	w->fd = -1;
}

/* A file, and the folder that it is in: as it is named and, behind links, as it is. */
static bool
watch_path(struct watch *w, const char *path)
{
	char *real = path_real(path);
	const char *const names[] = { path, real };
	bool good = true;

	for (size_t i = 0; i < 2 && good; i++) {
		char *folder;

		if (!names[i])
			continue;
		if (path_is_folder(names[i])) {
			good = watch_one(w, names[i], true);
			continue;
		}
		folder = path_folder(names[i]);
		good = watch_one(w, folder, true) && watch_one(w, names[i], false);
		free(folder);
	}
	free(real);
	return good;
}

/* The folders of links that lead to it: such a link may be turned to another place. */
static bool
watch_links(struct watch *w, const char *path)
{
	size_t len = strlen(path);
	char *at, *folder, one[1];
	bool good = true;

	/* With a slash behind it a link is what it leads to. */
	while (len > 1 && path[len - 1] == '/')
		len--;
	at = xstrndup(path, len);
	folder = path_folder(at);
	while (good && strcmp(folder, at) != 0) {
		if (readlink(at, one, sizeof one) >= 0) {
			/* One that may not be read is no reason to watch nothing. */
			good = watch_one(w, folder, true) || errno == EACCES;
			paths_add(&w->links, at);
		}
		free(at);
		at = folder;
		folder = path_folder(at);
	}
	free(at);
	free(folder);
	return good;
}

/* All of them, or none: systems have only so many watches for each user. */
static void
watch_paths(struct watch *w)
{
	bool good;

	stop_watching(w);
	paths_release(&w->links);
	w->fd = open_events();
	good = w->fd >= 0;
	for (size_t i = 0; i < w->paths.count && good; i++)
		good = watch_path(w, w->paths.path[i]) && watch_links(w, w->paths.path[i]);
	if (!good)
		stop_watching(w);
}

struct watch *
watch_new(bool poll)
{
	struct watch *w = xcalloc(1, sizeof *w);

	w->poll = poll;
	w->fd = poll ? -1 : open_events();
	w->looked_ms = clock_ms();
	return w;
}

void
watch_free(struct watch *w)
{
	if (!w)
		return;
	stop_watching(w);
	paths_release(&w->paths);
	paths_release(&w->links);
	free(w->held);
	free(w);
}

void
watch_set(struct watch *w, const char *const *paths, size_t count)
{
	paths_release(&w->paths);
	for (size_t i = 0; i < count; i++)
		paths_add(&w->paths, paths[i]);
	if (!w->poll)
		watch_paths(w);
	if (w->fd < 0)
		w->stamp = watch_stamp(paths, count);
	w->looked_ms = clock_ms();
}

int
watch_fd(const struct watch *w)
{
	return w->fd;
}

/* Without events: has a look become due, and is something different? */
static bool
look(struct watch *w, int64_t now)
{
	uint64_t stamp;

	if (now - w->looked_ms < LOOK_MS && !w->first_ms)
		return false;
	w->looked_ms = now;
	stamp = watch_stamp((const char *const *)w->paths.path, w->paths.count);
	if (stamp == w->stamp)
		return false;
	w->stamp = stamp;
	return true;
}

bool
watch_due(struct watch *w, int *again_ms)
{
	int64_t now = clock_ms(), left;

	if (w->fd >= 0 ? take_events(w) : look(w, now)) {
		w->last_ms = now;
		if (!w->first_ms)
			w->first_ms = now;
	}
	if (!w->first_ms) {
		left = LOOK_MS - (now - w->looked_ms);
		*again_ms = w->fd >= 0 || !w->paths.count ? -1 : left > 0 ? (int)left : 0;
		return false;
	}
	left = w->last_ms + QUIET_MS - now;
	if (w->first_ms + PATIENCE_MS - now < left)
		left = w->first_ms + PATIENCE_MS - now;
	if (left > 0) {
		*again_ms = (int)left;
		return false;
	}
	w->first_ms = w->last_ms = 0;
	*again_ms = w->fd >= 0 ? -1 : LOOK_MS;
	return true;
}
