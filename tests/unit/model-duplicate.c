/* SPDX-License-Identifier: MIT */
/* Who and what may be the same.  Over 500 lines: rows. */
#include "model/duplicate.h"

#include "model/duplicate-key.h"
#include "tests/catalogue.h"
#include "tests/test.h"

/* Two people, and why they may be one; DUPLICATE_REASONS: nothing says so. */
static const struct {
	const char *family, *given, *family2, *given2;
	enum duplicate_reason reason;
} people[] = {
	{ "Sève", "Juan", "Seve", "Juan", DUPLICATE_ALIKE },
	{ "Sève", "Jean-Paul", "SÈVE", "Jean Paul", DUPLICATE_ALIKE },
	{ "O’Connell", "Ann", "O'Connell", "Ann", DUPLICATE_ALIKE },
	{ "Łukasik", "Ann", "Lukasik", "Ann", DUPLICATE_ALIKE },
	{ "Nguyen", "Hoa", "Hoa", "Nguyen", DUPLICATE_ORDER },
	{ "An", "Anab", "Anab", "An", DUPLICATE_ORDER },
	{ "Weinberg", "Rebecca", "Stocklin-Weinberg", "Rebecca", DUPLICATE_DOUBLE },
	{ "Weinberg", "R.", "Weinberg Stocklin", "Rebecca", DUPLICATE_DOUBLE },
	{ "Weinberg", "R.", "Weinberg", "Rebecca", DUPLICATE_INITIALS },
	{ "Knuth", "Donald", "Knuth", "Donald E.", DUPLICATE_INITIALS },
	{ "Knuth", "D. E.", "Knuth", "Donald Ervin", DUPLICATE_INITIALS },
	{ "Иванов", "И.", "Иванов", "Иван Петрович", DUPLICATE_INITIALS },
	{ "Иванов", "И. П.", "Иванов", "Пётр", DUPLICATE_REASONS },
	{ "王", "伟", "王", "伟明", DUPLICATE_REASONS },
	{ "Mubalama", "Leonard", "Mubalana", "Leonard", DUPLICATE_LETTER },
	{ "Villegas", "Cristina", "Vilegas", "Cristina", DUPLICATE_LETTER },
	{ "Villegas", "Cristina", "Villegas", "Crisitna", DUPLICATE_LETTER },
	/* An editor's slip in the last of several given names, and initials that are others. */
	{ "Mubalama", "L. K.", "Mubalana", "L. K.", DUPLICATE_LETTER },
	{ "Mubalama", "L. K.", "Mubalana", "L. M.", DUPLICATE_REASONS },
	{ "Weinberg", "Rebecca", "Weinberg", "Ruth", DUPLICATE_REASONS },
	{ "Weinberg", "R.", "Weinberg", "Q.", DUPLICATE_REASONS },
	{ "Weinberg", "D. A.", "Weinberg", "D. B.", DUPLICATE_REASONS },
	{ "Weinberg", "Rebecca", "Stocklin", "Rebecca", DUPLICATE_REASONS },
	{ "Weinberg", "Rebecca", "Stocklin-Weinberg", "Ruth", DUPLICATE_REASONS },
	{ "Li", "Na", "Li", "Ma", DUPLICATE_REASONS },
	{ "Li", "Na", "Li Wei", "Na", DUPLICATE_REASONS },
	/* No word at all. */
	{ "-", "…", "-", "…", DUPLICATE_REASONS },
};

/* The reason of the only pair, or that there is none. */
static enum duplicate_reason
only(const struct catalogue *c)
{
	enum duplicate_reason reason = DUPLICATE_REASONS;
	struct duplicates ds;

	duplicates_find(&ds, c, NULL);
	CHECK(ds.pairs <= 1);
	if (ds.pairs)
		reason = ds.pair[0].reason;
	duplicates_release(&ds);
	return reason;
}

