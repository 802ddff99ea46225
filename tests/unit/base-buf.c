/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <stdlib.h>

#include "tests/test.h"

static void
test_empty(void)
{
	struct buf b = BUF_INIT;
	char *s;

	CHECK_STR(b.data, "");
	buf_add(&b, NULL, 0);
	buf_truncate(&b, 0);
	buf_clear(&b);
	CHECK_INT(b.room, 0);
	CHECK_STR(b.data, "");
	buf_release(&b);
	s = buf_detach(&b);
	CHECK_STR(s, "");
	free(s);
	CHECK_STR(buf_empty, "");
}

static void
test_growth(void)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < 1000; i++) {
		buf_putc(&b, (char)('a' + i % 26));
		if (b.len != (size_t)i + 1 || b.data[b.len] || b.room <= b.len)
			break;
	}
	CHECK_INT(b.len, 1000);
	CHECK(!strncmp(b.data + 26 * 30, "abcdefghijklmnopqrstuvwxyz", 26));
	buf_clear(&b);
	CHECK_STR(b.data, "");
	CHECK(b.room > 1000);
	buf_release(&b);
	CHECK_INT(b.room, 0);
}

static void
test_content(void)
{
	struct buf b = BUF_INIT;
	char *s;

	buf_puts(&b, "world");
	buf_insert(&b, 0, "hello ", 6);
	CHECK_STR(b.data, "hello world");
	buf_insert(&b, b.len, "!", 1);
	CHECK_STR(b.data, "hello world!");
	buf_remove(&b, 5, 6);
	CHECK_STR(b.data, "hello!");
	buf_remove(&b, b.len, 0);
	buf_printf(&b, " %d%s", 42, "");
	CHECK_STR(b.data, "hello! 42");
	buf_truncate(&b, 5);
	CHECK_STR(b.data, "hello");
	buf_add(&b, "\0x", 2);
	CHECK_INT(b.len, 7);
	CHECK(!memcmp(b.data, "hello\0x", 8));
	buf_clear(&b);
	buf_printf(&b, "%0500d", 7);
	CHECK_INT(b.len, 500);
	s = buf_detach(&b);
	CHECK_INT(strlen(s), 500);
	CHECK_STR(b.data, "");
	free(s);
}

int
main(void)
{
	test_empty();
	test_growth();
	test_content();
	return test_end();
}
