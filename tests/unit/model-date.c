/* SPDX-License-Identifier: MIT */
#include "model/date.h"

#include "model/build.h"
#include "tests/test.h"

/* A date, and how it reads: as EDTF (NULL: the same), for people, as a year. */
static const struct good {
	const char *date, *edtf, *text, *year;
} good[] = {
	{ "2012", NULL, "2012", "2012" },
	{ "2012-07", NULL, "July 2012", "2012" },
	{ "2012-07-03", NULL, "3 July 2012", "2012" },
	{ "2012-05-01", NULL, "1 May 2012", "2012" },
	{ "2000-02-29", NULL, "29 February 2000", "2000" },
	{ "2012~", NULL, "about 2012", "2012" },
	{ "2012-07?", NULL, "perhaps July 2012", "2012" },
	{ "2012%", NULL, "perhaps about 2012", "2012" },
	{ "2012-22", NULL, "summer 2012", "2012" },
	{ "201X", NULL, "between 2010 and 2019", "201X" },
	{ "19XX", NULL, "between 1900 and 1999", "19XX" },
	{ "2012-XX", "2012", "2012", "2012" },
	{ "2012-07-XX", "2012-07", "July 2012", "2012" },
	{ "2012-XX-XX", "2012", "2012", "2012" },
	{ "-0044", NULL, "45 BC", "-0044" },
	{ "0000", NULL, "1 BC", "0000" },
	{ "0033", NULL, "33", "33" },
	{ "Y17000", NULL, "17000", "17000" },
	{ "2012-07-03T10:15:00Z", "2012-07-03", "3 July 2012", "2012" },
	{ "2012-07-03T10:15:00.25+01:00", "2012-07-03", "3 July 2012", "2012" },
	{ "2010/2012", NULL, "2010-2012", "2010-2012" },
	{ "2010-05/2010", NULL, "May 2010 to 2010", "2010" },
	{ "2010-06~/2012-08-02", NULL, "about June 2010 to 2 August 2012", "2010-2012" },
	{ "2010/..", NULL, "since 2010", "2010-" },
	{ "2010/", "2010/..", "since 2010", "2010-" },
	{ "../2012-03", NULL, "until March 2012", "-2012" },
	{ "201X/2012", NULL, "between 2010 and 2019 to 2012", "201X-2012" },
	{ "-0050/-0044", NULL, "51 BC to 45 BC", "-0050--0044" },
	{ "2012/2012", NULL, "2012-2012", "2012" },
	{ "2010-07-03/..", NULL, "from 3 July 2010 on", "2010-" },
	{ "../2012-07-03", NULL, "up to 3 July 2012", "-2012" },
	{ "2010-07-03~/..", NULL, "since about 3 July 2010", "2010-" },
	{ "../2012-07-03?", NULL, "until perhaps 3 July 2012", "-2012" },
	{ "2010?/2012", NULL, "perhaps 2010 to 2012", "2010-2012" },
	{ "2010/2012?", NULL, "2010 to perhaps 2012", "2010-2012" },
	{ "2010/201X", NULL, "2010 to between 2010 and 2019", "2010-201X" },
	{ "2010/2012~", NULL, "2010 to about 2012", "2010-2012" },
	{ "201X/201X", NULL, "between 2010 and 2019 to between 2010 and 2019", "201X" },
	{ "-001X", NULL, "-001X", "-001X" },
	{ "Y-17000", NULL, "17001 BC", "Y-17000" },
	{ "2012-07-03T10", "2012-07-03", "3 July 2012", "2012" },
	{ "2012-07-03T10:15", "2012-07-03", "3 July 2012", "2012" },
	{ "2012-07-03T10:15:00-05", "2012-07-03", "3 July 2012", "2012" },
};

