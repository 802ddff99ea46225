/* SPDX-License-Identifier: MIT */
/* The pages of tests/data/small.yaml, which has every key and every form of value. */
#include "tui/fields.h"

#include <locale.h>

#include "tests/unit/tui-catalogue.h"
#include "tui/view.h"

static const struct show_style style = { .charset = CHARSET_UTF8, .invisible = SHOW_NAME };
static const struct languages english = { .tag = { "en" }, .count = 1 };

static const struct {
	enum kind kind;
	const char *id;
	const char *lines[24];          /* that the page has, in this order */
} pages[] = {
	{ KIND_STUDY, "herons",
	  { "Herons: three winters", "Hérons : trois hivers (French)", "? Not verified",
	    "Former ids: herons-2011, the-herons",
	    "Title also printed as: Herons; three winters (seen: list on the publisher's page)",
	    "Authors: Adèle Weir, Jan van der Meer, Jr., A. Koné, Luc de Ferrand, The Heron Watch",
	    "Editor: Shore Trust", "Published: 3 July 2011", "Countries: Ivory Coast, DR Congo",
	    "Topics: Ébrié Lagoon, Heron", "Keywords: herons, winter, counts",
	    "Publishers: Shore Trust, Lagoon Press", "Abstract", "Three winters of counts.",
	    "Files:", "  Full text: papers/herons.pdf (French; application/pdf) – scanned",
	    "  papers/herons-map.png", "Related:", "  translation: Herons – abridged", "  Salt",
	    "Other", "shelf: B 12", "Related to it", "  2012  Herons ?" } },
	{ KIND_PERSON, "weir",
	  { "Adèle Weir", "? Not verified: Affiliation", "Former id: a-weir", "Also printed as:",
	    "  Adele Weir (misprint; seen: list on the publisher's page)",
	    "  A. Weir (inferred) – The initial fits nobody else.",
	    "  Adèle Weir-Okafor (later name)", "Country: United Kingdom", "Affiliations:",
	    "  Shore Trust, 2005-2010", "  Ministry of Waters, since 2010 – seconded",
	    "Not to be confused with: Amos Weir", "Author of", "Contributor to", "Partner in",
	    "  Lagoon Programme" } },
	{ KIND_COUNTRY, "CIV",
	  { "Ivory Coast", "Côte d'Ivoire (French)", "Studies", "Named in",
	    "  Ébrié Lagoon – Country", "  Ministry of Waters – Country" } },
	{ KIND_ORGANISATION, "shore-trust",
	  { "Shore Trust", "Leads", "  Lagoon Programme", "People", "  Jan van der Meer, Jr.",
	    "  Adèle Weir", "Not to be confused with", "  Ministry of Waters" } },
	{ KIND_TOPIC, "heron",
	  { "Heron", "Kind: species", "Studies", "Authors and contributors" } },
	{ KIND_PROGRAMME, "lagoon",
	  { "Lagoon Programme", "Led by: Shore Trust", "Partners: Ministry of Waters, Adèle Weir",
	    "Verified: yes" } },
	{ KIND_STUDY, "csl-dates", { "Published: 1 May 2016", "Submitted: one fine day" } },
	{ KIND_STUDY, "every-variable", { "Funded by: Shore Trust",
					  "Custom: colour: blue; sizes: 1, 2" } },
};

static void
check_page(const struct content *x, size_t n)
{
	uint32_t record = catalogue_find(x->catalogue, pages[n].kind, pages[n].id);
	struct page *p = page_new();
	struct buf b = BUF_INIT;
	const char *at;

	view_at(view_of_kind(pages[n].kind))->page(p, x, record);
	page_layout(p, &style, 200);
	page_dump(p, &style, &b);
	buf_insert(&b, 0, "\n", 1);
	at = b.data;
	for (size_t i = 0; i < sizeof pages[n].lines / sizeof *pages[n].lines; i++) {
		struct buf line = BUF_INIT;
		const char *found;

		if (!pages[n].lines[i])
			break;
		buf_printf(&line, "\n%s\n", pages[n].lines[i]);
		found = strstr(at, line.data);
		if (CHECK(found != NULL))
			at = found + line.len - 1;
		else
			printf("  \"%s\" is not behind the lines before it in\n%s",
			       pages[n].lines[i], b.data);
		buf_release(&line);
	}
	buf_release(&b);
	page_free(p);
}

/* A column begins with what it says, whatever is left out of it. */
static void
check_columns(const struct content *x, int view, uint32_t record)
{
	const struct column *column = view_at(view)->column;

	for (int i = 0; i < VIEW_COLUMNS && column[i].text; i++) {
		struct buf b = BUF_INIT;

		column[i].text(&b, x, record);
		CHECK(b.data[0] != ',');
		buf_release(&b);
	}
}

/* No page of any record makes trouble, and each of its links leads somewhere. */
static void
check_all(const struct content *x)
{
	for (uint32_t r = 0; r < catalogue_records(x->catalogue); r++) {
		int view = view_of_kind(record_kind(x->catalogue, r));
		struct page *p = page_new();

		if (view >= 0)
			view_at(view)->page(p, x, r);
		page_layout(p, &style, 40);
		CHECK(view < 0 || page_lines(p) > 0);
		if (view >= 0)
			check_columns(x, view, r);
		for (int i = 0; i < page_links(p); i++)
			CHECK(page_link_record(p, i) < catalogue_records(x->catalogue));
		page_free(p);
	}
}

int
main(void)
{
	static const char *const files[] = { "tests/data/small.yaml", "tests/data/hostile.yaml",
					     "tests/data/faulty.yaml", "data/asm-pace.yaml" };

	setlocale(LC_ALL, "C.UTF-8");
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct opened *opened = catalogue_open(files[i]);
		struct content x = { .catalogue = opened->catalogue, .languages = &english };

		check_all(&x);
		for (size_t n = 0; i == 0 && n < sizeof pages / sizeof *pages; n++)
			check_page(&x, n);
		opened_free(opened);
	}
	return test_end();
}
