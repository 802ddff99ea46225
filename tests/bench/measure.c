/* SPDX-License-Identifier: MIT */
/*
 * measure FILE [TIMES]: what the library needs for its work on a catalogue, beside what the same
 * work needs at least.  Prints "NAME MILLISECONDS" a line, the median of several runs, a work and
 * its floor in turn.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <utf8proc.h>

#include "base/bits.h"
#include "base/mem.h"
#include "model/facet.h"
#include "model/jump.h"
#include "store/load.h"
#include "text/fold.h"
#include "tui/shelf.h"

#define TIMES_MAX 99

static size_t times = 5;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

struct run {
	double ms[TIMES_MAX];
	size_t count;
};

static void
add(struct run *r, double begun)
{
	r->ms[r->count++] = now() - begun;
}

static void
print(const char *name, struct run *r)
{
	qsort(r->ms, r->count, sizeof *r->ms, compare);
	printf("%s %.3f\n", name, r->ms[r->count / 2]);
	fflush(stdout);
}

static struct catalogue *
load(const char *path)
{
	struct diags diags = { 0 };
	enum exit_status status;
	struct catalogue *c = load_catalogue(&path, 1, &diags, &status);

	diags_release(&diags);
	return c;
}

/* Searching, beside a scan of as much folded text for the first and the last byte of the word. */

static const char *
scan(const char *s, size_t len, const char *word, size_t n)
{
	size_t i = 0;

#ifdef __SSE2__
	__m128i first = _mm_set1_epi8(word[0]), last = _mm_set1_epi8(word[n - 1]);

	for (; i + n + 15 <= len; i += 16) {
		__m128i a = _mm_loadu_si128((const __m128i *)(const void *)(s + i));
		__m128i b = _mm_loadu_si128((const __m128i *)(const void *)(s + i + n - 1));
		unsigned hit = (unsigned)_mm_movemask_epi8(
			_mm_and_si128(_mm_cmpeq_epi8(a, first), _mm_cmpeq_epi8(b, last)));

		for (; hit; hit &= hit - 1) {
			const char *at = s + i + __builtin_ctz(hit);

			if (n < 3 || !memcmp(at + 1, word + 1, n - 2))
				return at;
		}
	}
#endif
	return len - i < n ? NULL : memmem(s + i, len - i, word, n);
}

static size_t
count_records(const struct buf *text, const size_t *start, size_t records, const char *word)
{
	size_t found = 0, n = strlen(word);

	for (size_t i = 0; i < records; i++)
		found += scan(text->data + start[i], start[i + 1] - start[i], word, n) != NULL;
	return found;
}

static void
add_texts(struct buf *b, struct value v)
{
	if (value_form(v) == VALUE_TEXT)
		fold_add(b, value_text(v), value_len(v));
	for (uint32_t i = 0; i < value_count(v); i++)
		add_texts(b, value_at(v, i));
}

static void
filter(struct shelf *s, struct finder *f, const struct content *x, const char *typed)
{
	struct query *query = query_parse(typed, strlen(typed));
	struct asked asked = { .query = query, .finder = f };

	shelf_list(s, view_find("studies"), x, &asked);
	query_free(query);
}

static void
searching(const struct content *x)
{
	static const char *const typed[] = { "i", "ir", "irrigation", "zanzibar", "seve",
					     "mubalama" };
	uint32_t first = catalogue_first(x->catalogue, KIND_STUDY);
	uint32_t count = catalogue_count(x->catalogue, KIND_STUDY);
	size_t *start = xcalloc((size_t)count + 1, sizeof *start);
	struct buf text = BUF_INIT;
	struct finder *f = finder_new(x->catalogue);
	struct shelf s = { 0 };
	double begun;

	for (uint32_t i = 0; i < count; i++) {
		start[i] = text.len;
		for (uint32_t k = 0; k < record_values(x->catalogue, first + i); k++)
			add_texts(&text, record_value_at(x->catalogue, first + i, k));
	}
	start[count] = text.len;
	begun = now();
	filter(&s, f, x, "");
	printf("first-list %.3f\n", now() - begun);
	begun = now();
	filter(&s, f, x, "i");
	printf("first-key %.3f\n", now() - begun);
	for (size_t w = 0; w < sizeof typed / sizeof *typed; w++) {
		struct run ours = { 0 }, floor = { 0 };
		size_t found = 0;
		char name[64];

		for (size_t i = 0; i < times; i++) {
			/* What another word left is of no use to this one. */
			filter(&s, f, x, "%%%");
			begun = now();
			filter(&s, f, x, typed[w]);
			add(&ours, begun);
			begun = now();
			found = count_records(&text, start, count, typed[w]);
			add(&floor, begun);
		}
		printf("# %s: %zu shown, %zu with it in their own words\n", typed[w], s.list.count,
		       found);
		snprintf(name, sizeof name, "search-%s", typed[w]);
		print(name, &ours);
		snprintf(name, sizeof name, "search-%s-floor", typed[w]);
		print(name, &floor);
	}
	filter(&s, f, x, "irrig");
	begun = now();
	filter(&s, f, x, "irriga");
	printf("search-narrow %.3f\n", now() - begun);
	shelf_release(&s);
	finder_free(f);
	free(start);
	buf_release(&text);
}