/* What is no date, and the byte of its fault. */
static const struct bad {
	const char *date;
	size_t at;
} bad[] = {
	{ "", 0 }, { "n.d.", 0 }, { "12", 2 }, { "2012.0", 4 }, { "0", 1 }, { "20121", 0 },
	{ "99999999999999999999", 0 }, { " 2012", 0 }, { "2012 ", 4 },
	{ "2012-13", 5 }, { "2012-00", 5 }, { "2012-1", 5 }, { "2012-25", 5 }, { "2012-20", 5 },
	{ "2012-02-30", 8 }, { "2011-02-29", 8 }, { "1900-02-29", 8 }, { "2012-07-32", 8 },
	{ "2012-07-00", 8 }, { "2012-07-", 8 }, { "2012-", 5 }, { "2012!", 4 }, { "2012-22-01", 7 },
	{ "2010/2011/2012", 9 }, { "2012/2010", 0 }, { "2012-05/2012-04", 0 }, { "../..", 0 },
	{ "/", 0 }, { "2012-07-03T25:00", 11 }, { "2012-07-03T1", 11 }, { "XXXX", 2 },
	{ "2X12", 2 }, { "2012~~", 5 }, { "201X-07", 4 }, { "Y2012", 1 }, { "July 2012", 0 },
	{ "2012-XX-X", 9 }, { "2012-X", 6 }, { "2012-XX-", 8 }, { "2012-07-X", 9 },
	{ "2012-07-03T10:60", 14 }, { "2012-07-03T10:1", 14 }, { "2012-07-03T10:15:00.", 20 },
	{ "2012-07-03T10+15", 14 }, { "2012-07-03T10+1", 14 }, { "2012-07-03T10+01:60", 17 },
	{ "n.d./2012", 0 }, { "2012/n.d.", 5 }, { "2012x/2013", 4 }, { "2012/2013x", 9 },
	{ "Y12345678901", 1 }, { "2010/.", 5 },
	{ "\357\274\222\357\274\220\357\274\221\357\274\222", 0 }, { "2012-07-03T10:15:00Zz", 20 },
};

static void
test_good(void)
{
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct buf b = BUF_INIT;
		struct date date;

		if (!CHECK(date_parse(good[i].date, strlen(good[i].date), &date, NULL, NULL)))
			printf("  %s\n", good[i].date);
		date_add_edtf(&b, &date);
		CHECK_STR(b.data, good[i].edtf ? good[i].edtf : good[i].date);
		buf_clear(&b);
		date_add(&b, &date);
		CHECK_STR(b.data, good[i].text);
		buf_clear(&b);
		date_add_year(&b, &date);
		CHECK_STR(b.data, good[i].year);
		buf_release(&b);
	}
}

static void
test_bad(void)
{
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const char *fault = NULL;
		struct date date;
		size_t at = 99;

		if (!CHECK(!date_parse(bad[i].date, strlen(bad[i].date), &date, &fault, &at)) ||
		    !CHECK_INT(at, bad[i].at))
			printf("  in \"%s\"\n", bad[i].date);
		CHECK(fault && *fault);
	}
}

static void
test_order(void)
{
	static const char *const rising[] = {
		"-0044", "0000", "1999", "2000-01", "2000-01-01", "2000-21", "2000-05", "2000-24",
		"2001/2003", "../2002", "2002-01/..",
	};
	long long last = -999999999;

	for (size_t i = 0; i < sizeof rising / sizeof *rising; i++) {
		struct date date;

		CHECK(date_parse(rising[i], strlen(rising[i]), &date, NULL, NULL));
		CHECK(date_order(&date) > last);
		last = date_order(&date);
	}
}

/* Nodes handed over, written as a flow of JSON without blanks; just enough for dates. */
static struct node
build_value(struct segment *segment, const char **s)
{
	struct node child[4];
	uint32_t source[4] = { 0 };
	struct node node = { .link = RECORD_NONE };
	size_t count = 0, len;

	if (**s != '[' && **s != '{') {
		len = strcspn(*s, ",]}");
		node.form = NODE_TEXT;
		node.len = (uint32_t)len & 0x7ffffff;
		node.at = segment_text(segment, *s, len);
		*s += len;
		return node;
	}
	node.form = **s == '[' ? NODE_LIST : NODE_MAP;
	for (++*s; **s != ']' && **s != '}'; *s += **s == ',') {
		enum key key = KEY_NONE;

		if (node.form == NODE_MAP) {
			len = strcspn(*s, ":");
			key = key_find(SHAPE_DATE, *s, len);
			*s += len + 1;
		}
		child[count] = build_value(segment, s);
		child[count++].key = key;
	}
	++*s;
	node.len = (uint32_t)count & 0x7ffffff;
	node.at = segment_nodes(segment, child, source, count);
	return node;
}

