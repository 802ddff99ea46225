/* SPDX-License-Identifier: MIT */
#include "sys/stream.h"

#include <errno.h>
#include <unistd.h>

#include "base/gettext.h"
#include "sys/file.h"

#define PIECE ((size_t)64 << 10)

static bool
fail(struct buf *err, const char *sentence)
{
	if (err)
		buf_puts(err, sentence);
	return false;
}

bool
stream_read(int fd, uint64_t most, struct buf *out, struct buf *err)
{
	size_t before = out->len;

	for (;;) {
		ssize_t n;

		buf_reserve(out, PIECE);
		n = read(fd, out->data + out->len, PIECE);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(err, file_error(errno));
		if (!n)
			break;
		out->len += (size_t)n;
		if (out->len - before > most)
			return fail(err, _("this is too much to be read"));
	}
	out->data[out->len] = '\0';
	return true;
}
