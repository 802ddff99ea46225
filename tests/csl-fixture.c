/* SPDX-License-Identifier: MIT */
/*
 * Reading fixtures: sections from ">>===== NAME =====>>" to "<<===== NAME =====<<".
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "csl-fixture.h"

char *
fixture_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf text = BUF_INIT;
	char room[4096];
	size_t n;

	if (!file)
		return NULL;
	while ((n = fread(room, 1, sizeof(room), file)))
		buf_add(&text, room, n);
	fclose(file);
	return buf_detach(&text);
}

const char *
fixture_section(const struct fixture *fixture, const char *name)
{
	for (size_t i = 0; i < fixture->count; i++)
		if (!strcmp(fixture->section[i].name, name))
			return fixture->section[i].text;
	return NULL;
}

/* ">>===== NAME =====>>", any number of "=" */
static bool
is_mark(const char *line, char sign, char name[32])
{
	size_t len;

	if (line[0] != sign || line[1] != sign || line[2] != '=')
		return false;
	line += 2 + strspn(line + 2, "= ");
	len = strcspn(line, " =\n");
	if (!len || len >= 32)
		return false;
	memcpy(name, line, len);
	name[len] = '\0';
	return true;
}

void
fixture_read(struct fixture *fixture, const char *text)
{
	struct buf body = BUF_INIT;
	char name[32], mark[32];
	bool open = false;

	fixture->count = 0;
	if (!strncmp(text, "\xef\xbb\xbf", 3))
		text += 3;
	while (*text) {
		size_t len = strcspn(text, "\n");
		size_t next = len + (text[len] == '\n');

		if (!open && is_mark(text, '>', name)) {
			open = true;
			buf_clear(&body);
		} else if (open && is_mark(text, '<', mark) && !strcmp(mark, name)) {
			struct section *section = &fixture->section[fixture->count];

			open = false;
			if (body.len && body.data[body.len - 1] == '\n')
				buf_truncate(&body, body.len - 1);
			if (fixture->count < SECTIONS_MAX) {
				memcpy(section->name, name, sizeof(name));
				section->text = xstrdup(body.data);
				fixture->count++;
			}
		} else if (open) {
			size_t end = len && text[len - 1] == '\r' ? len - 1 : len;

			buf_add(&body, text, end);
			buf_putc(&body, '\n');
		}
		text += next;
	}
	buf_release(&body);
}

void
fixture_release(struct fixture *fixture)
{
	for (size_t i = 0; i < fixture->count; i++)
		free(fixture->section[i].text);
}