static struct catalogue *
build(const char *s)
{
	struct segment segment;
	struct build build = { 0 };
	uint32_t source = 0;
	struct node node;

	segment_init(&segment, "test");
	node = build_value(&segment, &s);
	node.key = KEY_ISSUED;
	segment_record(&segment, &(struct record){
		.id = segment_text(&segment, "s", 1), .id_len = 1,
		.node = segment_nodes(&segment, &node, &source, 1), .nodes = 1,
		.line = 1, .column = 1, .kind = KIND_STUDY,
	}, 0);
	build_number(&build, &segment, 1);
	return build_seal(&build);
}

static void
test_csl(void)
{
	static const struct {
		const char *value, *edtf;       /* NULL: not a date */
	} cases[] = {
		{ "2012-07", "2012-07" },
		{ "soon", NULL },
		{ "{date-parts:[[2012]]}", "2012" },
		{ "{date-parts:[[2012,7,3]]}", "2012-07-03" },
		{ "{date-parts:[[2012,07,03]]}", "2012-07-03" },
		{ "{date-parts:[[2010,6],[2012,8]]}", "2010-06/2012-08" },
		{ "{date-parts:[[2010,6],[0,0]]}", "2010-06" },
		{ "{date-parts:[[-44]]}", "-0043" },
		{ "{date-parts:[[-44],[-1]]}", "-0043/0000" },
		{ "{date-parts:[[2012]],circa:true}", "2012~" },
		{ "{date-parts:[[2012]],circa:false}", "2012" },
		{ "{date-parts:[[2012]],season:2}", "2012-22" },
		{ "{date-parts:[[2012,14]]}", "2012-22" },
		{ "{raw:2012-07}", "2012-07" },
		{ "{raw:in July}", NULL },
		{ "{literal:undated}", NULL },
		{ "{date-parts:[[2012,13,1],[2012,44]]}", "2012-21" },
		{ "{date-parts:[[2012,44]]}", NULL },
		{ "{date-parts:[[2011,2,29]]}", NULL },
		{ "{date-parts:[[]]}", NULL },
		{ "{date-parts:[]}", NULL },
		{ "{}", NULL },
		{ "[2012]", NULL },
		{ "{date-parts:[x]}", NULL },
		{ "{date-parts:[[2012,x]]}", "2012" },
		{ "{date-parts:[[2012,0]]}", "2012" },
		{ "{date-parts:[[2012,-1]]}", NULL },
		{ "{date-parts:[[2012,7,x]]}", "2012-07" },
		{ "{date-parts:[[2012,7,0]]}", "2012-07" },
		{ "{date-parts:[[2012,7,-1]]}", NULL },
		{ "{date-parts:[[2012,7,32]]}", NULL },
		{ "{date-parts:[[2012,17]]}", NULL },
		{ "{date-parts:[[99999999999]]}", NULL },
		{ "{date-parts:[[2012]],season:23}", "2012-23" },
		{ "{date-parts:[[2012]],season:25}", "2012" },
		{ "{date-parts:[[2012]],season:5}", "2012" },
		{ "{date-parts:[[2012]],season:0}", "2012" },
		{ "{date-parts:[[2012,7]],season:2}", "2012-07" },
		{ "{date-parts:[[2012]],circa:0}", "2012" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct catalogue *catalogue = build(cases[i].value);
		struct buf b = BUF_INIT;
		struct date date;
		bool ok = date_read(record_value(catalogue, 0, KEY_ISSUED), &date);

		if (ok)
			date_add_edtf(&b, &date);
		CHECK_STR(ok ? b.data : NULL, cases[i].edtf);
		CHECK(!date_read(record_value(catalogue, 0, KEY_ACCESSED), &date));
		buf_release(&b);
		catalogue_free(catalogue);
	}
}

int
main(void)
{
	test_good();
	test_bad();
	test_order();
	test_csl();
	return test_end();
}
