/* SPDX-License-Identifier: MIT */
#include "base/xml.h"

#include <stdlib.h>

#include "tests/test.h"

static const char style[] =
	"\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	"<cs:style xmlns:cs=\"urn:csl\" "
	"xmlns:o=\"urn:o\" version=\"1.0\" xml:lang=\"fr\" o:x=\"y\">\n"
	"  <!-- <passed-over/> -->\n"
	"  <cs:term name=\"é&amp;&#233;\">a<![CDATA[<b>]]>&lt;</cs:term><o:other/>\n"
	"  <cs:blank> </cs:blank><cs:mixed> x <cs:in>y</cs:in> z</cs:mixed>\n"
	"</cs:style>\n";

static void
check_tree(void)
{
	struct xml xml;
	struct xml_fault fault;
	const struct xml_element *e;
	unsigned line, column;

	if (!CHECK(xml_read(&xml, style, sizeof style - 1, NULL, &fault)))
		return;
	e = xml.root;
	CHECK_STR(e->name, "style");
	CHECK_STR(e->space, "urn:csl");
	CHECK_INT(e->attributes, 2);
	CHECK_STR(xml_get(e, "version"), "1.0");
	CHECK_STR(xml_get(e, "xml:lang"), "fr");
	CHECK_STR(xml_get(e, "x"), NULL);
	CHECK_STR(e->text, "");
	CHECK(!e->parent && !e->next);
	e = e->first;
	CHECK_STR(e->name, "term");
	CHECK_STR(e->text, "a<b><");
	CHECK_STR(xml_get(e, "name"), "é&é");
	CHECK(e->parent == xml.root);
	xml_place(&xml, e->offset, &line, &column);
	CHECK_INT(line, 4);
	CHECK_INT(column, 3);
	e = e->next;
	CHECK_STR(e->name, "other");
	CHECK_STR(e->space, "urn:o");
	xml_place(&xml, e->offset, &line, &column);
	CHECK_INT(column, 62);
	e = e->next;
	CHECK_STR(e->text, " ");
	e = e->next;
	CHECK_STR(e->text, " x  z");
	CHECK_STR(e->first->text, "y");
	CHECK(!e->next);
	xml_release(&xml);
}

static void
check_until(void)
{
	static const char text[] = "<a><b><c/></b><info>x<info/></info><d></a>";
	struct xml xml;
	struct xml_fault fault;

	for (size_t len = 0; len < sizeof text; len++) {
		bool whole = len >= strlen("<a><b><c/></b><info>x<info/></info>");

		CHECK(xml_read_until(&xml, "info", text, len, NULL, &fault) == whole);
		if (whole)
			CHECK(xml.root->first->next && !xml.root->first->next->next);
		xml_release(&xml);
	}
}

static void
check_faults(void)
{
	static const struct {
		const char *text, *sentence;
		unsigned line, column;
	} row[] = {
		{ "", "this is not XML: no element was found", 1, 1 },
		{ "<a>\n é<b>\n", "this element is never closed", 2, 3 },
		{ "<a>\n é</b>", "this closing tag does not fit the element that is open", 2, 5 },
		{ "<a b='1' b='2'/>", "the element has this attribute twice", 1, 10 },
		{ "<a/><b/>", "nothing may follow the end of the root element", 1, 5 },
		{ "<a>&b;</a>", "this entity is not known", 1, 4 },
		{ "<a>&#0;</a>", "this number is not that of a character of XML", 1, 4 },
		{ "<b:a/>", "the prefix of this name is not declared by xmlns", 1, 1 },
		{ "<a>\xff</a>", "this is not well-formed XML: what stands here has no meaning", 1,
		  4 },
		{ "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>",
		  "this is not well-formed XML: what stands here has no meaning", 1, 47 },
		{ " <?xml version='1.0'?><a/>",
		  "the XML declaration must be the first thing in the file", 1, 2 },
		{ "\n<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
		  "a document type declaration is not allowed here: it could declare entities", 2,
		  1 },
		{ "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
		  "a document type declaration is not allowed here: it could declare entities", 1,
		  1 },
	};
	struct xml xml;
	struct xml_fault fault;

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		CHECK(!xml_read(&xml, row[i].text, strlen(row[i].text), NULL, &fault));
		CHECK_STR(fault.sentence, row[i].sentence);
		CHECK_INT(fault.line, row[i].line);
		CHECK_INT(fault.column, row[i].column);
		CHECK(!fault.memory && !xml.root);
	}
}

/* `part` so many times, with `end` behind it as many times. */
static char *
repeat(const char *part, const char *end, size_t times, size_t *len)
{
	size_t one = strlen(part), two = strlen(end);
	char *s = malloc((one + two) * times + 1);

	for (size_t i = 0; i < times; i++) {
		memcpy(s + i * one, part, one);
		memcpy(s + times * one + i * two, end, two);
	}
	*len = (one + two) * times;
	return s;
}

static void
check_limits(void)
{
	static const struct {
		const char *part, *end;
		size_t times;
		const char *sentence; /* NULL: still allowed */
	} row[] = {
		{ "<a>", "</a>", XML_DEPTH_MAX, NULL },
		{ "<a>", "</a>", XML_DEPTH_MAX + 1, "the elements are nested too deeply" },
		{ " ", " ", XML_BYTES_MAX, "the file is too large to be read (over 8 MiB)" },
	};
	struct xml xml;
	struct xml_fault fault;
	size_t len;
	char *s;

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		s = repeat(row[i].part, row[i].end, row[i].times, &len);
		CHECK(xml_read(&xml, s, len, NULL, &fault) == !row[i].sentence);
		CHECK_STR(fault.sentence, row[i].sentence);
		xml_release(&xml);
		free(s);
	}
	s = repeat("<a/>", "", XML_NODES_MAX + 2, &len);
	memcpy(s, "<b> ", 4);
	CHECK(!xml_read(&xml, s, len, NULL, &fault));
	CHECK_STR(fault.sentence, "there are too many elements");
	free(s);
}

/* Memory that ends at the n-th request, for every n. */
static size_t left, held;

static void *
scarce_resize(void *old, size_t bytes)
{
	void *p = left ? realloc(old, bytes) : NULL;

	left -= left > 0;
	held += p && !old;
	return p;
}

static void *
scarce_allocate(size_t bytes)
{
	return scarce_resize(NULL, bytes);
}

static void
scarce_release(void *p)
{
	held -= p != NULL;
	free(p);
}

static void
check_memory(void)
{
	static const struct xml_memory scarce = { scarce_allocate, scarce_resize, scarce_release };
	struct xml xml;
	struct xml_fault fault;
	size_t n = 0;

	for (bool done = false; !done && n < 1000; n++) {
		left = n;
		held = 0;
		done = xml_read(&xml, style, sizeof style - 1, &scarce, &fault);
		if (!done)
			CHECK(fault.memory && fault.sentence && !fault.line);
		xml_release(&xml);
		CHECK_INT(held, 0);
	}
	CHECK(n > 5 && n < 1000);
}

int
main(void)
{
	check_tree();
	check_until();
	check_faults();
	check_limits();
	check_memory();
	return test_end();
}
