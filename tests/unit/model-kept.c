/* SPDX-License-Identifier: MIT */
#include "model/kept.h"
#include "model/known.h"

#include "base/buf.h"
#include "tests/test.h"

static void
join(struct kept *k, const char *key, const char *ours)
{
	struct buf both = BUF_INIT;

	buf_printf(&both, "%s+%s", kept_get(k, key), ours);
	kept_set(k, key, both.data);
	buf_release(&both);
}

/* Every key as "key=now", with "(before)" where that is something else. */
static void
check(const struct kept *k, const char *want)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < k->count; i++) {
		const char *now = k->text[i].now, *before = k->text[i].before;

		buf_printf(&b, "%s%s=%s", i ? " " : "", k->text[i].key, now ? now : "");
		if (now ? !before || strcmp(now, before) != 0 : before != NULL)
			buf_printf(&b, "(%s)", before ? before : "");
	}
	CHECK_STR(b.data, want);
	buf_release(&b);
}

static void
test_set(void)
{
	struct kept k = { 0 }, copy = { 0 };

	CHECK(!kept_get(&k, "a"));
	CHECK(!kept_changed(&k));
	kept_set(&k, "a", "1");
	kept_recall(&k, "é", "2");
	CHECK(kept_changed(&k));
	kept_set(&k, "", "3");
	check(&k, "a=1() é=2 =3()");
	CHECK_INT(kept_count(&k), 3);
	kept_set(&k, "", "");
	kept_set(&k, "é", NULL);
	check(&k, "a=1() é=(2) =");
	CHECK_INT(kept_count(&k), 1);
	kept_copy(&copy, &k);
	kept_settle(&k);
	CHECK(!kept_changed(&k));
	check(&k, "a=1 é= =");
	check(&copy, "a=1() é=(2) =");
	kept_recall(&copy, "b", "4");
	kept_forget(&copy);
	check(&copy, "a=1() é= = b=4()");
	kept_release(&copy);
	kept_release(&k);
}

static void
test_merge(void)
{
	struct kept ours = { 0 }, state = { 0 };

	kept_recall(&ours, "same", "1");
	kept_recall(&ours, "gone", "1");
	kept_recall(&ours, "edited", "1");
	kept_set(&ours, "edited", "2");
	kept_set(&ours, "mine", "2");
	kept_recall(&state, "same", "1");
	kept_recall(&state, "edited", "3");
	kept_recall(&state, "theirs", "3");
	kept_merge(&ours, &state);
	check(&ours, "same=1 gone= edited=2(3) mine=2() theirs=3");
	kept_release(&ours);
	/* What another has changed and not remembered yet stays to be remembered. */
	kept_set(&state, "theirs", "4");
	kept_merge(&ours, &state);
	check(&ours, "same=1 edited=3 theirs=4(3)");
	kept_release(&ours);
	kept_release(&state);
}

/* What is in the state by now, what a session began with, what it wants: what shall be. */
static void
check_change(const char *state, const char *before, const char *now, const char *want)
{
	struct kept k = { 0 }, from = { 0 };

	kept_recall(&k, "other", "x");
	if (*state)
		kept_recall(&k, "a", state);
	kept_recall(&from, "a", before);
	kept_set(&from, "a", now);
	kept_change(&k, &from, join);
	CHECK_STR(kept_get(&k, "a"), *want ? want : NULL);
	CHECK_STR(kept_get(&k, "other"), "x");
	kept_release(&k);
	kept_release(&from);
}

static void
test_change(void)
{
	check_change("", "", "1", "1");
	check_change("1", "1", "2", "2");
	check_change("1", "1", "", "");
	check_change("1", "1", "1", "1");
	check_change("2", "1", "1", "2");       /* changed elsewhere only */
	check_change("", "1", "1", "");
	check_change("2", "1", "2", "2");       /* to the same */
	check_change("2", "1", "3", "2+3");
	check_change("2", "", "3", "2+3");
	check_change("", "1", "3", "3");        /* gone elsewhere */
	check_change("2", "1", "", "2");        /* gone here */
}

/* An address that both changed is called as here: there is one of each. */
static void
test_links(void)
{
	struct kept k = { 0 }, from = { 0 };

	kept_recall(&k, "https://example.org/", "Theirs");
	kept_recall(&from, "https://example.org/", "Before");
	kept_set(&from, "https://example.org/", "Ours");
	kept_change(&k, &from, link_clash);
	CHECK_STR(kept_get(&k, "https://example.org/"), "Ours");
	CHECK_INT(kept_count(&k), 1);
	kept_release(&k);
	kept_release(&from);
}

int
main(void)
{
	test_set();
	test_links();
	test_merge();
	test_change();
	return test_end();
}
