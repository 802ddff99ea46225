/* SPDX-License-Identifier: MIT */
#include "model/describe-value.h"

#include "model/describe.h"
#include "model/facet.h"
#include "tests/catalogue.h"
#include "tests/test.h"

static const struct languages english = { .tag = { "en" }, .count = 1 };

/* A link as [TITLE], what stands beside the value as it is; elements parted by " | ". */
static void
tell(struct buf *b, const struct catalogue *c, uint32_t record, enum key key)
{
	struct value v = record_value(c, record, key);
	struct spans spans = SPANS_INIT;
	uint32_t next = 0, items = 0;

	while (describe_next(&spans, key, v, &next, &english, record_language(c, record))) {
		CHECK(spans.count > 0);
		buf_puts(b, items++ ? " | " : "");
		for (size_t i = 0; i < spans.count; i++) {
			bool link = spans.span[i].kind == SPAN_LINK;

			CHECK(link == (spans.span[i].record != RECORD_NONE));
			buf_printf(b, link ? "[%s]" : "%s", span_text(&spans, i));
		}
	}
	CHECK_INT(items, described_items(key, v));
	CHECK(!describe_next(&spans, key, v, &next, &english, ""));
	CHECK_INT(spans.count, 0);
	spans_release(&spans);
}

static void
make_unknown(struct maker *m, const char *key, const char *text)
{
	make_text(m, segment_unknown_key(make_now(m), key, strlen(key)), text);
}

static void
make_parties(struct maker *m)
{
	make_name(m, KEY_NAME, "Weir", "Adèle");
	make_open(m, KEY_AFFILIATION, NODE_LIST);
	make_reference(m, KEY_NONE, KIND_ORGANISATION, "trust");
	make_open(m, KEY_NONE, NODE_MAP);
	make_link(m, KIND_ORGANISATION, "trust");
	make_text(m, KEY_ORGANISATION, "trust");
	make_text(m, KEY_PERIOD, "2005/2010");
	make_local(m, KEY_NOTE, "en", "seconded", "fr", "détachée");
	make_close(m);
	make_open(m, KEY_NONE, NODE_MAP);
	make_text(m, KEY_ORGANISATION, "Nobody's");
	make_text(m, KEY_PERIOD, "in her youth");
	make_close(m);
	make_close(m);
	make_open(m, KEY_ALSO, NODE_LIST);
	make_text(m, KEY_NONE, "A. Weir");
	make_open(m, KEY_NONE, NODE_MAP);
	make_text(m, KEY_AS_NAME, "Adele Weir");
	make_text(m, KEY_KIND, "misprint");
	make_open(m, KEY_SEEN, NODE_LIST);
	make_text(m, KEY_NONE, "cover, 2011");
	make_null(m, KEY_NONE);
	make_text(m, KEY_NONE, "a list");
	make_close(m);
	make_text(m, KEY_NOTE, "Sic.");
	make_close(m);
	make_open(m, KEY_NONE, NODE_MAP);
	make_name(m, KEY_AS_NAME, "Weir-Okafor", "Adèle");
	make_close(m);
	make_close(m);
	make_open(m, KEY_VERIFIED, NODE_LIST);
	make_text(m, KEY_NONE, "affiliation");
	make_text(m, KEY_NONE, "colour");
	make_close(m);
	make_record(m, KIND_PERSON, "weir");
	make_text(m, KEY_NAME_TEXT, "Shore Trust");
	make_text(m, KEY_VERIFIED, "true");
	make_record(m, KIND_ORGANISATION, "trust");
	make_text(m, KEY_NAME_TEXT, "Heron");
	make_text(m, KEY_KIND, "protected-area");
	make_text(m, KEY_VERIFIED, "false");
	make_record(m, KIND_TOPIC, "heron");
}

