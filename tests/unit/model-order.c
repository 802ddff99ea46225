/* SPDX-License-Identifier: MIT */
#include "model/order.h"

#include <locale.h>

#include "tests/catalogue.h"
#include "tests/test.h"

static void
make_full(struct maker *m, const char *id, const char *title, const char *year, const char *author,
	  const char *country)
{
	if (title)
		make_text(m, KEY_TITLE, title);
	if (year)
		make_text(m, KEY_ISSUED, year);
	if (author)
		make_reference(m, KEY_AUTHOR, KIND_PERSON, author);
	if (country) {
		make_open(m, KEY_COUNTRY, NODE_LIST);
		make_reference(m, KEY_NONE, KIND_COUNTRY, country);
		make_reference(m, KEY_NONE, KIND_COUNTRY, "AFG");
		make_close(m);
	}
	make_record(m, KIND_STUDY, id);
}

static struct catalogue *
make_studies(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_full(&m, "e", "Émeraudes", "2012-07", "berg", "ZWE");
	make_full(&m, "z", "Zinc", NULL, NULL, NULL);
	make_full(&m, "a", "apatite", "2012", "seve", "MDG");
	make_full(&m, "f", "fer", "2010/2013", "berg", NULL);
	make_full(&m, "A", "Apatite", "2012", "seve", "MDG");
	make_full(&m, "10", "10 mines", "1999", NULL, "ZWE");
	make_full(&m, "same2", "Same", "2012", "cook", "MDG");
	make_full(&m, "same1", "Same", "2012", "cook", "MDG");
	/* Only an editor: shown in place of an author, so ordered as one. */
	make_text(&m, KEY_TITLE, "Ores");
	make_reference(&m, KEY_EDITOR, KIND_PERSON, "cook");
	make_text(&m, KEY_ISSUED, "2020");
	make_record(&m, KIND_STUDY, "o");
	make_name(&m, KEY_NAME, "Sève", "Juan");
	make_record(&m, KIND_PERSON, "seve");
	make_text(&m, KEY_NAME, "Jan van den Berg");
	make_record(&m, KIND_PERSON, "berg");
	make_name(&m, KEY_NAME, "Cook", "Rob");
	make_record(&m, KIND_PERSON, "cook");
	/* Neither name nor id. */
	make_record(&m, KIND_PERSON, "");
	make_text(&m, KEY_NAME_TEXT, "Bank");
	make_record(&m, KIND_ORGANISATION, "bank");
	return make_catalogue(&m);
}

/* The ids in an order. */
static void
check_order(const struct catalogue *c, enum kind kind, enum order order, bool reverse,
	    const char *reader, const char *want)
{
	struct languages l = { .count = 0 };
	size_t count = catalogue_count(c, kind);
	uint32_t *record = xcalloc(count, sizeof *record);
	struct buf b = BUF_INIT;

	languages_add(&l, reader);
	/* Any order to begin with gives the same. */
	for (int turn = 0; turn < 2; turn++) {
		for (uint32_t i = 0; i < count; i++)
			record[turn ? count - 1 - i : i] = catalogue_first(c, kind) + i;
		order_records(c, &l, order, reverse, record, count);
		buf_clear(&b);
		for (size_t i = 0; i < count; i++) {
			const char *id = record_id(c, record[i]);

			buf_puts(&b, i ? " " : "");
			buf_puts(&b, *id ? id : "-");
		}
		if (!CHECK_STR(b.data, want))
			printf("  order %s%s\n", order_name(order), reverse ? " reversed" : "");
	}
	buf_release(&b);
	free(record);
}