static void
parties(void)
{
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct maker m = { 0 };
		struct catalogue *c;

		make_file(&m, "f");
		make_name(&m, KEY_NAME, people[i].family, people[i].given);
		make_record(&m, KIND_PERSON, "a");
		make_name(&m, KEY_NAME, people[i].family2, people[i].given2);
		make_record(&m, KIND_PERSON, "b");
		c = make_catalogue(&m);
		if (!CHECK_INT(only(c), people[i].reason))
			printf("  %s, %s\n", people[i].family, people[i].given);
		catalogue_free(c);
	}
}

/* A third form of one is the other's; ORCID; organisations; who says that they are two. */
static void
others(void)
{
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "f");
	make_name(&m, KEY_NAME, "Sy", "Ana");
	make_text(&m, KEY_ALSO, "Ana Diop");
	make_record(&m, KIND_PERSON, "a");
	make_name(&m, KEY_NAME, "Diop", "Ana");
	make_record(&m, KIND_PERSON, "b");
	c = make_catalogue(&m);
	CHECK_INT(only(c), DUPLICATE_ALIKE);
	catalogue_free(c);

	make_file(&m, "f");
	make_name(&m, KEY_NAME, "Sy", "Ana");
	make_text(&m, KEY_ORCID, "0000-0002-1825-0097");
	make_record(&m, KIND_PERSON, "a");
	make_name(&m, KEY_NAME, "Diop", "Anna-Maria");
	make_text(&m, KEY_ORCID, "https://orcid.org/0000-0002-1825-0097");
	make_record(&m, KIND_PERSON, "b");
	c = make_catalogue(&m);
	CHECK_INT(only(c), DUPLICATE_ORCID);
	catalogue_free(c);

	make_file(&m, "f");
	make_text(&m, KEY_NAME_TEXT, "Levin Sources");
	make_record(&m, KIND_ORGANISATION, "a");
	make_text(&m, KEY_NAME_TEXT, "Levin-Sources");
	make_record(&m, KIND_ORGANISATION, "b");
	c = make_catalogue(&m);
	CHECK_INT(only(c), DUPLICATE_ALIKE);
	catalogue_free(c);

	make_file(&m, "f");
	make_name(&m, KEY_NAME, "Sy", "Ana");
	make_record(&m, KIND_PERSON, "a");
	make_name(&m, KEY_NAME, "Sy", "Ana");
	make_open(&m, KEY_DIFFERENT_FROM, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_PERSON, "a");
	make_close(&m);
	make_record(&m, KIND_PERSON, "b");
	c = make_catalogue(&m);
	CHECK_INT(only(c), DUPLICATE_REASONS);
	catalogue_free(c);
}

/* Somebody without an id has a work, but nothing to be named by: who has an id is first. */
static void
credited(void)
{
	struct maker m = { 0 };
	struct duplicates ds;
	struct catalogue *c;

	make_file(&m, "f");
	make_name(&m, KEY_NAME, "Sy", "Ana");
	make_record(&m, KIND_PERSON, "a");
	make_name(&m, KEY_NAME, "SY", "Ana");
	make_record(&m, KIND_PERSON, "");
	make_name(&m, KEY_AUTHOR, "SY", "Ana");
	make_link(&m, KIND_PERSON, "");
	make_record(&m, KIND_STUDY, "s");
	c = make_catalogue(&m);
	duplicates_find(&ds, c, NULL);
	if (CHECK_INT(ds.pairs, 1)) {
		CHECK_INT(ds.pair[0].reason, DUPLICATE_ALIKE);
		CHECK_STR(record_id(c, ds.pair[0].first), "a");
		CHECK_STR(record_id(c, ds.pair[0].second), "");
	}
	duplicates_release(&ds);
	catalogue_free(c);
}

