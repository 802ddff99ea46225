/* SPDX-License-Identifier: MIT */
#include "model/again.h"

#include "tests/catalogue.h"
#include "tests/test.h"

/* An edition: what differs between two. */
struct edition {
	const char *programme;	    /* its title; it has no id */
	const char *study, *author; /* a study, and who is printed there and registered nowhere */
	enum kind kind;		    /* of the author */
};

static void
make_unregistered(struct maker *m, enum kind kind, const char *name)
{
	make_text(m, kind == KIND_PERSON ? KEY_NAME : KEY_NAME_TEXT, name);
	make_record(m, kind, "");
}

static void
make_credit(struct maker *m, uint32_t key, enum kind kind, const char *name)
{
	make_open(m, key, NODE_LIST);
	make_reference(m, KEY_NONE, KIND_PERSON, "weir");
	make_open(m, KEY_NONE, NODE_MAP);
	make_link(m, kind, "");
	make_text(m, KEY_LITERAL, name);
	make_close(m);
	make_close(m);
}

static struct catalogue *
make_edition(const struct edition *e)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_text(&m, KEY_TITLE, e->programme);
	make_record(&m, KIND_PROGRAMME, "");
	make_name(&m, KEY_NAME, "Weir", "Adèle");
	make_record(&m, KIND_PERSON, "weir");
	if (e->author)
		make_unregistered(&m, e->kind, e->author);
	make_text(&m, KEY_TITLE, "Herons");
	if (e->author)
		make_credit(&m, KEY_AUTHOR, e->kind, e->author);
	make_record(&m, KIND_STUDY, e->study);
	return make_catalogue(&m);
}

static uint32_t
last(const struct catalogue *c, enum kind kind)
{
	return catalogue_first(c, kind) + catalogue_count(c, kind) - 1;
}

static void
by_id(void)
{
	static const struct edition one = { "P", "herons", NULL, KIND_PERSON };
	struct catalogue *before = make_edition(&one), *now;
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_study(&m, "storks", "Storks");
	make_study(&m, "herons", "Herons again");
	make_name(&m, KEY_NAME, "Weir", "Adèle");
	make_record(&m, KIND_PERSON, "a-weir");
	make_former(&m, KIND_PERSON, "a-weir", "weir");
	now = make_catalogue(&m);
	CHECK_INT(record_again(before, catalogue_find(before, KIND_STUDY, "herons"), now),
		  catalogue_find(now, KIND_STUDY, "herons"));
	CHECK_INT(record_again(before, catalogue_find(before, KIND_PERSON, "weir"), now),
		  catalogue_find(now, KIND_PERSON, "a-weir"));
	CHECK_INT(record_again(now, catalogue_find(now, KIND_STUDY, "storks"), before),
		  RECORD_NONE);
	CHECK_INT(record_again(before, RECORD_NONE, now), RECORD_NONE);
	CHECK_INT(record_again(before, catalogue_records(before), now), RECORD_NONE);
	/* There is no programme any more. */
	CHECK_INT(record_again(before, catalogue_first(before, KIND_PROGRAMME), now), RECORD_NONE);
	catalogue_free(before);
	catalogue_free(now);
}

/* The programme by its title; who is registered nowhere by the name that the same study prints. */
static void
without_id(void)
{
	static const struct {
		struct edition before, now;
		bool programme, author;
	} rows[] = {
		{ { "Lagoons", "herons", "Ada Coy", KIND_PERSON },
		  { "Lagoons", "herons", "Ada Coy", KIND_PERSON },
		  true,
		  true },
		{ { "Lagoons", "herons", "Ada Coy", KIND_PERSON },
		  { "Lakes", "herons", "Ida Coy", KIND_PERSON },
		  false,
		  false },
		/* A team that was taken for a person, and one that always was a team. */
		{ { "Lagoons", "herons", "Lagoon Team", KIND_PERSON },
		  { "Lagoons", "herons", "Lagoon Team", KIND_ORGANISATION },
		  true,
		  true },
		{ { "Lagoons", "herons", "Lagoon Team", KIND_ORGANISATION },
		  { "Lagoons", "herons", "Lagoon Team", KIND_ORGANISATION },
		  true,
		  true },
		/* The study is another: nobody says that it is the same author, but the place. */
		{ { "Lagoons", "herons", "Ada Coy", KIND_PERSON },
		  { "Lagoons", "storks", "Ada Coy", KIND_PERSON },
		  true,
		  true },
		{ { "Lagoons", "", "Ada Coy", KIND_PERSON },
		  { "Lagoons", "", "Ida Coy", KIND_PERSON },
		  true,
		  false },
		{ { "Lagoons", "herons", "Ada Coy", KIND_PERSON },
		  { "Lagoons", "herons", NULL, KIND_PERSON },
		  true,
		  false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct catalogue *before = make_edition(&rows[i].before);
		struct catalogue *now = make_edition(&rows[i].now);
		uint32_t author = last(before, rows[i].before.kind);

		CHECK_INT(record_again(before, 0, now), rows[i].programme ? 0 : RECORD_NONE);
		if (!CHECK_INT(record_again(before, author, now),
			       rows[i].author ? last(now, rows[i].now.kind) : RECORD_NONE))
			printf("  row %zu\n", i);
		catalogue_free(before);
		catalogue_free(now);
	}
}

/* Wherever the list has them now. */
static void
moved(void)
{
	static const enum kind kinds[] = { KIND_ORGANISATION, KIND_PERSON };

	for (size_t k = 0; k < 2; k++) {
		struct edition e = { "P", "herons", "Ada Coy", kinds[k] };
		struct catalogue *before = make_edition(&e), *now;
		struct maker m = { 0 };
		uint32_t author;

		make_file(&m, "a.yaml");
		make_text(&m, KEY_TITLE, "Herons");
		make_credit(&m, KEY_AUTHOR, kinds[k], "Ada Coy");
		make_record(&m, KIND_STUDY, "herons");
		make_unregistered(&m, kinds[k], "Ada Coy");
		make_text(&m, kinds[k] == KIND_PERSON ? KEY_NAME : KEY_NAME_TEXT, "Another");
		make_record(&m, kinds[k], "");
		now = make_catalogue(&m);
		author = catalogue_first(now, kinds[k]);
		CHECK_INT(record_again(before, last(before, kinds[k]), now), author);
		catalogue_free(before);
		catalogue_free(now);
	}
}

/* What a key prints that is not known says nothing. */
static void
unknown_key(void)
{
	struct edition e = { "P", "herons", "Ada Coy", KIND_PERSON };
	struct catalogue *before, *now = make_edition(&e);
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_unregistered(&m, KIND_PERSON, "A. Coy");
	make_credit(&m, segment_unknown_key(make_now(&m), "colour", 6), KIND_PERSON, "Ada Coy");
	make_record(&m, KIND_STUDY, "herons");
	before = make_catalogue(&m);
	CHECK_INT(record_again(before, catalogue_first(before, KIND_PERSON), now), RECORD_NONE);
	catalogue_free(before);
	catalogue_free(now);
}

int
main(void)
{
	by_id();
	without_id();
	moved();
	unknown_key();
	return test_end();
}
