/* SPDX-License-Identifier: MIT */
/* Over 500 lines: one small catalogue, and all that can be asked of it. */
#include "model/query.h"

#include "base/bits.h"
#include "tests/catalogue.h"
#include "tests/test.h"

static struct catalogue *catalogue;

static void
make_studies(struct maker *m)
{
	make_text(m, KEY_TITLE, "Les œuvres de la forêt");
	make_text(m, KEY_TYPE, "report");
	make_text(m, KEY_LANGUAGE, "fr");
	make_text(m, KEY_ISSUED, "2012");
	make_open(m, KEY_AUTHOR, NODE_LIST);
	make_reference(m, KEY_NONE, KIND_PERSON, "seve");
	make_reference(m, KEY_NONE, KIND_PERSON, "berg");
	make_close(m);
	make_reference(m, KEY_COUNTRY, KIND_COUNTRY, "COD");
	make_reference(m, KEY_TOPIC, KIND_TOPIC, "gold");
	make_reference(m, KEY_PUBLISHER, KIND_ORGANISATION, "levin");
	make_text(m, KEY_FILES, "forest.pdf");
	make_record(m, KIND_STUDY, "forest");

	make_text(m, KEY_TITLE, "Gold of the Forets");
	make_text(m, KEY_TYPE, "article-journal");
	make_text(m, KEY_LANGUAGE, "en-GB");
	make_text(m, KEY_ISSUED, "2010/2011");
	make_open(m, KEY_AUTHOR, NODE_LIST);
	make_open(m, KEY_NONE, NODE_MAP);
	make_link(m, KIND_PERSON, "berg");
	make_text(m, KEY_PERSON, "berg");
	make_text(m, KEY_AS_NAME, "A. Bergh");
	make_close(m);
	make_close(m);
	make_reference(m, KEY_CONTRIBUTOR, KIND_PERSON, "weir");
	make_reference(m, KEY_COUNTRY, KIND_COUNTRY, "GAB");
	make_text(m, KEY_PUBLISHER, "Lagoon Press");
	make_text(m, KEY_ABSTRACT, "Tin and gold mines. The Congo is not far.");
	make_text(m, KEY_VERIFIED, "false");
	make_record(m, KIND_STUDY, "gold-2");

	make_text(m, KEY_TITLE, "Or d\xe2\x80\x99\xc3\xa9lite (III): e\xcc\x81" "crits");
	make_text(m, KEY_ISSUED, "201X");
	make_reference(m, KEY_AUTHOR, KIND_PERSON, "seve");
	make_reference(m, KEY_COUNTRY, KIND_COUNTRY, "GAB");
	make_open(m, KEY_KEYWORD, NODE_LIST);
	make_text(m, KEY_NONE, "tin mine");
	make_text(m, KEY_NONE, "the \"red\" tin");
	make_close(m);
	make_text(m, KEY_ACCESSED, "2014-02/2014-03");
	make_text(m, KEY_NOTE, "A mine of tin; http://x.example/y");
	make_record(m, KIND_STUDY, "elite");

	make_text(m, KEY_TITLE, "Ordinary");
	make_text(m, KEY_DOI, "10.1/x");
	make_record(m, KIND_STUDY, "ordinary");
}

static struct catalogue *
make_library(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_text(&m, KEY_NAME_TEXT, "Levin Sources");
	make_text(&m, KEY_ACRONYM, "ELL");
	make_record(&m, KIND_ORGANISATION, "levin");
	make_name(&m, KEY_NAME, "Sève", "Juan");
	make_open(&m, KEY_ALSO, NODE_LIST);
	make_open(&m, KEY_NONE, NODE_MAP);
	make_text(&m, KEY_AS_NAME, "J. Ceve");
	make_text(&m, KEY_SEEN, "an old list");
	make_close(&m);
	make_close(&m);
	make_record(&m, KIND_PERSON, "seve");
	make_open(&m, KEY_NAME, NODE_MAP);
	make_text(&m, KEY_FAMILY, "Berg");
	make_text(&m, KEY_GIVEN, "Anna");
	make_text(&m, KEY_NON_DROPPING_PARTICLE, "van den");
	make_close(&m);
	make_record(&m, KIND_PERSON, "berg");
	make_name(&m, KEY_NAME, "Weir", "Łucja");
	make_reference(&m, KEY_COUNTRY, KIND_COUNTRY, "MDG");
	make_record(&m, KIND_PERSON, "weir");
	make_local(&m, KEY_NAME_TEXT, "en", "Gold", "fr", "Or natif");
	make_record(&m, KIND_TOPIC, "gold");
	make_studies(&m);
	return make_catalogue(&m);
}

