/* SPDX-License-Identifier: MIT */
#include "model/news.h"

#include "model/edition.h"
#include "tests/catalogue.h"
#include "tests/test.h"

/* A catalogue of an edition with some studies, by their ids, and one that was renamed. */
static struct catalogue *
edition(const char *version, const char *date, const char *const *id, size_t count)
{
	struct maker m = { 0 };

	make_file(&m, "c.yaml");
	if (version)
		make_text(&m, KEY_VERSION, version);
	if (date)
		make_text(&m, KEY_DATE, date);
	make_record(&m, KIND_FILE, "");
	for (size_t i = 0; i < count; i++)
		make_study(&m, id[i], id[i]);
	make_text(&m, KEY_FORMERLY, "a");
	make_record(&m, KIND_STUDY, "renamed");
	make_text(&m, KEY_NAME_TEXT, "Office");
	make_record(&m, version ? KIND_ORGANISATION : KIND_PERSON, "office");
	return make_catalogue(&m);
}

/* The edition before a study was renamed. */
static struct catalogue *
make_former_id(void)
{
	struct maker m = { 0 };

	make_file(&m, "c.yaml");
	make_study(&m, "a", "a");
	return make_catalogue(&m);
}

static void
test_news(void)
{
	static const char *const before[] = { "a", "b", "c" }, *const now[] = { "c", "d", "b", "" };
	struct catalogue *old = edition("1", NULL, before, 3);
	struct catalogue *new = edition(NULL, NULL, now, 4);
	struct progress cancelled = { .cancelled = true };
	struct news news = { .catalogue = new };
	struct catalogue *bare = make_former_id();
	size_t count = 0;
	uint64_t *id = news_ids(old, NULL, &count);

	CHECK_INT(count, 5);
	for (size_t i = 1; i < count; i++)
		CHECK(id[i - 1] < id[i]);
	CHECK(!news_ids(old, &cancelled, &count));
	for (uint32_t i = 0; i < catalogue_records(new); i++)
		CHECK(!news_has(&news, i));
	CHECK_INT(news_count(&news, NULL), 0);
	news.id = id;
	news.ids = count;
	for (uint32_t i = 0; i < catalogue_records(new); i++)
		CHECK_INT(news_has(&news, i), !strcmp(record_id(new, i), "d"));
	CHECK(!news_has(&news, RECORD_NONE));
	CHECK_INT(news_count(&news, NULL), 1);
	/* What was there under its former id is not. */
	free(id);
	news.id = id = news_ids(bare, NULL, &news.ids);
	for (uint32_t i = 0; i < catalogue_records(new); i++)
		if (!strcmp(record_id(new, i), "renamed"))
			CHECK(!news_has(&news, i));
	/* Against nothing at all everything with an id is. */
	news.ids = 0;
	CHECK_INT(news_count(&news, NULL), 4);
	free(id);
	catalogue_free(old);
	catalogue_free(new);
	catalogue_free(bare);
}

static void
check_older(const char *date, const char *than, bool want)
{
	struct edition e = { .date = date ? xstrdup(date) : NULL };
	struct edition other = { .date = than ? xstrdup(than) : NULL };

	CHECK_INT(edition_older(&e, &other), want);
	edition_release(&e);
	edition_release(&other);
}

static void
test_same(void)
{
	char one[] = "1", two[] = "2";
	const struct edition editions[] = {
		{ .stamp = 0 }, { .version = one }, { .version = two }, { .date = one },
		{ .version = one, .date = one }, { .version = one, .date = two }, { .stamp = 7 },
		{ .version = one, .date = one, .stamp = 7 },
	};
	static const char *const said[] = { "", "1", "2", "1", "1", "2", "", "1" };

	for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
		struct buf b = BUF_INIT;

		for (size_t k = 0; k < sizeof editions / sizeof *editions; k++)
			CHECK_INT(edition_same(&editions[i], &editions[k]), i == k);
		CHECK_INT(edition_is(&editions[i]), i > 0);
		edition_say(&b, &editions[i]);
		CHECK_STR(b.data, said[i]);
		buf_release(&b);
	}
}

static void
test_edition(void)
{
	static const char *const one[] = { "a" };
	struct catalogue *c = edition("2026.1", "2026-01-03", one, 1);
	struct catalogue *bare = edition(NULL, NULL, one, 1);
	struct edition e, copy, other;
	struct buf b = BUF_INIT;

	edition_of(&e, c, 7);
	CHECK_STR(e.version, "2026.1");
	CHECK_STR(e.date, "2026-01-03");
	CHECK_INT(e.stamp, 0);
	edition_copy(&copy, &e);
	CHECK(edition_same(&e, &copy));
	CHECK(edition_hash(&e) == edition_hash(&copy));
	edition_say(&b, &e);
	CHECK_STR(b.data, "2026-01-03");
	edition_of(&other, bare, 7);
	CHECK(edition_is(&other));
	CHECK_INT(other.stamp, 7);
	CHECK(!edition_same(&e, &other));
	CHECK(edition_hash(&e) != edition_hash(&other));
	buf_clear(&b);
	edition_say(&b, &other);
	CHECK_STR(b.data, "");
	edition_release(&e);
	CHECK(!edition_is(&e));
	edition_release(&copy);
	edition_release(&other);
	buf_release(&b);
	catalogue_free(c);
	catalogue_free(bare);
	check_older("2026-01-03", "2026-11-20", true);
	check_older("2026-11-20", "2026-01-03", false);
	check_older("2026-11-20", "2026-11-20", false);
	check_older("2026", "2026-11-20", false);
	check_older("2025", "2026-11-20", true);
	check_older(NULL, "2026-11-20", false);
	check_older("2026-11-20", NULL, false);
}

int
main(void)
{
	test_news();
	test_same();
	test_edition();
	return test_end();
}