static void
make_what_else(struct maker *m)
{
	make_open(m, KEY_FILES, NODE_LIST);
	make_text(m, KEY_NONE, "a.pdf");
	make_open(m, KEY_NONE, NODE_MAP);
	make_text(m, KEY_PATH, "b.pdf");
	make_text(m, KEY_TITLE, "Full text");
	make_text(m, KEY_LANGUAGE, "fr");
	make_text(m, KEY_MEDIA_TYPE, "application/pdf");
	make_text(m, KEY_NOTE, "scanned");
	make_close(m);
	make_close(m);
	make_open(m, KEY_RELATED, NODE_LIST);
	make_reference(m, KEY_NONE, KIND_STUDY, "other");
	make_open(m, KEY_NONE, NODE_MAP);
	make_link(m, KIND_STUDY, "other");
	make_text(m, KEY_ID, "other");
	make_text(m, KEY_AS, "translation");
	make_text(m, KEY_NOTE, "abridged");
	make_close(m);
	make_close(m);
	make_open(m, KEY_TITLE_AS_PRINTED, NODE_MAP);
	make_text(m, KEY_AS, "The Herons");
	make_text(m, KEY_SEEN, "a review");
	make_close(m);
	make_open(m, KEY_CUSTOM, NODE_MAP);
	make_unknown(m, "colour", "blue");
	make_null(m, segment_unknown_key(make_now(m), "no", 2));
	make_open(m, segment_unknown_key(make_now(m), "sizes", 5), NODE_LIST);
	make_text(m, KEY_NONE, "1");
	make_open(m, KEY_NONE, NODE_LIST);
	make_text(m, KEY_NONE, "2");
	make_text(m, KEY_NONE, "3");
	make_close(m);
	make_open(m, KEY_NONE, NODE_MAP);
	make_unknown(m, "a", "4");
	make_close(m);
	make_close(m);
	make_open(m, segment_unknown_key(make_now(m), "more", 4), NODE_MAP);
	make_unknown(m, "b", "5");
	make_unknown(m, "c", "6");
	make_close(m);
	make_close(m);
}

static struct catalogue *
make_all(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_parties(&m);
	make_local(&m, KEY_TITLE, "fr", "Hérons", "en", "Herons");
	make_text(&m, KEY_TYPE, "report");
	make_text(&m, KEY_LANGUAGE, "fr");
	make_local(&m, KEY_ABSTRACT, "fr", "Résumé", "de", "Inhalt");
	make_text(&m, KEY_ISSUED, "2011-07-03");
	make_open(&m, KEY_SUBMITTED, NODE_MAP);
	make_text(&m, KEY_LITERAL, "one fine day");
	make_close(&m);
	make_text(&m, KEY_ACCESSED, "the day before");
	make_open(&m, KEY_AUTHOR, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_PERSON, "weir");
	make_null(&m, KEY_NONE);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_link(&m, KIND_PERSON, "weir");
	make_text(&m, KEY_PERSON, "weir");
	make_text(&m, KEY_AS_NAME, "A. Weir");
	make_close(&m);
	make_name(&m, KEY_NONE, "Koné", "Awa");
	make_open(&m, KEY_NONE, NODE_MAP);
	make_unknown(&m, "nick", "Ace");
	make_close(&m);
	make_close(&m);
	make_open(&m, KEY_PUBLISHER, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_ORGANISATION, "trust");
	make_text(&m, KEY_NONE, "Lagoon Press");
	make_close(&m);
	make_open(&m, KEY_COUNTRY, NODE_LIST);
	make_reference(&m, KEY_NONE, KIND_COUNTRY, "KEN");
	make_text(&m, KEY_NONE, "Nowhere");
	make_close(&m);
	make_reference(&m, KEY_TOPIC, KIND_TOPIC, "heron");
	make_open(&m, KEY_VOLUME, NODE_LIST);
	make_text(&m, KEY_NONE, "1");
	make_text(&m, KEY_NONE, "2");
	make_close(&m);
	make_text(&m, KEY_GENRE, "");
	make_null(&m, KEY_NOTE);
	make_what_else(&m);
	make_record(&m, KIND_STUDY, "herons");
	make_study(&m, "other", "Other");
	return make_catalogue(&m);
}

