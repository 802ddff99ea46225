/* SPDX-License-Identifier: MIT */
/*
 * A list of references to be read, in Markdown or HTML.  How a reference is laid out is
 * write_reference's business alone: authors, year, title, what it is, who published it, where it
 * is to be had.
 */
#include <string.h>

#include "format/out-xml.h"
#include "format/out.h"
#include "model/describe.h"

enum markup { MARKUP_MARKDOWN, MARKUP_HTML };

/* Markdown obeys these anywhere; the rest only where a line begins, and there stands our own. */
static void
add_markdown(struct buf *b, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (strchr("\\`*_[]<>|~", s[i]) || (s[i] == '&' && i + 1 < len && s[i + 1] != ' '))
			buf_putc(b, '\\');
		buf_putc(b, s[i] == '\n' || s[i] == '\t' ? ' ' : s[i]);
	}
}

static void
add_text(struct out *o, enum markup m, const char *s)
{
	if (m == MARKUP_HTML)
		xml_add(o->b, s, strlen(s));
	else
		add_markdown(o->b, s, strlen(s));
}

static void
add_title(struct out *o, enum markup m, const char *s)
{
	buf_puts(o->b, m == MARKUP_HTML ? "<cite>" : "*");
	add_text(o, m, s);
	buf_puts(o->b, m == MARKUP_HTML ? "</cite>" : "*");
}

/* May it stand in an href and between < and >? */
static bool
is_link(const char *s)
{
	return (!strncmp(s, "http://", 7) || !strncmp(s, "https://", 8)) &&
	       !strpbrk(s, " <>\"\\\n\t");
}

static void
add_link(struct out *o, enum markup m, const char *s)
{
	if (!is_link(s)) {
		add_text(o, m, s);
	} else if (m == MARKUP_HTML) {
		buf_puts(o->b, "<a href=\"");
		xml_add(o->b, s, strlen(s));
		buf_puts(o->b, "\">");
		xml_add(o->b, s, strlen(s));
		buf_puts(o->b, "</a>");
	} else {
		buf_printf(o->b, "<%s>", s);
	}
}

/* What ends the sentence, unless it ends by itself. */
static void
add_stop(struct out *o, const char *text)
{
	size_t len = strlen(text);

	if (!len || !strchr(".!?", text[len - 1]))
		buf_putc(o->b, '.');
	buf_putc(o->b, ' ');
}

/* "Sève, Juan, Rebecca Weinberg and WWF" */
static size_t
add_names(struct out *o, enum key key, struct buf *b)
{
	uint32_t count = value_items(out_value(o, key));
	struct name name;
	size_t n = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (!out_name(o, key, i, &name))
			continue;
		if (n)
			buf_puts(b, i + 1 < count ? ", " : " and ");
		if (n++)
			name_add(b, &name);
		else
			name_add_inverted(b, &name);
	}
	return n;
}

static void
put_who(struct out *o, enum markup m)
{
	struct buf who = BUF_INIT;
	size_t n = add_names(o, KEY_AUTHOR, &who);

	if (!n) {
		n = add_names(o, KEY_EDITOR, &who);
		if (n)
			buf_puts(&who, n > 1 ? " (eds)" : " (ed.)");
	}
	if (!n)
		out_parties(o, KEY_PUBLISHER, &who, ", ");
	add_text(o, m, who.data);
	if (who.len)
		buf_putc(o->b, ' ');
	buf_release(&who);
}

static void
put_when(struct out *o, enum markup m)
{
	struct buf when = BUF_INIT;
	struct date d;

	if (out_date(o, KEY_ISSUED, &d)) {
		if (d.from.approximate)
			buf_puts(&when, "ca. ");
		date_add_year(&when, &d);
		if (d.from.uncertain)
			buf_putc(&when, '?');
		if (d.from.month || d.from.approximate || d.interval)
			out_lose(o, KEY_ISSUED, LOSS_PART);
	} else {
		const char *words = out_date_words(o, KEY_ISSUED);

		buf_puts(&when, *words ? words : "n.d.");
	}
	buf_putc(o->b, '(');
	add_text(o, m, when.data);
	buf_puts(o->b, "). ");
	buf_release(&when);
}

/* "In Journal of Small Waters, 12 (2), 101-118. " */
static void
put_container(struct out *o, enum markup m)
{
	if (!out_has(o, KEY_CONTAINER_TITLE))
		return;
	buf_puts(o->b, "In ");
	add_title(o, m, out_text(o, KEY_CONTAINER_TITLE));
	if (out_has(o, KEY_VOLUME)) {
		buf_puts(o->b, ", ");
		add_text(o, m, out_text(o, KEY_VOLUME));
	}
	if (out_has(o, KEY_ISSUE)) {
		buf_puts(o->b, " (");
		add_text(o, m, out_text(o, KEY_ISSUE));
		buf_putc(o->b, ')');
	}
	if (out_has(o, KEY_PAGE)) {
		buf_puts(o->b, ", ");
		add_text(o, m, out_text(o, KEY_PAGE));
	}
	buf_puts(o->b, ". ");
}