static void
ordering(const struct content *x)
{
	static const char *const names[] = { "studies", "authors" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		int view = view_find(names[i]);

		for (int k = 0; k < view_at(view)->orders; k++) {
			enum order order = view_at(view)->order[k];
			uint32_t first, count;
			struct rows rows;
			double begun;

			view_range(view, x->catalogue, &first, &count);
			rows_own(&rows, first, count);
			begun = now();
			order_records(x->catalogue, x->languages, order, false, rows.own, count);
			printf("order-%s%s %.3f\n", i ? "authors-" : "", order_name(order),
			       now() - begun);
			rows_release(&rows);
		}
	}
}

static void
paging(const struct content *x)
{
	for (int i = 0; i < VIEWS; i++) {
		const struct view_class *v = view_at(i);
		struct show_style style = { .charset = CHARSET_UTF8 };
		struct page *p = page_new();
		uint32_t record = RECORD_NONE;
		double begun = now();

		for (unsigned kind = 0; kind < KINDS && record == RECORD_NONE; kind++)
			if (v->kinds & 1u << kind && catalogue_count(x->catalogue, (enum kind)kind))
				record = catalogue_first(x->catalogue, (enum kind)kind);
		v->page(p, x, record);
		page_layout(p, &style, 80);
		printf("page-%s %.3f\n", v->name, now() - begun);
		page_free(p);
	}
}

/* All that a list can be narrowed by, and the letters of a name in the palette. */
static void
choosing(const struct content *x)
{
	static const char *const names[] = { "studies", "authors" };
	static const char *const typed[] = { "s", "se", "sev", "seve", "irrig" };
	struct finder *f = finder_new(x->catalogue);
	struct query_scope scope;
	struct jump found;
	double begun;

	for (size_t i = 0; i < 2; i++) {
		struct wish wish = { .view = view_find(names[i]) };
		struct facet_values values = FACET_VALUES_INIT;
		struct facet_scope of = { .scope = &scope, .query = "",
					  .languages = x->languages };
		uint64_t *all;

		finder_scope(f, x, &wish, false, &scope);
		all = bits_new(scope.count);
		bits_fill(all, scope.count);
		of.found = all;
		begun = now();
		for (size_t k = 0; facet_at(k); k++)
			if (facet_serves(facet_at(k), view_at(wish.view)->kinds))
				facet_count(facet_at(k), &of, &values);
		printf("facets-%s %.3f\n", names[i], now() - begun);
		facet_values_release(&values);
		free(all);
	}
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		begun = now();
		jump_find(scope.index, typed[i], NULL, &found, NULL, NULL);
		printf("jump-%s %.3f\n", typed[i], now() - begun);
	}
	finder_free(f);
}

/* Folding, beside utf8proc_map. */

static void
map(const char *line, size_t len)
{
	utf8proc_uint8_t *out = NULL;

	utf8proc_map((const utf8proc_uint8_t *)line, (utf8proc_ssize_t)len, &out,
		     UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
			     UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
	free(out);
}

static void
folding(const char *name, const char *line, size_t lines)
{
	struct run ours = { 0 }, floor = { 0 };
	struct buf out = BUF_INIT;
	size_t len = strlen(line);
	char word[64];

	for (size_t i = 0; i < times; i++) {
		double begun = now();

		for (size_t k = 0; k < lines; k++) {
			buf_clear(&out);
			fold_add(&out, line, len);
		}
		add(&ours, begun);
		begun = now();
		for (size_t k = 0; k < lines; k++)
			map(line, len);
		add(&floor, begun);
	}
	print(name, &ours);
	snprintf(word, sizeof word, "%s-floor", name);
	print(word, &floor);
	buf_release(&out);
}

int
main(int argc, char **argv)
{
	static const struct languages languages;
	struct content x = { .languages = &languages };

	if (argc > 2)
		times = strtoul(argv[2], NULL, 10);
	if (argc < 2 || times < 1 || times > TIMES_MAX ||
	    !(x.catalogue = load(argv[1]))) {
		fputs("usage: measure FILE [TIMES]\n", stderr);
		return 2;
	}
	ordering(&x);
	paging(&x);
	searching(&x);
	choosing(&x);
	folding("fold", "The gold rush in the reserve de Sève: a baseline survey of mining camps, "
		"rivers and rights in the forêt; women, labour, trade and mercury", 20000);
	folding("fold-accents", "Étude de la région protégée où l’été œuvre à la société naïve, "
		"García Müller Nguyễn Łukasik Ørsted Çelik, développement à côté", 20000);
	catalogue_free((struct catalogue *)x.catalogue);
	return 0;
}