/* What parses, and what does not: the byte where, the column, and that the sentence is one. */
static const struct {
	const char *text;
	int start;                      /* -1: nothing is wrong */
	int column;
} parses[] = {
	{ "", -1, 0 }, { "  ", -1, 0 }, { "gold congo", -1, 0 },
	{ "\"gold mine\" -tin", -1, 0 }, { "a OR b|c (d | -e)", -1, 0 },
	{ "author:\"van den Berg\" year:2010..", -1, 0 },
	{ "author:(seve OR -berg)", -1, 0 }, { "author: seve", -1, 0 },
	{ "AUTHOR:seve Has:doi has:URL has:mynote is:new", -1, 0 },
	{ "(III) d'elite(III) a-b - x", -1, 0 },
	{ "Herons: three http://x.example/y a:/b", -1, 0 },
	{ "gold AND tin", -1, 0 }, { "\"OR\" or", -1, 0 },
	{ "year:201X year:2012-07..2013 year:..2013 year:2010/2012 year:-0044", -1, 0 },
	{ "“gold” «tin»", -1, 0 }, { "editor:x DOI:10.1/x volume:3", -1, 0 },
	{ "--gold", -1, 0 }, { "gold -\u3000tin", -1, 0 }, { "autor:\u3000seve", -1, 0 },
	{ "\"gold", 0, 1 }, { "été \"gold", 6, 5 }, { "author:", 7, 8 },
	{ "author:  ", 9, 10 }, { "gold -", 5, 6 }, { "(gold", 0, 1 },
	{ "gold OR", 5, 6 }, { "gold OR OR tin", 5, 6 }, { "OR gold", 0, 1 },
	{ "gold |", 5, 6 }, { "gold)", 4, 5 }, { "()", 0, 1 },
	{ "() gold", 0, 1 }, { "=", 1, 2 }, { "==", 2, 3 }, { "title:= x", 7, 8 },
	{ "autor:seve", 0, 1 }, { "é autor:seve gold", 3, 3 },
	{ "xyzzy:seve", 0, 1 }, { "year:12", 5, 6 }, { "year:x gold", 5, 6 },
	{ "year:2013..2010", 5, 6 }, { "year:..", 5, 6 }, { "is:ver", 3, 4 },
	{ "has:xyzzy", 4, 5 }, { "author:\"\" gold", 7, 8 },
	{ "author:OR", 7, 8 }, { "(author:)", 8, 9 }, { "gold -|tin", 6, 7 },
};

static void
check_parse(void)
{
	for (size_t i = 0; i < sizeof parses / sizeof *parses; i++) {
		struct query *q = query_parse(parses[i].text, strlen(parses[i].text));
		const struct query_fault *f = query_fault(q);
		bool good = CHECK_INT(f ? (int)f->start : -1, parses[i].start);

		if (f && parses[i].start >= 0) {
			good &= CHECK_INT(f->column, parses[i].column);
			good &= CHECK(f->end >= f->start && f->end <= strlen(parses[i].text));
			good &= CHECK(*f->sentence && !strchr(f->sentence, '\n'));
		}
		if (!good)
			printf("  query \"%s\": %s\n", parses[i].text, f ? f->sentence : "fine");
		query_free(q);
	}
}

/* Who asks for what nothing is learns all that there is. */
static void
check_is(void)
{
	struct query *q = query_parse("is:xyzzy", strlen("is:xyzzy"));

	CHECK_STR(query_fault(q)->sentence,
		  "nothing is \"xyzzy\"; there are is:verified, is:unverified, is:marked, is:new, "
		  "is:person, is:organisation");
	query_free(q);
}

/* Too much of a thing is a fault, not a crash. */
static void
check_too_much(void)
{
	struct buf b = BUF_INIT;
	struct query *q;

	for (int i = 0; i < 3000; i++)
		buf_puts(&b, i % 2 ? "a " : "(");
	q = query_parse(b.data, b.len);
	CHECK(query_fault(q) != NULL);
	query_free(q);
	buf_clear(&b);
	for (int i = 0; i < 3000; i++)
		buf_puts(&b, "-a OR ");
	q = query_parse(b.data, b.len);
	CHECK(query_fault(q) != NULL);
	query_free(q);
	buf_release(&b);
}

static bool
is_marked(void *context, uint32_t record)
{
	(void)context;
	return record == catalogue_find(catalogue, KIND_STUDY, "forest") ||
	       record == catalogue_find(catalogue, KIND_PERSON, "weir");
}

static bool
is_new(void *context, uint32_t record)
{
	(void)context;
	return record == catalogue_find(catalogue, KIND_STUDY, "elite");
}

static const char *
note(void *context, uint32_t record)
{
	return record == catalogue_find(catalogue, KIND_STUDY, "gold-2") ? context : NULL;
}

static char own_note[] = "Lire à nouveau";

static const struct query_hooks hooks = {
	.is_marked = is_marked, .is_new = is_new, .note = note, .context = own_note,
};

struct found {
	const char *text, *ids;
};

/* Written as text again it has no fault and finds the same. */
static void
check_written(const struct query *q, const struct query_scope *scope, const uint64_t *found)
{
	struct buf text = BUF_INIT;
	uint64_t *bits = bits_new(scope->count);
	struct query *again;

	query_write(q, &text);
	again = query_parse(text.data, text.len);
	if (!CHECK(!query_fault(again)))
		printf("  query \"%s\": %s\n", text.data, query_fault(again)->sentence);
	query_run(again, scope, bits);
	if (!CHECK(!memcmp(bits, found, bits_words(scope->count) * sizeof *bits)))
		printf("  query \"%s\"\n", text.data);
	query_free(again);
	buf_release(&text);
	free(bits);
}