/* Each two of three are a pair, in their order but for the one with more works. */
static void
ordered(void)
{
	static const char *const ids[] = { "a", "b", "c" };
	static const char *const pairs[][2] = { { "b", "a" }, { "a", "c" }, { "b", "c" } };
	struct progress progress = { 0 };
	struct maker m = { 0 };
	struct duplicates ds;
	struct catalogue *c;

	make_file(&m, "f");
	for (size_t i = 0; i < 3; i++) {
		make_name(&m, KEY_NAME, "Sy", "Ana");
		make_record(&m, KIND_PERSON, ids[i]);
	}
	make_reference(&m, KEY_AUTHOR, KIND_PERSON, "b");
	make_record(&m, KIND_STUDY, "s");
	c = make_catalogue(&m);
	duplicates_find(&ds, c, NULL);
	CHECK_INT(ds.pairs, 3);
	for (size_t i = 0; i < ds.pairs && i < 3; i++) {
		CHECK_STR(record_id(c, ds.pair[i].first), pairs[i][0]);
		CHECK_STR(record_id(c, ds.pair[i].second), pairs[i][1]);
	}
	duplicates_release(&ds);
	/* Who does not want it any more has it at once, what was said of pairs too. */
	progress_cancel(&progress);
	duplicates_find(&ds, c, &progress);
	CHECK_INT(ds.pairs, 0);
	duplicates_release(&ds);
	catalogue_free(c);
}

struct calls {
	struct progress progress;
	size_t made, last; /* with the last one it is given up */
};

static void
count_call(void *context, uint32_t a, uint32_t b)
{
	struct calls *calls = context;

	CHECK(a < b);
	if (++calls->made == calls->last)
		progress_cancel(&calls->progress);
}

/* Whoever gives up has no pairs but the others of the item that it was at. */
static void
given_up(void)
{
	enum { ITEMS = 100, MOST = 10 };

	for (size_t last = 0; last <= 25; last++) {
		struct calls calls = { .last = last };
		struct dup_index index = { .entry = NULL };

		for (uint32_t i = 0; i < ITEMS; i++)
			dup_add(&index, "kind", str_of("key"), i);
		dup_pairs(&index, MOST, &calls.progress, count_call, &calls);
		CHECK_INT(calls.made, last ? (last + MOST - 1) / MOST * MOST
					   : MOST * (ITEMS - MOST) + MOST * (MOST - 1) / 2);
		dup_release(&index);
	}
}

/* The whole table, of texts of fewer than WORD_MAX bytes. */
enum { WORD_MAX = 14 };

static unsigned
plain_distance(struct str a, struct str b)
{
	unsigned t[WORD_MAX][WORD_MAX];

	for (size_t i = 0; i <= a.len; i++)
		for (size_t k = 0; k <= b.len; k++) {
			unsigned n = (unsigned)(i > k ? i - k : k - i);

			if (i && k) {
				n = t[i - 1][k - 1] + (a.s[i - 1] != b.s[k - 1]);
				n = t[i - 1][k] + 1 < n ? t[i - 1][k] + 1 : n;
				n = t[i][k - 1] + 1 < n ? t[i][k - 1] + 1 : n;
			}
			if (i > 1 && k > 1 && a.s[i - 1] == b.s[k - 2] &&
			    a.s[i - 2] == b.s[k - 1] && t[i - 2][k - 2] + 1 < n)
				n = t[i - 2][k - 2] + 1;
			t[i][k] = n;
		}
	return t[a.len][b.len];
}

static void
distances(void)
{
	uint32_t random = 1;
	size_t wrong = 0, near = 0;

	for (int round = 0; round < 20000; round++) {
		char text[2][WORD_MAX];
		struct str s[2];
		unsigned most = (unsigned)round % 4, want, got;

		for (int i = 0; i < 2; i++) {
			s[i] = (struct str){ .s = text[i], .len = (random >> 8) % WORD_MAX };
			for (size_t k = 0; k < WORD_MAX; k++) {
				random = random * 1664525u + 1013904223u;
				/* Of two letters, so that many are near. */
				text[i][k] = random >> 31 ? 'a' : 'b';
			}
		}
		want = plain_distance(s[0], s[1]);
		got = dup_distance(s[0], s[1], most);
		near += want <= most;
		wrong += got != (want <= most ? want : most + 1);
	}
	CHECK_INT(wrong, 0);
	CHECK(near > 1000);
}

struct work {
	const char *title, *issued, *doi, *isbn, *page;
};

