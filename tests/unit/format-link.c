/* SPDX-License-Identifier: MIT */
/*
 * Linking side by side is as linking one after another: in thousands of studies in several files
 * every reference that is plain, and every one that is not, ends where it should, with its message
 * at its place, in the order of the files.
 */
#include "format/read.h"

#include <stdlib.h>

#include "tests/test.h"

#define FILES 3
#define STUDIES 4000 /* in each: more than one thread takes at a time */
#define PEOPLE 40

/* What the author of each study is written as, by turns, and what comes of it. */
static const struct {
	const char *author;
	const char *id;	     /* of who it is; NULL: nobody, with this message */
	const char *message; /* NULL: none */
} turns[] = {
	{ "p%d", "p%d", NULL },
	{ "{person: p%d, as: P. Printed}", "p%d", NULL },
	{ "{family: Family%d, given: Ana}", "p%d", NULL },
	{ "Ana Family%d", "p%d", NULL },
	{ "q%d", NULL, "there is no person or organisation \"q%d\"" },
	{ "[p%d, p%d]", "p%d", "\"p%d\" is named twice in this list" },
	{ "Twin", NULL,
	  "the name \"Twin\" is that of several (t1, t2); write the id of the one "
	  "meant" },
	{ "{family: Stranger%d}", "", NULL },
};

#define TURNS (int)(sizeof turns / sizeof *turns)

static const char *const codes[] = { "COD", "MDG", "GAB", "LBR", "FR" };

/* `%d` becomes the number, twice at most. */
static void
fill(struct buf *b, const char *pattern, int number)
{
	for (const char *s = pattern; *s; s++) {
		if (s[0] == '%' && s[1] == 'd') {
			buf_printf(b, "%d", number);
			s++;
		} else {
			buf_putc(b, *s);
		}
	}
}

static void
write_file(struct buf *b, int file)
{
	buf_puts(b, "pacecat: 1\n");
	if (file == FILES - 1) {
		buf_puts(b, "people:\n  - {id: t1, name: Twin}\n  - {id: t2, name: Twin}\n");
		for (int i = 0; i < PEOPLE; i++)
			buf_printf(b, "  - {id: p%d, name: {family: Family%d, given: Ana}}\n", i,
				   i);
		buf_puts(b, "organisations:\n  - {id: press, name: Presses de l'Étang}\n");
	}
	buf_puts(b, "studies:\n");
	for (int i = 0; i < STUDIES; i++) {
		buf_printf(b, "  - {id: s%d-%d, title: T, type: report, author: ", file, i);
		fill(b, turns[i % TURNS].author, i % PEOPLE);
		buf_printf(b, ", country: [%s], publisher: %s}\n", codes[i / 800],
			   i % 3 ? "Somebody else" : "Presses de l'Étang");
	}
}

static void
check_study(const struct catalogue *c, int file, int i)
{
	int turn = i % TURNS;
	struct buf id = BUF_INIT;
	struct value author;
	uint32_t study, link;
	char name[32];

	snprintf(name, sizeof name, "s%d-%d", file, i);
	study = catalogue_find(c, KIND_STUDY, name);
	author = value_item(record_value(c, study, KEY_AUTHOR), 0);
	link = value_link(author);
	if (!turns[turn].id) {
		CHECK_INT(link, RECORD_NONE);
	} else if (CHECK(link != RECORD_NONE)) {
		fill(&id, turns[turn].id, i % PEOPLE);
		CHECK_STR(record_id(c, link), id.data);
	}
	link = value_link(value_item(record_value(c, study, KEY_COUNTRY), 0));
	if (CHECK(link != RECORD_NONE))
		CHECK_STR(record_id(c, link), i / 800 == 4 ? "FRA" : codes[i / 800]);
	link = value_link(record_value(c, study, KEY_PUBLISHER));
	if (i % 3)
		CHECK_INT(link, RECORD_NONE);
	else if (CHECK(link != RECORD_NONE))
		CHECK_STR(record_id(c, link), "press");
	buf_release(&id);
}

/* All messages, in the order in which one finds them who reads the files one after another. */
static void
check_messages(const struct diags *d)
{
	size_t at = 0;

	for (int file = 0; file < FILES; file++)
		for (int i = 0; i < STUDIES; i++) {
			struct buf want = BUF_INIT;

			if (turns[i % TURNS].message) {
				fill(&want, turns[i % TURNS].message, i % PEOPLE);
				if (at < d->count &&
				    strncmp(d->diag[at].text, want.data, want.len) != 0)
					CHECK_STR(d->diag[at].text, want.data);
				at++;
			}
			buf_release(&want);
		}
	CHECK_INT(d->count, at);
}

/* The ids that are near a missing one are looked for until that would take too long. */
static void
check_patience(void)
{
	enum { PARTIES = 2500, TRIES = 202 }; /* half a million ids are looked at */
	struct buf text = BUF_INIT;
	struct diags diags = { .diag = NULL };
	struct catalogue *c;

	buf_puts(&text, "people:\n");
	for (int i = 0; i < PARTIES; i++)
		buf_printf(&text, "  - {id: oake-%d, name: {family: F%d}}\n", i, i);
	buf_puts(&text, "studies:\n");
	for (int i = 0; i < TRIES; i++)
		buf_printf(&text, "  - {id: s%d, author: [oake-%dx]}\n", i, i);
	c = catalogue_read_one("f", text.data, text.len, &diags);
	CHECK(c);
	if (CHECK_INT(diags.count, TRIES)) {
		CHECK_STR(diags.diag[199].text,
			  "there is no person or organisation \"oake-199x\"; did you mean "
			  "\"oake-199\"?");
		CHECK_STR(diags.diag[200].text, "there is no person or organisation \"oake-200x\"");
	}
	catalogue_free(c);
	diags_release(&diags);
	buf_release(&text);
}

int
main(void)
{
	static const char *const names[FILES] = { "a.yaml", "b.yaml", "c.yaml" };
	struct buf bytes[FILES];
	struct segment segment[FILES];
	struct source source[FILES];
	struct diags diags = { .diag = NULL };
	struct catalogue *c;
	uint32_t first;

	check_patience();
	for (int i = 0; i < FILES; i++) {
		bytes[i] = (struct buf)BUF_INIT;
		write_file(&bytes[i], i);
		CHECK(catalogue_read_segment(names[i], bytes[i].data, bytes[i].len, &segment[i],
					     &source[i], &diags));
	}
	CHECK_INT(diags.count, 0);
	c = catalogue_link(segment, source, FILES);
	if (!CHECK(c != NULL))
		return test_end();
	check_messages(&diags);
	CHECK_INT(catalogue_count(c, KIND_STUDY), FILES * STUDIES);
	/* Forty people, two twins, and a stranger for each number that has its turn. */
	CHECK_INT(catalogue_count(c, KIND_PERSON), PEOPLE + 2 + PEOPLE / TURNS);
	/* In the order in which they are named first. */
	first = catalogue_first(c, KIND_COUNTRY);
	CHECK_INT(catalogue_count(c, KIND_COUNTRY), 5);
	for (uint32_t i = 0; i < 5; i++)
		CHECK_STR(record_id(c, first + i), i == 4 ? "FRA" : codes[i]);
	for (int file = 0; file < FILES; file++)
		for (int i = 0; i < STUDIES; i++)
			check_study(c, file, i);
	catalogue_free(c);
	diags_release(&diags);
	for (int i = 0; i < FILES; i++)
		buf_release(&bytes[i]);
	return test_end();
}