/* The ids that a query finds in a list, joined by blanks. */
/* Of one record alone the same is said, and of any set among which it is looked for. */
static void
check_one_by_one(const struct query *q, const struct query_scope *scope, const uint64_t *bits)
{
	struct query_scope alone = *scope;
	uint64_t *among = bits_new(scope->count), *found = bits_new(scope->count);

	for (uint32_t i = 0; query_is_plain(q) && !scope->ids && i < scope->count; i++)
		CHECK_INT(query_finds(q, scope, scope->first + i), bits_has(bits, i));
	for (uint32_t i = 0; i < scope->count; i += 2)
		bits_set(among, i);
	alone.among = among;
	query_run(q, &alone, found);
	bits_and(among, bits, scope->count);
	if (!scope->ids)
		CHECK(!memcmp(found, among, bits_words(scope->count) * sizeof *found));
	free(among);
	free(found);
}

/* Hooks that tell nothing are no hooks. */
static void
check_untold(const struct query *q, const struct query_scope *asked)
{
	static const struct query_hooks nothing;
	struct query_scope scope = *asked;
	uint64_t *one = bits_new(scope.count), *other = bits_new(scope.count);
	struct query_hooks *kept = query_hooks_keep(q, NULL, catalogue_records(catalogue));

	scope.hooks = NULL;
	query_run(q, &scope, one);
	scope.hooks = &nothing;
	query_run(q, &scope, other);
	CHECK(!memcmp(one, other, bits_words(scope.count) * sizeof *one));
	scope.hooks = kept;
	query_run(q, &scope, other);
	CHECK(!memcmp(one, other, bits_words(scope.count) * sizeof *one));
	query_hooks_free(kept);
	query_hooks_free(query_hooks_keep(NULL, NULL, 0));
	query_hooks_free(query_hooks_keep(NULL, &hooks, catalogue_records(catalogue)));
	query_hooks_free(NULL);
	free(one);
	free(other);
}

static void
find(struct buf *ids, const char *text, enum kind kind, bool words_are_ids, bool ranked)
{
	struct query *q = query_parse(text, strlen(text));
	struct query_scope scope = { .index = query_index_new(catalogue), .hooks = &hooks,
				     .ids = words_are_ids };
	struct query_hooks *kept;
	struct haystack haystack;
	uint32_t record[8];
	uint64_t *bits;
	size_t count = 0;

	scope.first = catalogue_first(catalogue, kind);
	scope.count = catalogue_count(catalogue, kind);
	if (kind == KIND_PERSON) {
		scope.first = catalogue_first(catalogue, KIND_ORGANISATION);
		scope.count += catalogue_count(catalogue, KIND_ORGANISATION);
	}
	haystack_init(&haystack, catalogue, scope.first, scope.count);
	scope.haystack = query_needs_haystack(q) ? &haystack : NULL;
	bits = bits_new(scope.count);
	query_run(q, &scope, bits);
	for (size_t i = 0; i < scope.count; i++)
		if (bits_has(bits, i))
			record[count++] = scope.first + (uint32_t)i;
	CHECK_INT(count, bits_count(bits, scope.count));
	if (ranked)
		query_rank(q, &scope, record, count);
	for (size_t i = 0; i < count; i++)
		buf_printf(ids, "%s%s", i ? " " : "", record_id(catalogue, record[i]));
	check_written(q, &scope, bits);
	/* The same without a haystack, and with one where it is not needed; with hooks' answers. */
	scope.haystack = scope.haystack ? NULL : &haystack;
	kept = query_hooks_keep(q, &hooks, catalogue_records(catalogue));
	scope.hooks = kept;
	query_run(q, &scope, bits);
	CHECK_INT(bits_count(bits, scope.count), count);
	check_one_by_one(q, &scope, bits);
	check_untold(q, &scope);
	haystack_release(&haystack);
	query_hooks_free(kept);
	query_index_free(scope.index);
	query_free(q);
	free(bits);
}

static void
check_found(const struct found *rows, size_t count, enum kind kind, bool words_are_ids, bool ranked)
{
	for (size_t i = 0; i < count; i++) {
		struct buf ids = BUF_INIT;

		find(&ids, rows[i].text, kind, words_are_ids, ranked);
		if (!CHECK_STR(ids.data, rows[i].ids))
			printf("  query \"%s\"\n", rows[i].text);
		buf_release(&ids);
	}
}

#define CHECK_FOUND(rows, ...) check_found(rows, sizeof rows / sizeof *rows, __VA_ARGS__)

