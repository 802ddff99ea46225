/* SPDX-License-Identifier: MIT */
/*
 * The least that a work can be done with.
 *   floor events FILE     libyaml's events of a file, one after another, and nothing made of them
 *   floor bar FILE        the lines of a file as a list, the current one reversed, in bare curses
 *   floor mark FILE       the same with a ">" instead
 *   floor empty           curses that shows nothing
 */
#include <curses.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static char *
read_all(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	size_t room = 1 << 16, n;
	char *bytes = malloc(room);

	*len = 0;
	while (file && bytes && (n = fread(bytes + *len, 1, room - *len - 1, file)) > 0) {
		*len += n;
		if (room - *len < 2) {
			char *more = realloc(bytes, room *= 2);

			if (!more)
				break;
			bytes = more;
		}
	}
	if (!file || !bytes) {
		perror(path);
		exit(2);
	}
	fclose(file);
	bytes[*len] = '\0';
	return bytes;
}

static int
events(const char *path)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = true;
	size_t len;
	char *bytes = read_all(path, &len);

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, len);
	while (more && yaml_parser_parse(&parser, &event)) {
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	free(bytes);
	return 0;
}

struct lines {
	char **line;
	int count, top, at;
};

static struct lines
split(char *bytes)
{
	struct lines l = { .line = calloc(1000000, sizeof *l.line) };

	for (char *s = strsep(&bytes, "\n"); s && l.count < 1000000;
	     s = strsep(&bytes, "\n"))
		l.line[l.count++] = s;
	return l;
}

static void
draw(const struct lines *l, bool bar)
{
	erase();
	for (int y = 0; y < LINES && l->top + y < l->count; y++) {
		bool current = l->top + y == l->at;

		if (current && bar)
			attron(A_REVERSE);
		mvprintw(y, 0, "%s ", current && !bar ? ">" : " ");
		addnstr(l->line[l->top + y], COLS - 3);
		if (current && bar)
			hline(' ' | A_REVERSE, COLS);
		attroff(A_REVERSE);
	}
	move(l->at - l->top, 0);
	refresh();
}

static void
step(struct lines *l, int by)
{
	l->at += by;
	l->at = l->at < 0 ? 0 : l->at >= l->count ? l->count - 1 : l->at;
	if (by > 1)
		l->top += by;
	if (l->at >= l->top + LINES)
		l->top = l->at - LINES + 1;
	if (l->top > l->at)
		l->top = l->at;
}

static int
list(const char *path, bool bar)
{
	size_t len;
	struct lines l = split(path ? read_all(path, &len) : strdup(""));
	int key = 0;

	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	while (key != 'q') {
		draw(&l, bar);
		key = getch();
		if (key == ERR)
			break;
		if (key == KEY_DOWN || key == KEY_UP)
			step(&l, key == KEY_DOWN ? 1 : -1);
		else if (key == KEY_NPAGE)
			step(&l, LINES - 1);
	}
	endwin();
	return 0;
}

int
main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "", *path = argc > 2 ? argv[2] : NULL;

	if (!strcmp(what, "events") && path)
		return events(path);
	if ((!strcmp(what, "bar") || !strcmp(what, "mark")) && path)
		return list(path, !strcmp(what, "bar"));
	if (!strcmp(what, "empty"))
		return list(NULL, false);
	fputs("usage: floor events|bar|mark FILE, floor empty\n", stderr);
	return 2;
}