/* " [case study]" */
static void
put_genre(struct out *o, enum markup m)
{
	const char *genre = out_has(o, KEY_GENRE) ? out_text(o, KEY_GENRE) : "";

	if (!*genre)
		return;
	buf_puts(o->b, m == MARKUP_HTML ? " [" : " \\[");
	add_text(o, m, genre);
	buf_puts(o->b, m == MARKUP_HTML ? "]" : "\\]");
}

/* "Field Studies 7. " */
static void
put_series(struct out *o, enum markup m)
{
	const char *number = out_has(o, KEY_NUMBER) ? out_text(o, KEY_NUMBER) : "";
	const char *series = "";

	if (out_has(o, KEY_COLLECTION_TITLE))
		series = out_text(o, KEY_COLLECTION_TITLE);
	add_text(o, m, series);
	if (*series && *number)
		buf_putc(o->b, ' ');
	add_text(o, m, number);
	if (*series || *number)
		add_stop(o, *number ? number : series);
}

/* "Kigali: WWF. " */
static void
put_publisher(struct out *o, enum markup m)
{
	struct buf b = BUF_INIT;

	if (out_has(o, KEY_PUBLISHER_PLACE))
		buf_puts(&b, out_text(o, KEY_PUBLISHER_PLACE));
	if (b.len && out_has(o, KEY_PUBLISHER))
		buf_puts(&b, ": ");
	out_parties(o, KEY_PUBLISHER, &b, " and ");
	add_text(o, m, b.data);
	if (b.len)
		add_stop(o, b.data);
	buf_release(&b);
}

static void
put_where(struct out *o, enum markup m)
{
	struct buf b = BUF_INIT;
	if (out_has(o, KEY_DOI)) {
		buf_printf(&b, "https://doi.org/%s", out_text(o, KEY_DOI));
		add_link(o, m, b.data);
		buf_putc(o->b, ' ');
	} else if (out_has(o, KEY_URL)) {
		add_link(o, m, out_text(o, KEY_URL));
		buf_putc(o->b, ' ');
	}
	buf_release(&b);
}

/* One reference, without an end of line; the only place that knows how one looks. */
static void
write_reference(struct out *o, enum markup m)
{
	const char *title = out_text(o, KEY_TITLE);

	/* The list is for readers: ids and types are not among what they read. */
	out_value(o, KEY_TYPE);
	out_value(o, KEY_LANGUAGE);
	put_who(o, m);
	put_when(o, m);
	if (*title) {
		add_title(o, m, title);
		put_genre(o, m);
		add_stop(o, out_has(o, KEY_GENRE) ? "" : title);
	}
	put_container(o, m);
	put_series(o, m);
	put_publisher(o, m);
	put_where(o, m);
	while (o->b->len && o->b->data[o->b->len - 1] == ' ')
		buf_truncate(o->b, o->b->len - 1);
}

/* What the catalogue is called. */
static void
add_heading(struct out *o, struct buf *b)
{
	const struct catalogue *c = o->wish.catalogue;
	struct languages none = { .count = 0 };

	if (catalogue_count(c, KIND_PROGRAMME))
		describe_title(b, c, catalogue_first(c, KIND_PROGRAMME),
			       o->wish.languages ? o->wish.languages : &none);
	if (!b->len)
		buf_puts(b, "Bibliography");
}

static void
begin_markdown(struct out *o)
{
	struct buf title = BUF_INIT;

	add_heading(o, &title);
	buf_puts(o->b, "# ");
	add_markdown(o->b, title.data, title.len);
	buf_puts(o->b, "\n\n");
	buf_release(&title);
}

static void
write_markdown(struct out *o)
{
	buf_puts(o->b, "- ");
	write_reference(o, MARKUP_MARKDOWN);
	buf_putc(o->b, '\n');
}

static void
begin_html(struct out *o)
{
	struct buf title = BUF_INIT;

	add_heading(o, &title);
	buf_puts(o->b, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>");
	xml_add(o->b, title.data, title.len);
	buf_puts(o->b, "</title>\n</head>\n<body>\n<h1>");
	xml_add(o->b, title.data, title.len);
	buf_puts(o->b, "</h1>\n<ul>\n");
	buf_release(&title);
}

static void
write_html(struct out *o)
{
	const char *tag = out_language(o, KEY_TITLE);

	buf_puts(o->b, "<li id=\"");
	xml_add(o->b, o->key, strlen(o->key));
	if (*tag) {
		buf_puts(o->b, "\" lang=\"");
		xml_add(o->b, tag, strlen(tag));
	}
	buf_puts(o->b, "\">");
	write_reference(o, MARKUP_HTML);
	buf_puts(o->b, "</li>\n");
}

static void
end_html(struct out *o)
{
	buf_puts(o->b, "</ul>\n</body>\n</html>\n");
}

const struct exporter out_markdown = { .begin = begin_markdown, .study = write_markdown };
const struct exporter out_html = { .begin = begin_html, .study = write_html, .end = end_html };