static const struct found studies[] = {
	{ "", "forest gold-2 elite ordinary" },
	/* Accents, case, ligatures, quotes: in neither direction. */
	{ "foret", "forest gold-2" }, { "forêt", "forest gold-2" }, { "FORE\xcc\x82TS", "gold-2" },
	{ "oeuvres", "forest" }, { "œuvres", "forest" }, { "d'elite", "elite" },
	{ "d’élite", "elite" }, { "delite", "elite" }, { "title:délit", "elite" },
	/* One that is no elision's may be missing in the record, too. */
	{ "Be’rg", "forest gold-2" }, { "author:be'rg", "forest gold-2" }, { "we'ir", "" },
	{ "Be'rg, A.", "forest gold-2" }, { "Be'rg, C.", "" }, { "-be'rg gold", "" },
	{ "\"be'rg\"", "forest gold-2" }, { "\"den be'rg\"", "" }, { "=Be'rg", "" },
	{ "be'rg's", "" },
	{ "\"or delite\"", "" }, { "=délite", "" }, { "écrits", "elite" }, { "lucja", "gold-2" },
	{ "gold forets", "gold-2" }, { "gold elite", "" },
	/* Names as lists put them. */
	{ "Seve & Berg", "forest" }, { "Seve et al.", "forest elite" },
	{ "seve et al", "forest elite" }, { "Berg, Seve, et al., gold", "forest" },
	{ "author:(seve & berg)", "forest" }, { "gold, forets;", "gold-2" }, { "&", "" },
	{ "seve &", "forest elite" }, { "\"Seve & Berg\"", "" },
	/* As citations put them: an initial is that of the name beside it. */
	{ "Sève, J.", "forest elite" }, { "J. Seve", "forest elite" }, { "Seve, Z.", "" },
	{ "L. Weir", "gold-2" }, { "weir, l.", "gold-2" }, { "Weir, \xc5\x81.", "gold-2" },
	{ "Weir, L\xcc\x81.", "gold-2" }, { "Berg, B.", "" }, { "Berg, C.", "" },
	{ "Berg, A. B.", "forest gold-2" }, { "A.-B. Berg", "forest gold-2" },
	{ "A.B. Berg", "forest gold-2" }, { "A.B Berg", "forest gold-2" }, { "Berg, A., B.", "" },
	{ "Berg AZ", "forest gold-2" }, { "AZ Berg", "" }, { "Berg AZAZ", "" }, { "Weir AZ", "" },
	{ "a.yaml Berg", "" }, { "\xd9\x80. Berg", "forest gold-2" }, { "(Berg C.) A. weir", "" },
	{ "gold -tin A.", "" }, { "=A. =Berg", "gold-2" },
	{ "Seve, J., & Berg, A. van den (2012).", "forest" },
	{ "(Seve J. and Berg A., 2012a)", "forest" }, { "Seve et al.: [2012]", "forest" },
	{ "Seve y Berg", "forest" }, { "seve &berg", "" }, { "seve and", "" },
	{ "\"2012a\"", "" }, { "2012s", "" },
	{ "3012a", "" }, { "20129", "" }, { "2012z", "" }, { "gold – forets . ", "gold-2" },
	{ "gold, ; [forets]?", "gold-2" }, { ".", "forest gold-2 elite ordinary" },
	{ "\"mines.\"", "gold-2" }, { "\"gold.\"", "" }, { "\".\" ordinary", "ordinary" },
	{ "[\"ordinary\"", "" }, { "[is:\"new\"", "" }, { "2012\u00e9.", "" },
	{ "author:\"Seve, J.\"", "forest elite" }, { "author:\"J. P. Seve\"", "forest elite" },
	{ "author:\"Seve, Z.\"", "" }, { "author:\"J.\"", "forest elite" },
	{ "author:\"Berg, A., C.\"", "" }, { "author:\"Seve J., Berg\"", "" },
	{ "author:(Weir L.)", "gold-2" }, { "author:(Seve and Berg)", "forest" },
	{ "title:Ordinary.", "ordinary" }, { "title:J.", "" },
	/* Phrases. */
	{ "\"tin mine\"", "elite" }, { "\"mine of tin\"", "elite" },
	{ "\"tin and gold\"", "gold-2" },
	{ "mine tin", "gold-2 elite" }, { "“TIN   mine”", "elite" }, { "\"tin", "gold-2 elite" },
	{ "\"or\"", "forest gold-2 elite ordinary" },
	{ "\" gold\t\"", "forest gold-2" }, { "\"\xc2\xa0gold\xc2\xa0\"", "forest gold-2" },
	/* Blanks of French and Japanese keyboards, which look like any other. */
	{ "gold\xc2\xa0" "forets", "gold-2" }, { "\u3000gold\u3000forets\u3000", "gold-2" },
	{ "gold\u202f-seve", "gold-2" }, { "elite\u3000OR\u3000ordinary", "elite ordinary" },
	{ "author:\u00a0seve", "forest elite" }, { "=«\u00a0Or\u202f»", "forest elite" },
	{ "\"\"", "forest gold-2 elite ordinary" }, { "\" \"", "forest gold-2 elite ordinary" },
	{ "saved:anything", "forest gold-2 elite ordinary" },
	{ "issued:2012", "forest elite" }, { "accessed:2012", "" }, { "event-date:2012", "" },
	{ "accessed:2014", "elite" }, { "accessed:2014-03..", "elite" }, { "accessed:2015..", "" },
	{ "accessed:..2013", "" },
	/* Not, or, parentheses. */
	{ "-gold", "elite ordinary" }, { "--gold", "forest gold-2" }, { "gold -seve", "gold-2" },
	{ "elite OR ordinary", "elite ordinary" }, { "elite|ordinary", "elite ordinary" },
	{ "gold elite OR ordinary", "ordinary" }, { "gold (elite OR foret)", "forest gold-2" },
	{ "-(gold OR elite)", "ordinary" }, { "gold AND foret", "forest gold-2" },
	{ "(III)", "elite" }, { "(gold", "forest gold-2" }, { "gold OR", "forest gold-2" },
	{ "https://doi.org/10.1/x", "ordinary" }, { "http://dx.doi.org/10.1/X", "ordinary" },
	{ "doi:https://doi.org/10.1/x", "ordinary" }, { "doi:doi:10.1/x", "ordinary" },
	{ "https://doi.org/10", "" }, { "DOI:=https://doi.org/10.1/x", "" },
	{ "te(III)", "" }, { "http://x.example/y", "elite" },
	/* Exact. */
	{ "=Or", "forest elite" }, { "=or", "" }, { "title:=Or", "elite" },
	{ "=Gold", "forest gold-2" },
	{ "=gold", "forest gold-2" }, { "=forêt", "forest" }, { "=foret", "" },
	{ "=Sève", "forest elite" }, { "=Seve", "" }, { "author:=Sève", "forest elite" },
	{ "author:=Seve", "" }, { "author:=seve", "forest elite" }, { "author:=Bergh", "gold-2" },
	{ "=\"van den Berg\"", "forest gold-2" }, { "=élite", "elite" },
	{ "=\xc3\xa9" "crits", "elite" },
	{ "=e\xcc\x81" "crits", "elite" }, { "-=Or", "gold-2 ordinary" }, { "=Ordinar", "" },
	/* Without the minuses it would be what lists put behind a name. */
	{ "gold --et al", "gold-2" },
	/* Wholly exact. */
	{ "title:==Ordinary", "ordinary" }, { "title:==ordinary", "" }, { "title:==Gold", "" },
	{ "==Ordinary", "ordinary" }, { "author:==seve", "forest elite" },
	{ "author:==weir", "gold-2" }, { "author:==we", "" }, { "author:==Berg", "" },
	{ "author:==\"A. Bergh\"", "gold-2" },
	{ "author:==\"van den Berg, Anna\"", "forest gold-2" },
	{ "publisher:==\"Lagoon Press\"", "gold-2" }, { "publisher:==Lagoon", "" },
	{ "country:==COD", "forest" }, { "keyword:==\"tin mine\"", "elite" },
	{ "keyword:==tin", "" }, { "author:(==seve OR ==weir)", "forest gold-2 elite" },
	{ "author:==\"seve\"", "forest elite" }, { "publisher:==\"levin\"", "forest" },
	{ "type:==report", "forest" }, { "type:==REPORT", "forest" }, { "type:==rep", "" },
	{ "lang:==fr", "forest" }, { "lang:=French", "forest" }, { "lang:==French", "" },
	/* Who: everybody with a part in it, by all forms of the name. */
	{ "author:seve", "forest elite" }, { "author:SÈVE", "forest elite" },
	{ "author:ceve", "forest elite" }, { "author:\"juan seve\"", "forest elite" },
	{ "author:\"seve, juan\"", "forest elite" }, { "author:\"an old list\"", "" },
	{ "author:weir", "gold-2" }, { "author:lucja", "gold-2" },
	{ "author:\"van den Berg\"", "forest gold-2" }, { "author:bergh", "gold-2" },
	{ "author:\"A. Bergh\"", "gold-2" }, { "contributor:weir", "gold-2" },
	{ "contributor:berg", "" }, { "-author:seve", "gold-2 ordinary" },
	{ "author:(seve OR weir)", "forest gold-2 elite" }, { "author:(seve -berg)", "elite" },
	{ "author:levin", "" }, { "publisher:levin", "forest" }, { "publisher:ell", "forest" },
	{ "publisher:\"lagoon press\"", "gold-2" }, { "publisher:(ell OR press)", "forest gold-2" },
	/* Where and what. */
	{ "country:COD", "forest" }, { "country:cd", "forest" }, { "country:congo", "forest" },
	{ "country:DRC", "forest" }, { "country:rdc", "forest" }, { "RDC", "forest" },
	{ "country:République", "forest" }, { "country:gabon", "gold-2 elite" },
	{ "congo", "forest gold-2" }, { "topic:gold", "forest" }, { "topic:natif", "forest" },
	{ "type:report", "forest" }, { "type:article", "gold-2" }, { "type:rep", "forest" },
	{ "type:port", "" }, { "type:=article", "" }, { "type:=article-journal", "gold-2" },
	{ "lang:fr", "forest" }, { "lang:French", "forest" }, { "lang:en", "gold-2" },
	{ "language:en-US", "gold-2" }, { "lang:english", "gold-2" },
	{ "title:gold", "gold-2" }, { "abstract:congo", "gold-2" }, { "keyword:tin", "elite" },
	{ "note:mine", "elite" }, { "id:gold", "gold-2" }, { "id:=gold", "" },
	{ "DOI:10.1", "ordinary" },
	/* When: spans that meet. */
	{ "year:2012", "forest elite" }, { "year:2011", "gold-2 elite" }, { "year:2009", "" },
	{ "year:2010..2011", "gold-2 elite" }, { "year:2012..", "forest elite" },
	{ "year:..2010", "gold-2 elite" }, { "year:201X", "forest gold-2 elite" },
	{ "year:2012-07", "forest elite" }, { "year:2011/2012", "forest gold-2 elite" },
	{ "year:\u0662\u0660\u0661\u0662", "forest elite" },
	{ "year:\uff12\uff10\uff11\uff12\u2025", "forest elite" },
	{ "\u0662\u0660\u0661\u0662", "forest" },
	{ "year:2009..", "forest gold-2 elite" }, { "year:2019..", "elite" }, { "year:2020..", "" },
	{ "-year:201X", "ordinary" },
	{ "issued:2012", "forest elite" },
	/* What is there, what is said. */
	{ "has:file", "forest" }, { "has:abstract", "gold-2" }, { "has:doi", "ordinary" },
	{ "-has:year", "ordinary" }, { "has:note", "elite" },
	{ "has:id", "forest gold-2 elite ordinary" },
	{ "is:verified", "forest elite ordinary" }, { "is:unverified", "gold-2" },
	{ "is:marked", "forest" }, { "-is:marked is:new", "elite" }, { "has:mynote", "gold-2" },
	{ "mynote:nouveau", "gold-2" }, { "mynote:\"a nouveau\"", "gold-2" },
	/* What cannot be understood is left out. */
	{ "gold author:", "forest gold-2" }, { "gold autor:x", "forest gold-2" },
	{ "year:20 gold", "forest gold-2" }, { "gold -", "forest gold-2" },
};