static void
make_work(struct maker *m, const struct work *w, const char *id)
{
	make_text(m, KEY_TITLE, w->title);
	make_text(m, KEY_ISSUED, w->issued);
	if (w->doi)
		make_text(m, KEY_DOI, w->doi);
	if (w->isbn)
		make_text(m, KEY_ISBN, w->isbn);
	if (w->page)
		make_text(m, KEY_PAGE, w->page);
	make_record(m, KIND_STUDY, id);
}

static void
studies(void)
{
	static const struct {
		struct work one, other;
		enum duplicate_reason reason;
	} rows[] = {
		{ { "Gold in the forest", "2012", NULL, NULL, NULL },
		  { "GOLD IN THE FORÊT", "2012-03", NULL, NULL, NULL },
		  DUPLICATE_TITLE_LETTERS },
		{ { "Gold in the forest", "2012", NULL, NULL, NULL },
		  { "Gold in the Forest.", "2012-03", NULL, NULL, NULL },
		  DUPLICATE_TITLE },
		{ { "Gold in the forest", "2012", NULL, NULL, NULL },
		  { "Gold in the forest: a case", "2012", NULL, NULL, NULL },
		  DUPLICATE_SUBTITLE },
		{ { "Gold mining in the forest of the park", "2012", NULL, NULL, NULL },
		  { "Gold mining in the forest of the park: a case", "2012", NULL, NULL, NULL },
		  DUPLICATE_SUBTITLE },
		{ { "Gold in the forest", "2012", NULL, NULL, NULL },
		  { "Gold in the forestry of Gabon", "2012", NULL, NULL, NULL },
		  DUPLICATE_REASONS },
		{ { "Gold in the forest", "2012", NULL, NULL, NULL },
		  { "Gold in the forest", "2013", NULL, NULL, NULL },
		  DUPLICATE_REASONS },
		{ { "Gold in the forest", "2012", NULL, NULL, "1-2" },
		  { "Gold in the forest", "2012", NULL, NULL, "3-4" },
		  DUPLICATE_REASONS },
		{ { "Gold in the forest", "2012", NULL, NULL, "pp. 1-2" },
		  { "Gold in the forest", "2012", NULL, NULL, "001" },
		  DUPLICATE_TITLE },
		{ { "Gold in the forest", "2012", NULL, NULL, "iv" },
		  { "Gold in the forest", "2012", NULL, NULL, "4" },
		  DUPLICATE_TITLE },
		{ { "Gold in the forest", "2012", NULL, NULL, "iv" },
		  { "Gold in the forest", "2012", NULL, NULL, "v" },
		  DUPLICATE_REASONS },
		{ { "Gold", "2012", NULL, NULL, NULL },
		  { "Gold", "2012", NULL, NULL, NULL },
		  DUPLICATE_REASONS },
		{ { "One work", "2012", "10.5555/A", NULL, NULL },
		  { "Another work", "2013", "https://doi.org/10.5555/a", NULL, NULL },
		  DUPLICATE_DOI },
		{ { "The same work", "2012", NULL, "978-3-16-148410-0", NULL },
		  { "The same work", "2013", NULL, "9783161484100", NULL },
		  DUPLICATE_ISBN },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct maker m = { 0 };
		struct catalogue *c;

		make_file(&m, "f");
		make_work(&m, &rows[i].one, "a");
		make_work(&m, &rows[i].other, "b");
		c = make_catalogue(&m);
		if (!CHECK_INT(only(c), rows[i].reason))
			printf("  %s\n", rows[i].other.title);
		catalogue_free(c);
	}
}