static void
check_orders(const struct catalogue *c)
{
	static const struct {
		enum kind kind;
		enum order order;
		const char *forward, *backward;
	} rows[] = {
		{ KIND_STUDY, ORDER_FILE, "e z a f A 10 same2 same1 o",
		  "o same1 same2 10 A f a z e" },
		{ KIND_STUDY, ORDER_TITLE, "10 A a e f o same2 same1 z",
		  "z same1 same2 o f e a A 10" },
		{ KIND_STUDY, ORDER_YEAR, "o e A a same2 same1 f 10 z",
		  "10 f same1 same2 a A e o z" },
		/* By family name without its particle. */
		{ KIND_STUDY, ORDER_AUTHOR, "f e same2 same1 o A a 10 z",
		  "a A o same1 same2 e f 10 z" },
		{ KIND_STUDY, ORDER_COUNTRY, "A a same2 same1 10 e f o z",
		  "e 10 same1 same2 a A f o z" },
		{ KIND_STUDY, ORDER_WORKS, "10 A a e f o same2 same1 z",
		  "z same1 same2 o f e a A 10" },
		{ KIND_PERSON, ORDER_TITLE, "berg cook seve -", "seve cook berg -" },
		{ KIND_PERSON, ORDER_FILE, "seve berg cook -", "- cook berg seve" },
		{ KIND_PERSON, ORDER_WORKS, "cook berg seve -", "- seve berg cook" },
		{ KIND_COUNTRY, ORDER_TITLE, "AFG MDG ZWE", "ZWE MDG AFG" },
		{ KIND_COUNTRY, ORDER_WORKS, "AFG MDG ZWE", "ZWE MDG AFG" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		check_order(c, rows[i].kind, rows[i].order, false, "en", rows[i].forward);
		check_order(c, rows[i].kind, rows[i].order, true, "en", rows[i].backward);
	}
}

/* The names that are shown are those that are ordered. */
static void
check_languages(void)
{
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "a.yaml");
	make_local(&m, KEY_NAME_TEXT, "en", "Gold", "fr", "Or");
	make_record(&m, KIND_TOPIC, "gold");
	make_local(&m, KEY_NAME_TEXT, "en", "Tin", "fr", "Étain");
	make_record(&m, KIND_TOPIC, "tin");
	c = make_catalogue(&m);
	check_order(c, KIND_TOPIC, ORDER_TITLE, false, "en", "gold tin");
	check_order(c, KIND_TOPIC, ORDER_TITLE, false, "fr", "tin gold");
	catalogue_free(c);
}

/* Names that begin alike, and further than is compared at once. */
static void
check_long(void)
{
	struct maker m = { 0 };
	struct catalogue *c;

	make_file(&m, "a.yaml");
	make_full(&m, "soa", "Agate", "2012", "Andriamanantenasoa", NULL);
	make_full(&m, "soavina", "Zinc", "2014", "Andriamanantenasoavina", NULL);
	make_full(&m, "soarivo", "Beryl", "2013", "Andriamanantenasoarivo", NULL);
	make_full(&m, "", "Agate", NULL, NULL, NULL);
	make_full(&m, "more", "Copper", "2011", "Andriamanantenasoavina", NULL);
	c = make_catalogue(&m);
	check_order(c, KIND_STUDY, ORDER_AUTHOR, false, "en", "soa soarivo more soavina -");
	check_order(c, KIND_STUDY, ORDER_AUTHOR, true, "en", "soavina more soarivo soa -");
	catalogue_free(c);
}

static void
check_names(void)
{
	enum order order = ORDERS;

	for (unsigned i = 0; i < ORDERS; i++) {
		CHECK(*order_label((enum order)i));
		CHECK(order_find(order_name((enum order)i), &order));
		CHECK_INT(order, i);
	}
	CHECK(!order_find("", &order));
	CHECK(!order_find("Title", &order));
	CHECK_INT(order, ORDERS - 1);
}

int
main(void)
{
	static const char *const locales[] = { "C", "C.UTF-8", "en_US.UTF-8", "fr_FR.UTF-8",
					       "cs_CZ.UTF-8", "tr_TR.UTF-8" };
	struct catalogue *c = make_studies();

	/* The same whatever the host's collation. */
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
		if (setlocale(LC_ALL, locales[i]))
			check_orders(c);
	order_records(c, &(struct languages){ .count = 0 }, ORDER_TITLE, false, NULL, 0);
	catalogue_free(c);
	check_languages();
	check_long();
	check_names();
	return test_end();
}