/* Fields of studies choose them together; the list shows whom these name. */
static const struct found people[] = {
	{ "weir", "weir" }, { "country:GAB", "seve berg weir" },
	{ "Weir, L.", "weir" }, { "A. Berg", "berg" }, { "Levin, S.", "" },
	{ "country:COD", "levin seve berg" },
	{ "country:GAB year:2011", "seve berg weir" },
	{ "country:GAB year:2010 type:article", "berg weir" },
	{ "country:COD year:2011", "" }, { "country:GAB seve", "seve" },
	{ "author:seve", "seve" }, { "author:bergh", "berg" }, { "author:levin", "levin" },
	{ "contributor:weir", "berg weir" }, { "topic:gold", "levin seve berg" },
	{ "country:MDG", "weir" }, { "country:GAB -year:2012", "berg weir" },
	{ "is:marked", "weir" }, { "is:organisation", "levin" }, { "is:person seve", "seve" },
	{ "has:acronym", "levin" }, { "has:abstract", "berg weir" }, { "title:sources", "levin" },
	{ "name:weir", "weir" }, { "id:e", "levin seve berg weir" },
	{ "-country:GAB", "levin seve berg" },
	{ "country:(MDG OR COD)", "levin seve berg weir" },
	{ "is:person country:(MDG OR COD)", "seve berg weir" },
	{ "country:(MDG OR COD) year:2012", "levin seve berg" },
	{ "country:GAB OR is:organisation", "levin seve berg weir" },
};