/* Two of a type with one ISBN: parts of a book are not the book. */
static void
types(void)
{
	static const struct {
		const char *type, *volume, *volume2, *title2;
		enum duplicate_reason reason;
	} rows[] = {
		{ "book", NULL, NULL, NULL, DUPLICATE_ISBN },
		{ "book", "1", "1", NULL, DUPLICATE_ISBN },
		{ "book", "1", NULL, NULL, DUPLICATE_ISBN },
		{ "book", "1", "2", NULL, DUPLICATE_REASONS },
		{ "book", NULL, NULL, "Tin", DUPLICATE_REASONS },
		{ "ed", NULL, NULL, NULL, DUPLICATE_ISBN },
		{ "dataset", NULL, NULL, NULL, DUPLICATE_ISBN },
		{ "chapter", NULL, NULL, NULL, DUPLICATE_REASONS },
		{ "paper-conference", NULL, NULL, NULL, DUPLICATE_REASONS },
		{ "entry-encyclopedia", NULL, NULL, NULL, DUPLICATE_REASONS },
		{ "article-magazine", NULL, NULL, NULL, DUPLICATE_REASONS },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct maker m = { 0 };
		struct catalogue *c;

		make_file(&m, "f");
		for (int k = 0; k < 2; k++) {
			const char *volume = k ? rows[i].volume2 : rows[i].volume;

			make_text(&m, KEY_TITLE, k && rows[i].title2 ? rows[i].title2 : "Gold");
			make_text(&m, KEY_TYPE, rows[i].type);
			make_text(&m, KEY_ISBN, "9783161484100");
			if (volume)
				make_text(&m, KEY_VOLUME, volume);
			make_record(&m, KIND_STUDY, k ? "b" : "a");
		}
		c = make_catalogue(&m);
		if (!CHECK_INT(only(c), rows[i].reason))
			printf("  row %zu\n", i);
		catalogue_free(c);
	}
}

/* Initials that fit too many names say nothing of any. */
static void
many_names(void)
{
	static const char *const given[] = { "R.", "Rebecca", "Ruth", "Rosa", "Rita" };

	for (size_t count = 4; count <= 5; count++) {
		struct maker m = { 0 };
		struct duplicates ds;
		struct catalogue *c;

		make_file(&m, "f");
		for (size_t i = 0; i < count; i++) {
			make_name(&m, KEY_NAME, "Weinberg", given[i]);
			make_record(&m, KIND_PERSON, given[i]);
		}
		c = make_catalogue(&m);
		duplicates_find(&ds, c, NULL);
		CHECK_INT(ds.pairs, count == 4 ? 3 : 0);
		duplicates_release(&ds);
		catalogue_free(c);
	}
}

/* Organisations in the languages of their names, and in forms that were seen. */
static void
organisations(void)
{
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "f");
	make_local(&m, KEY_NAME_TEXT, "en", "Levin Sources", "fr", "Études Levin");
	make_record(&m, KIND_ORGANISATION, "a");
	make_text(&m, KEY_NAME_TEXT, "LS");
	make_open(&m, KEY_ALSO, NODE_LIST);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_text(&m, KEY_AS_NAME, "Etudes Levin");
	make_text(&m, KEY_SEEN, "Levin Sources Ltd.");
	make_close(&m);
	make_close(&m);
	make_record(&m, KIND_ORGANISATION, "b");
	c = make_catalogue(&m);
	CHECK_INT(only(c), DUPLICATE_ALIKE);
	catalogue_free(c);
}

/* Years as CSL has them, in all its shapes, and titles too long to be read letter by letter. */
static void
years(void)
{
	static const struct {
		bool nested;
		const char *year;
		size_t len;
		enum duplicate_reason reason;
	} rows[] = {
		{ true, "2012", 40, DUPLICATE_TITLE_LETTERS },
		{ false, "2012", 40, DUPLICATE_TITLE_LETTERS },
		{ true, "2013", 40, DUPLICATE_REASONS },
		{ true, "201", 40, DUPLICATE_REASONS },
		{ true, "2012", 500, DUPLICATE_REASONS },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct maker m = { 0 };
		struct catalogue *c;
		char title[512] = "";

		make_file(&m, "f");
		memset(title, 'x', rows[i].len);
		make_text(&m, KEY_TITLE, title);
		make_text(&m, KEY_ISSUED, "2012-07");
		make_record(&m, KIND_STUDY, "a");
		title[rows[i].len * 3 / 4] = 'y';
		make_text(&m, KEY_TITLE, title);
		make_open(&m, KEY_ISSUED, NODE_MAP);
		make_open(&m, KEY_DATE_PARTS, NODE_LIST);
		if (rows[i].nested)
			make_open(&m, KEY_NONE, NODE_LIST);
		make_text(&m, KEY_NONE, rows[i].year);
		make_text(&m, KEY_NONE, "7");
		if (rows[i].nested)
			make_close(&m);
		make_close(&m);
		make_close(&m);
		make_record(&m, KIND_STUDY, "b");
		c = make_catalogue(&m);
		if (!CHECK_INT(only(c), rows[i].reason))
			printf("  row %zu\n", i);
		catalogue_free(c);
	}
}