static void
check_words(void)
{
	static const struct {
		enum kind kind;
		const char *id;
		enum key key;
		const char *told;
	} rows[] = {
		{ KIND_PERSON, "weir", KEY_NAME, "Adèle Weir" },
		{ KIND_PERSON, "weir", KEY_AFFILIATION, "[Shore Trust] | "
		  "[Shore Trust], 2005-2010 – seconded | Nobody's, in her youth" },
		{ KIND_PERSON, "weir", KEY_ALSO, "A. Weir | "
		  "Adele Weir (misprint; seen: cover, 2011; a list) – Sic. | Adèle Weir-Okafor" },
		{ KIND_PERSON, "weir", KEY_VERIFIED, "not these: Affiliation, colour" },
		{ KIND_ORGANISATION, "trust", KEY_VERIFIED, "yes" },
		{ KIND_TOPIC, "heron", KEY_VERIFIED, "no" },
		{ KIND_TOPIC, "heron", KEY_KIND, "protected area" },
		{ KIND_STUDY, "herons", KEY_TITLE, "Herons" },
		{ KIND_STUDY, "herons", KEY_TYPE, "report" },
		{ KIND_STUDY, "herons", KEY_LANGUAGE, "French" },
		{ KIND_STUDY, "herons", KEY_ABSTRACT, "Résumé" },
		{ KIND_STUDY, "herons", KEY_ISSUED, "3 July 2011" },
		{ KIND_STUDY, "herons", KEY_SUBMITTED, "one fine day" },
		{ KIND_STUDY, "herons", KEY_ACCESSED, "the day before" },
		{ KIND_STUDY, "herons", KEY_AUTHOR,
		  "[Adèle Weir] | [A. Weir] | Awa Koné | nick: Ace" },
		{ KIND_STUDY, "herons", KEY_PUBLISHER, "[Shore Trust] | Lagoon Press" },
		{ KIND_STUDY, "herons", KEY_COUNTRY, "[Kenya] | Nowhere" },
		{ KIND_STUDY, "herons", KEY_TOPIC, "[Heron]" },
		{ KIND_STUDY, "herons", KEY_VOLUME, "1, 2" },
		{ KIND_STUDY, "herons", KEY_GENRE, "" },
		{ KIND_STUDY, "herons", KEY_NOTE, "" },
		{ KIND_STUDY, "herons", KEY_EDITOR, "" },
		{ KIND_STUDY, "herons", KEY_FILES,
		  "a.pdf | Full text: b.pdf (French; application/pdf) – scanned" },
		{ KIND_STUDY, "herons", KEY_RELATED,
		  "[Other] | translation: [Other] – abridged" },
		{ KIND_STUDY, "herons", KEY_TITLE_AS_PRINTED, "The Herons (seen: a review)" },
		{ KIND_STUDY, "herons", KEY_CUSTOM,
		  "colour: blue; sizes: 1, (2, 3), (a: 4); more: (b: 5; c: 6)" },
	};
	struct catalogue *c = make_all();
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&b);
		tell(&b, c, catalogue_find(c, rows[i].kind, rows[i].id), rows[i].key);
		CHECK_STR(b.data, rows[i].told);
	}
	buf_release(&b);
	catalogue_free(c);
}

static void
check_other(void)
{
	struct catalogue *c = make_all();
	uint32_t next = 0, study = catalogue_find(c, KIND_STUDY, "herons");
	struct value title = record_value(c, study, KEY_TITLE);
	struct spans spans = SPANS_INIT;

	CHECK(describe_other(&spans, title, &next, "Herons"));
	CHECK_INT(spans.count, 4);
	CHECK_STR(span_text(&spans, 0), "Hérons");
	CHECK_STR(span_text(&spans, 2), "French");
	CHECK(!describe_other(&spans, title, &next, "Herons"));
	next = 0;
	CHECK(!describe_other(&spans, record_value(c, study, KEY_TYPE), &next, ""));
	CHECK(!describe_other(&spans, record_value(c, study, KEY_EDITOR), &next, ""));
	spans_release(&spans);
	catalogue_free(c);
}