static const struct found countries[] = {
	{ "congo", "COD" }, { "country:congo", "COD" }, { "author:seve", "COD GAB" },
	{ "author:weir", "GAB" }, { "author:\"L. Weir\"", "GAB" }, { "gabon L.", "" },
	{ "year:2012 author:berg", "COD" }, { "title:gabon", "GAB" },
	{ "title:Gabão", "GAB" }, { "title:=Gabão", "GAB" }, { "title:=gabao", "" },
};

static const struct found topics[] = {
	{ "gold", "gold" }, { "topic:natif", "gold" }, { "author:seve", "gold" },
	{ "author:weir", "" },
	{ "country:COD", "gold" }, { "title:or", "gold" },
};

static const struct found by_ids[] = {
	{ "forest", "forest" }, { "gold", "forest gold-2" }, { "elite forest", "forest elite" },
	{ "elite forest seve", "forest elite" }, { "elite gold-2 seve", "elite" },
	{ "-forest", "gold-2 elite ordinary" }, { "elite OR ordinary", "elite ordinary" },
	{ "\"elite\"", "elite" },
};

static const struct found ranked[] = {
	/* A title before a topic, a beginning before a middle. */
	{ "gold", "gold-2 forest" }, { "or", "elite ordinary forest gold-2" },
	/* Words that stand together before those that do not. */
	{ "tin mine", "elite gold-2" }, { "author:seve", "forest elite" },
	{ "", "forest gold-2 elite ordinary" },
};