/* One study in two languages is one; related ones and two editions are not the same. */
static void
not_the_same(void)
{
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "f");
	make_local(&m, KEY_TITLE, "en", "Mining in Madagascar", "fr", "MINING IN MADAGASCAR");
	make_text(&m, KEY_ISSUED, "2012");
	make_record(&m, KIND_STUDY, "a");
	make_text(&m, KEY_TITLE, "Mining in Madagascar");
	make_text(&m, KEY_ISSUED, "2012");
	make_open(&m, KEY_RELATED, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_STUDY, "a");
	make_close(&m);
	make_record(&m, KIND_STUDY, "b");
	c = make_catalogue(&m);
	CHECK_INT(only(c), DUPLICATE_REASONS);
	catalogue_free(c);

	/* On paper and in boards. */
	make_file(&m, "f");
	for (int i = 0; i < 2; i++) {
		make_text(&m, KEY_TITLE, "Mining in Madagascar");
		make_text(&m, KEY_ISSUED, "2012");
		make_text(&m, KEY_ISBN, i ? "978-3-16-148410-0" : "978-0-306-40615-7");
		make_record(&m, KIND_STUDY, i ? "b" : "a");
	}
	c = make_catalogue(&m);
	CHECK_INT(only(c), DUPLICATE_REASONS);
	catalogue_free(c);
}

static void
words(void)
{
	for (int i = 0; i < DUPLICATE_REASONS; i++)
		CHECK(*duplicate_why((enum duplicate_reason)i) != '\0');
}

/* Five that are alike are told of in all their pairs; of more, each is told of. */
static void
large_groups(void)
{
	enum { FEW = 5, MANY = 200 };
	struct maker m = { 0 };
	struct catalogue *c;
	struct duplicates ds;
	bool told[MANY] = { false };
	size_t few = 0, all, left, letters = 0, records = 0;

	make_file(&m, "a.yaml");
	for (int i = 0; i < FEW + MANY; i++) {
		char id[16];

		make_name(&m, KEY_NAME,
			  i < FEW	       ? "Knuth"
			  : i + 1 < FEW + MANY ? "Sève"
					       : "Sèvea",
			  "Jean");
		snprintf(id, sizeof id, "p%d", i);
		make_record(&m, KIND_PERSON, id);
	}
	c = make_catalogue(&m);
	duplicates_find(&ds, c, NULL);
	all = ds.pairs;
	left = duplicates_thin(&ds, c);
	CHECK_INT(ds.pairs + left, all);
	for (size_t i = 0; i < ds.pairs; i++) {
		uint32_t first = ds.pair[i].first - catalogue_first(c, KIND_PERSON);
		uint32_t second = ds.pair[i].second - catalogue_first(c, KIND_PERSON);

		letters += ds.pair[i].reason == DUPLICATE_LETTER;
		if (first < FEW)
			few++;
		else
			told[first - FEW] = told[second - FEW] = true;
	}
	CHECK_INT(few, FEW * (FEW - 1) / 2);
	for (size_t i = 0; i < MANY; i++)
		records += told[i];
	CHECK_INT(records, MANY);
	/* Who is like them for a weaker reason only is told of once. */
	CHECK_INT(letters, 1);
	CHECK(ds.pairs - few <= MANY - 1 + 10);
	CHECK_INT(duplicates_thin(&ds, c), 0);
	duplicates_release(&ds);
	catalogue_free(c);
}

int
main(void)
{
	parties();
	others();
	credited();
	ordered();
	given_up();
	distances();
	studies();
	not_the_same();
	types();
	many_names();
	organisations();
	years();
	words();
	large_groups();
	return test_end();
}
