/* SPDX-License-Identifier: MIT */
#include "tui/recall.h"

#include <locale.h>

#include "tests/test.h"
#include "tests/unit/tui-catalogue.h"

static const struct catalogue *catalogue;
static struct languages languages;

static void
start(struct browser *b)
{
	struct content x = { .catalogue = catalogue, .languages = &languages };

	browser_init(b, &x, CHARSET_UTF8);
	browser_update(b, 24, 80);
}

/* "VIEW RECORD SCROLL ORDERS" */
static void
describe(const struct state *s, struct buf *out)
{
	buf_printf(out, "%s %s %lu", s->view, s->record ? s->record : "-", s->scroll);
	for (size_t i = 0; i < s->orders; i++)
		buf_printf(out, " %s=%s", s->order[i].list, s->order[i].order);
}

static void
check_note(const struct browser *b, const char *want)
{
	struct state s = { .scroll = 0 };
	struct buf got = BUF_INIT;

	recall_note(b, &s);
	describe(&s, &got);
	CHECK_STR(got.data, want);
	state_release(&s);
	buf_release(&got);
}

/* What is noted when a state has been applied. */
static void
check_apply(struct state s, const char *list, const char *order, const char *want)
{
	struct browser b;

	if (list)
		state_set_order(&s, list, order);
	start(&b);
	recall_apply(&b, &s);
	browser_update(&b, 24, 80);
	check_note(&b, want);
	browser_release(&b);
	s.view = s.record = NULL;
	state_release(&s);
}

static void
test_sorted(void)
{
	struct state s = { .scroll = 0 };
	struct browser b, later;

	start(&b);
	check_note(&b, "overview lagoon 0");
	browser_show(&b, view_find("studies"));
	CHECK(browser_sort(&b, ORDER_TITLE, true));
	browser_go(&b, catalogue_find(catalogue, KIND_STUDY, "herons"));
	browser_show(&b, view_find("authors"));
	browser_go(&b, catalogue_find(catalogue, KIND_PERSON, "weir"));
	browser_update(&b, 24, 80);
	b.here.place.top = 3;
	check_note(&b, "authors weir 3 studies=title-reversed");

	recall_note(&b, &s);
	start(&later);
	recall_apply(&later, &s);
	browser_update(&later, 24, 80);
	check_note(&later, "authors weir 3 studies=title-reversed");
	CHECK(later.shelf[view_find("studies")].reverse);
	CHECK(!later.shelf[view_find("authors")].reverse);
	CHECK_INT(later.here.focus, FOCUS_LIST);
	state_release(&s);
	browser_release(&b);
	browser_release(&later);
}

static void
test_strange(void)
{
	char studies[] = "studies", topics[] = "topics", none[] = "nowhere", gone[] = "gone",
	     herons[] = "herons", weir[] = "weir";
	struct buf first = BUF_INIT;
	struct state s = { .scroll = 0 };
	struct browser b;

	start(&b);
	browser_show(&b, view_find("studies"));
	browser_update(&b, 24, 80);
	recall_note(&b, &s);
	buf_printf(&first, "studies %s 0", s.record);
	check_apply((struct state){ .view = studies, .record = gone, .scroll = 9 }, NULL, NULL,
		    first.data);
	/* A record of a kind that the view does not have. */
	check_apply((struct state){ .view = studies, .record = weir, .scroll = 9 }, NULL, NULL,
		    first.data);
	check_apply((struct state){ .view = studies, .record = herons, .scroll = 4 }, "studies",
		    "year-reversed", "studies herons 4 studies=year-reversed");
	check_apply((struct state){ .view = studies, .record = herons }, "studies", "-reversed",
		    "studies herons 0");
	check_apply((struct state){ .view = studies, .record = herons }, "studies", "title",
		    "studies herons 0 studies=title");
	check_apply((struct state){ .view = studies, .record = herons }, "studies",
		    "an-order-of-another-time", "studies herons 0");
	/* No page has so many lines. */
	check_apply((struct state){ .view = studies, .record = herons, .scroll = 100000 }, NULL,
		    NULL, "studies herons 0");
	check_apply((struct state){ .view = studies, .record = herons }, "studies", "no-order",
		    "studies herons 0");
	check_apply((struct state){ .view = studies, .record = herons }, "no-list", "title",
		    "studies herons 0");
	check_apply((struct state){ .view = none }, NULL, NULL, "overview lagoon 0");
	check_apply((struct state){ .scroll = 0 }, NULL, NULL, "overview lagoon 0");
	/* An order that another list knows. */
	check_apply((struct state){ .view = topics }, "topics", "year", "topics ebrie 0");
	state_release(&s);
	buf_release(&first);
	browser_release(&b);
}

int
main(void)
{
	struct opened *opened;

	setlocale(LC_CTYPE, "C.UTF-8");
	opened = catalogue_open("tests/data/small.yaml");
	catalogue = opened->catalogue;
	test_sorted();
	test_strange();
	opened_free(opened);
	return test_end();
}