enum { FORM_TEXT, FORM_LIST, FORM_MAP, FORM_NESTED, FORM_NULL, FORM_EMPTY, FORMS };

static void
make_form(struct maker *m, enum key key, int form)
{
	switch (form) {
	case FORM_TEXT:
		make_text(m, key, "word");
		return;
	case FORM_LIST:
		make_open(m, key, NODE_LIST);
		make_text(m, KEY_NONE, "one");
		make_null(m, KEY_NONE);
		make_text(m, KEY_NONE, "two");
		make_close(m);
		return;
	case FORM_MAP:
		make_open(m, key, NODE_MAP);
		make_unknown(m, "unknown", "word");
		make_close(m);
		return;
	case FORM_NESTED:
		make_open(m, key, NODE_LIST);
		make_form(m, KEY_NONE, FORM_LIST);
		make_form(m, KEY_NONE, FORM_MAP);
		make_close(m);
		return;
	case FORM_NULL:
		make_null(m, key);
		return;
	default:
		make_open(m, key, NODE_LIST);
		make_null(m, KEY_NONE);
		make_text(m, KEY_NONE, "");
		make_close(m);
	}
}

/* Whatever form a value has, and whatever its key wants it to be: something is said, once. */
static void
check_every_key(enum kind kind)
{
	bool seen[TYPE_ANY + 1] = { false };

	for (unsigned k = KEY_NONE + 1; k < KEYS; k++) {
		struct maker m = { 0 };
		struct catalogue *c;

		seen[key_row((enum key)k)->type] = true;
		CHECK(described_layout((enum key)k) <= LAYOUT_LINES);
		make_file(&m, "a.yaml");
		for (int form = 0; form < FORMS; form++) {
			make_form(&m, k, form);
			make_record(&m, kind, "");
		}
		c = make_catalogue(&m);
		for (uint32_t i = 0; i < FORMS; i++) {
			int failed = test_failed;
			struct buf b = BUF_INIT;

			tell(&b, c, catalogue_first(c, kind) + i, (enum key)k);
			CHECK((b.len > 0) == (i < FORM_NULL));
			if (i == FORM_LIST && k != KEY_VERIFIED)
				CHECK(strstr(b.data, "one") && strstr(b.data, "two"));
			if (test_failed > failed)
				printf("  key \"%s\", form %u\n", key_row((enum key)k)->name, i);
			buf_release(&b);
		}
		catalogue_free(c);
	}
	for (int type = 0; type <= TYPE_ANY; type++)
		CHECK(seen[type]);
}

/* Facets (model/facet.h) count the values of many records, and share the word. */
static bool
is_facet(const char *label)
{
	for (size_t i = 0; facet_at(i); i++)
		if (!strcmp(facet_at(i)->label, label))
			return true;
	return false;
}

static void
check_labels(void)
{
	CHECK_STR(key_label(KEY_AUTHOR, 1), "Author");
	CHECK_STR(key_label(KEY_AUTHOR, 2), "Authors");
	CHECK_STR(key_label(KEY_COUNTRY, 3), "Countries");
	CHECK_STR(key_label(KEY_ISSUED, 1), "Published");
	CHECK_STR(key_label(KEY_ISSUED, 2), "Published");
	CHECK_STR(key_label(KEY_NONE, 2), "");
	CHECK_STR(key_label(KEY_PACECAT, 2), "");
	for (unsigned k = KEY_NONE + 1; k < KEYS; k++) {
		const struct key_row *row = key_row((enum key)k);

		/* What can be several says so. */
		if (described_layout((enum key)k) == LAYOUT_ONE)
			CHECK(!row->labels || is_facet(row->label));
		else if (row->type == TYPE_NAMES && k != KEY_CONTRIBUTOR)
			CHECK(row->labels && strcmp(row->labels, row->label) != 0);
	}
}

int
main(void)
{
	check_words();
	check_other();
	check_every_key(KIND_STUDY);
	check_every_key(KIND_PERSON);
	check_labels();
	return test_end();
}
