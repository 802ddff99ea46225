/* SPDX-License-Identifier: MIT */
#include "model/openable.h"

#include "tests/catalogue.h"
#include "tests/test.h"

static const struct languages french = { .tag = { "fr" }, .count = 1 };

static void
make_file_value(struct maker *m)
{
	make_open(m, KEY_FILES, NODE_LIST);
	make_text(m, KEY_NONE, "papers/plain.pdf");
	make_open(m, KEY_NONE, NODE_MAP);
	make_text(m, KEY_PATH, "papers/titled.pdf");
	make_text(m, KEY_TITLE, "Texte");
	make_close(m);
	make_text(m, KEY_NONE, "https://example.org/elsewhere.pdf");
	make_close(m);
}

static struct catalogue *
make_all(void)
{
	struct maker m = { 0 };

	make_file(&m, "a.yaml");
	make_text(&m, KEY_ORCID, "0000-0002-1825-0097");
	make_text(&m, KEY_URL, "https://weir.example/");
	make_record(&m, KIND_PERSON, "weir");
	make_file_value(&m);
	make_text(&m, KEY_DOI, "doi:10.1000/a<b>#1");
	make_text(&m, KEY_URL, "https://example.org/1");
	make_open(&m, KEY_SOURCE, NODE_LIST);
	make_text(&m, KEY_NONE, "seen on paper");
	make_text(&m, KEY_NONE, "https://example.org/1");
	make_text(&m, KEY_NONE, "HTTP://example.org/2");
	make_close(&m);
	make_record(&m, KIND_STUDY, "full");
	make_open(&m, KEY_FILES, NODE_LIST);
	make_text(&m, KEY_NONE, "ftp://example.org/a.pdf");
	make_open(&m, KEY_NONE, NODE_MAP);
	make_text(&m, KEY_TITLE, "Nowhere");
	make_close(&m);
	make_close(&m);
	make_text(&m, KEY_DOI, "10.1000/é \tx");
	make_record(&m, KIND_STUDY, "odd");
	make_text(&m, KEY_ROR, "https://ror.org/02mhbdp94");
	make_record(&m, KIND_ORGANISATION, "institute");
	make_text(&m, KEY_DOI, "none");
	make_text(&m, KEY_URL, "javascript:alert(1)");
	make_record(&m, KIND_STUDY, "bare");
	return make_catalogue(&m);
}

/* "file papers/plain.pdf; ..." */
static void
tell(struct buf *out, const struct catalogue *c, enum kind kind, const char *id, bool addresses)
{
	struct openables all = { 0 };

	buf_clear(out);
	openables_find(&all, c, catalogue_find(c, kind, id), &french);
	if (addresses)
		openables_drop_files(&all);
	for (size_t i = 0; i < all.count; i++)
		buf_printf(out, "%s%s %s%s%s", i ? "; " : "", all.one[i].file ? "file" : "at",
			   all.one[i].target, *all.one[i].title ? " = " : "", all.one[i].title);
	openables_release(&all);
}

int
main(void)
{
	struct catalogue *c = make_all();
	struct buf b = BUF_INIT;

	tell(&b, c, KIND_STUDY, "full", false);
	CHECK_STR(b.data, "file papers/plain.pdf; file papers/titled.pdf = Texte; "
			  "at https://example.org/elsewhere.pdf; "
			  "at https://doi.org/10.1000/a%3Cb%3E%231; at https://example.org/1; "
			  "at HTTP://example.org/2");
	tell(&b, c, KIND_STUDY, "full", true);
	CHECK_STR(b.data, "at https://example.org/elsewhere.pdf; "
			  "at https://doi.org/10.1000/a%3Cb%3E%231; at https://example.org/1; "
			  "at HTTP://example.org/2");
	tell(&b, c, KIND_STUDY, "bare", false);
	CHECK_STR(b.data, "");
	tell(&b, c, KIND_STUDY, "odd", false);
	CHECK_STR(b.data, "at ftp://example.org/a.pdf; "
			  "at https://doi.org/10.1000/%C3%A9%20%09x");
	tell(&b, c, KIND_ORGANISATION, "institute", false);
	CHECK_STR(b.data, "at https://ror.org/02mhbdp94");
	tell(&b, c, KIND_PERSON, "weir", false);
	CHECK_STR(b.data, "at https://weir.example/; at https://orcid.org/0000-0002-1825-0097");
	buf_release(&b);
	catalogue_free(c);
	return test_end();
}