/* Several queries as one: all that each finds. */
static void
check_added(void)
{
	static const struct {
		const char *first, *second, *both;
	} rows[] = {
		{ "", "", "" }, { "gold", "", "gold" }, { "", "gold|tin", "gold|tin" },
		{ "gold", "tin", "gold tin" }, { "a OR b", "c|d", "(a OR b) (c|d)" },
		{ "(a|b)", "country:(COD OR GAB)", "(a|b) country:(COD OR GAB)" },
		{ "\"gold mine", "(tin", "\"gold mine\" tin" },
		{ "gold OR", "tin) autor:x", "gold tin" },
		{ "country:COD gold", "year:2012", "country:COD gold year:2012" },
		{ "a OR (b", "c", "(a OR b) c" }, { "x -(a OR b", "c", "x -(a OR b) c" },
		{ "d\"elite (a", "-", "d\"elite  a" }, { "a|b\"(c", "d", "(a|b\"(c ) d" },
		{ "=Or ==\"Bc d", "c", "=Or ==\"Bc d\" c" },
		{ "author:(seve OR \"an", "c", "(author:seve OR author:an) c" },
		{ "Berg A.", "tin", "(Berg A.) tin" }, { "tin", "Berg AB", "tin (Berg AB)" },
		{ "(Berg A.)", "tin", "(Berg A.) tin" },
		{ "(Berg A. B., C.) \"H.\" \"JP\" \"2012a\" \"tin.\" \"and\" \".\" and", "\"x",
		  "((Berg A. B., C.) \"H.\" \"JP\" \"2012a\" \"tin.\" \"and\" \".\" and ) x" },
		{ "",
		  "(Berg A. B., C.) \"H.\" x \"JP\" \"2012a\" 2012b \"tin.\" \"and\" \".\" and (",
		  "(Berg A., C.,) \"H.\" x \"JP\" \"2012a\" 2012b \"tin.\" \"and\" \".\"" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = BUF_INIT;
		struct query *q;

		query_add(&b, rows[i].first, strlen(rows[i].first));
		query_add(&b, rows[i].second, strlen(rows[i].second));
		CHECK_STR(b.data, rows[i].both);
		q = query_parse(b.data, b.len);
		CHECK(!query_fault(q));
		query_free(q);
		buf_release(&b);
	}
}

static void
check_needle(void)
{
	static const struct {
		const char *text, *words;
	} rows[] = {
		{ "", "" }, { "Gold tin", "[gold][tin]" }, { "\"Gold  mine\" -tin", "[gold mine]" },
		{ "author:Sève year:2012 is:new type:report", "[seve]" },
		{ "-(a OR b) c", "[c]" }, { "=Or (a OR \"b", "[or][a][b]" }, { "title:x", "[x]" },
		{ "Seve, J. 2012a", "[seve][2012]" }, { "gold WWF J.", "[gold][wwf]" },
		{ "J.", "[j.]" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct query *q = query_parse(rows[i].text, strlen(rows[i].text));
		struct buf b = BUF_INIT;
		struct needle n;

		query_needle(q, &n);
		for (size_t w = 0; w < n.words; w++)
			buf_printf(&b, "[%.*s]", (int)n.len[w], n.text.data + n.word[w]);
		CHECK_STR(b.data, rows[i].words);
		buf_release(&b);
		needle_release(&n);
		query_free(q);
	}
}

static void
check_complete(void)
{
	static const struct {
		const char *text, *offers;      /* the query it makes, and what that leaves */
	} rows[] = {
		{ "au", "author:|0" }, { "gold ti", "gold title:|0" }, { "(is", "(is:|0" },
		{ "author:se", "author:Sève|2" }, { "author:SÈ", "author:Sève|2" },
		{ "author:ber", "author:\"van den Berg\"|2" },
		{ "author:\"van d", "author:\"van den Berg\"|2" },
		{ "author:seve", "author:\"Juan Sève\"|2" },
		{ "gold\u3000" "author:w", "gold\u3000" "author:Weir|1" },
		{ "gold author:", "gold author:\"van den Berg\"|2 "
		  "gold author:Sève|1 gold author:Weir|1" },
		{ "-author:se", "-author:Sève|2" }, { "year:2012 author:w", "" },
		{ "country:GA", "country:Gabon|2" },
		{ "country:c", "country:\"Democratic Republic of the Congo\"|1" },
		{ "topic:o", "" }, { "topic:g", "topic:Gold|1" },
		{ "year:201", "year:2010|2 year:2012|2" },
		{ "type:", "type:article-journal|1 type:report|1" }, { "lang:f", "lang:fr|1" },
		/* By the reader's word too, and a country by its code. */
		{ "type:journal", "type:article-journal|1" }, { "lang:french", "lang:fr|1" },
		{ "country:cod", "country:\"Democratic Republic of the Congo\"|1" },
		{ "has:ab", "has:abstract|1" }, { "is:u", "is:unverified|1" },
		{ "id:g", "id:gold-2|1" },
		{ "is:m", "is:marked|1" }, { "keyword:t", "keyword:\"tin mine\"|1" },
		/* What has quotation marks in it cannot be asked for in any. */
		{ "keyword:the", "" }, { "keyword:\"red", "" },
		{ "nothing:x", "" },
		{ "zzz", "" },
	};
	static const struct languages english = { .tag = { "en" }, .count = 1 };
	uint32_t first = catalogue_first(catalogue, KIND_STUDY);
	struct query_scope scope = { .index = query_index_new(catalogue), .first = first,
				     .count = 4, .hooks = &hooks };
	struct haystack haystack;

	haystack_init(&haystack, catalogue, first, 4);
	scope.haystack = &haystack;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct query_offers o;
		struct buf b = BUF_INIT;

		query_complete(rows[i].text, &scope, &english, &o);
		for (size_t k = 0; k < o.count; k++)
			buf_printf(&b, "%s%.*s%s|%zu", k ? " " : "", (int)o.start, rows[i].text,
				   o.offer[k].word, o.offer[k].left);
		if (!CHECK_STR(b.data, rows[i].offers))
			printf("  query \"%s\"\n", rows[i].text);
		buf_release(&b);
		query_offers_release(&o);
	}
	haystack_release(&haystack);
	query_index_free(scope.index);
}

/* A byte that is no letter ends a word; a country that ISO does not know is called as it says. */
static void
check_odd(void)
{
	struct catalogue *kept = catalogue;
	struct maker m = { 0 };
	static const struct found bytes[] = {
		{ "=gold", "a quoted wide-blank wide-mark" }, { "=old", "" },
		{ "=\"goldé\"", "b" },
	};
	static const struct found land[] = { { "country:kosovo", "XKX" }, { "country:x", "XKX" },
					     { "country:congo", "" } };

	make_file(&m, "a.yaml");
	make_text(&m, KEY_NAME_TEXT, "Kosovo");
	make_record(&m, KIND_COUNTRY, "XKX");
	make_study(&m, "a", "\xff" "gold\xff");
	make_study(&m, "b", "goldé");
	make_study(&m, "quoted", "“gold”");
	make_study(&m, "wide-blank", "mine\u3000gold\u3000");
	make_study(&m, "wide-mark", "«gold！");
	make_study(&m, "ideograph", "gold王 王gold");
	/* A mark belongs to the letter before it. */
	make_study(&m, "mark", "gold\u0332");
	make_study(&m, "fullwidth", "goldｅn");
	catalogue = make_catalogue(&m);
	CHECK_FOUND(bytes, KIND_STUDY, false, false);
	CHECK_FOUND(land, KIND_COUNTRY, false, false);
	catalogue_free(catalogue);
	catalogue = kept;
}

/* What a related study is called finds a study too, but behind all that say it themselves. */
static void
check_related(void)
{
	static const struct found rows[] = { { "herons", "two three one" } };
	struct catalogue *kept = catalogue;
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_text(&m, KEY_TITLE, "Storks");
	make_reference(&m, KEY_RELATED, KIND_STUDY, "two");
	make_record(&m, KIND_STUDY, "one");
	make_study(&m, "two", "Herons");
	make_text(&m, KEY_NOTE, "Herons");
	make_record(&m, KIND_STUDY, "three");
	catalogue = make_catalogue(&m);
	CHECK_FOUND(rows, KIND_STUDY, false, true);
	catalogue_free(catalogue);
	catalogue = kept;
}

static void
check_narrowing(void)
{
	static const struct {
		const char *before, *now;
		bool narrows;
	} cases[] = {
		{ "go", "gol", true },		{ "gol", "go", false },
		{ "go", "x -go", false },	{ "go", "gold mine", true },
		{ "gold mine", "gold", false },	{ "gold", "\"a gold mine\"", true },
		{ "gold", "=gold", false },	{ "=gold", "=golden", false },
		{ "go", "go OR mine", false },	{ "title:go", "title:gol", false },
		{ "", "go", false },		{ "go", "", false },
		{ "seve", "s\xc3\xa8ves", true },	{ "seve", "seve, j.", false },
		{ "a b c d e f g h i j k l m n o p q", "a b c d e f g h i j k l m n o p q", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct query *before = query_parse(cases[i].before, strlen(cases[i].before));
		struct query *now = query_parse(cases[i].now, strlen(cases[i].now));

		if (!CHECK_INT(query_narrows(now, before), cases[i].narrows))
			printf("  \"%s\" after \"%s\"\n", cases[i].now, cases[i].before);
		query_free(before);
		query_free(now);
	}
}

/* What is cancelled leaves something that can be gone on with. */
static void
check_cancelled(void)
{
	struct query *q = query_parse("author:seve year:2012", 21);
	struct progress progress = { .cancelled = true };
	struct query_scope scope = {
		.index = query_index_new(catalogue),
		.first = catalogue_first(catalogue, KIND_STUDY),
		.count = catalogue_count(catalogue, KIND_STUDY),
		.progress = &progress,
	};
	uint64_t *bits = bits_new(scope.count), *again = bits_new(scope.count);

	query_run(q, &scope, again);
	scope.progress = NULL;
	query_run(q, &scope, again);
	query_index_free(scope.index);
	scope.index = query_index_new(catalogue);
	query_run(q, &scope, bits);
	CHECK(!memcmp(bits, again, bits_words(scope.count) * sizeof *bits));
	CHECK(bits_count(bits, scope.count) > 0);
	query_index_free(scope.index);
	query_free(q);
	free(bits);
	free(again);
}

int
main(void)
{
	catalogue = make_library();
	check_parse();
	check_is();
	check_too_much();
	CHECK_FOUND(studies, KIND_STUDY, false, false);
	CHECK_FOUND(people, KIND_PERSON, false, false);
	CHECK_FOUND(countries, KIND_COUNTRY, false, false);
	CHECK_FOUND(topics, KIND_TOPIC, false, false);
	CHECK_FOUND(by_ids, KIND_STUDY, true, false);
	CHECK_FOUND(ranked, KIND_STUDY, false, true);
	check_added();
	check_needle();
	check_complete();
	check_odd();
	check_related();
	check_narrowing();
	check_cancelled();
	catalogue_free(catalogue);
	return test_end();
}
