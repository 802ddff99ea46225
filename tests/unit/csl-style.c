/* SPDX-License-Identifier: MIT */
/* What is said of styles and locales that cannot be read, and what a style says about itself. */
#include "base/buf.h"
#include "csl/csl.h"
#include "tests/test.h"

#define HEAD "<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='note'>\n"
#define CITATION "<citation><layout><text variable='title'/></layout></citation>"

static const struct {
	const char *text;
	unsigned line, column;
	const char *sentence; /* its beginning */
} bad_style[] = {
	{ "", 1, 1, NULL },
	{ "<style", 1, 1, NULL },
	{ "<html/>", 1, 1, "this is no CSL style: its first element is <html>" },
	{ HEAD "</style>", 1, 1, "the style has no <citation>" },
	{ HEAD "\n <citation><layout><text macro='x'/></layout></citation></style>", 3, 20,
	  "there is no macro 'x'" },
	{ HEAD
	  "<macro name='a'><text macro='b'/></macro>\n<macro name='b'><text macro='a'/></macro>"
	  "<citation><layout><text macro='a'/></layout></citation></style>",
	  3, 17, "the macro 'a' calls itself" },
	{ HEAD "<a></b></style>", 2, 0, NULL },
	{ "<!DOCTYPE x [<!ENTITY a 'b'>]>" HEAD CITATION "</style>", 1, 0, NULL },
};

static void
check_errors(void)
{
	for (size_t i = 0; i < sizeof(bad_style) / sizeof(*bad_style); i++) {
		const char *text = bad_style[i].text, *want = bad_style[i].sentence;
		struct csl_error error = { 0 };
		struct csl_style *style = csl_style_parse(text, strlen(text), NULL, &error);

		CHECK(!style);
		CHECK_INT(error.status, CSL_INVALID);
		CHECK_INT(error.line, bad_style[i].line);
		if (bad_style[i].column)
			CHECK_INT(error.column, bad_style[i].column);
		CHECK(error.sentence[0]);
		if (want && !CHECK(!strncmp(error.sentence, want, strlen(want))))
			printf("  got \"%s\"\n", error.sentence);
		csl_style_free(style);
	}
	CHECK(!csl_style_parse("<", 1, NULL, NULL));
}

static void
check_depth(void)
{
	struct buf text = BUF_INIT;
	struct csl_error error = { 0 };

	buf_puts(&text, HEAD "<citation><layout>");
	for (int i = 0; i < 100; i++)
		buf_puts(&text, "<group>");
	for (int i = 0; i < 100; i++)
		buf_puts(&text, "</group>");
	buf_puts(&text, "</layout></citation></style>");
	CHECK(!csl_style_parse(text.data, text.len, NULL, &error));
	CHECK_INT(error.status, CSL_INVALID);
	CHECK_STR(error.sentence, "the elements are nested too deeply");
	buf_release(&text);
}

static const char info_text[] =
	HEAD "<info><title> The Title\n </title><title-short>TT</title-short>"
	     "<rights> </rights><id>urn:x</id>"
	     "<link href='urn:parent' rel='independent-parent'/>"
	     "<link href='urn:other' rel='documentation'/>"
	     "<category citation-format='note'/><category field='law'/><category field='history'/>"
	     "<summary>Words.</summary><updated>2026-01-02T03:04:05+00:00</updated></info></style>";

static void
check_info(struct csl_style *style)
{
	const struct csl_style_info *info;

	if (!CHECK(style))
		return;
	info = csl_style_info(style);
	CHECK_STR(info->title, "The Title");
	CHECK_STR(info->title_short, "TT");
	CHECK_STR(info->id, "urn:x");
	CHECK_STR(info->parent, "urn:parent");
	CHECK_STR(info->format, "note");
	CHECK_STR(info->summary, "Words.");
	CHECK_STR(info->updated, "2026-01-02T03:04:05+00:00");
	CHECK(!info->default_locale);
	CHECK_INT(info->class, CSL_NOTE);
	CHECK(!info->bibliography);
	if (CHECK_INT(info->fields, 2)) {
		CHECK_STR(info->field[0], "law");
		CHECK_STR(info->field[1], "history");
	}
	csl_style_free(style);
}

/* Of the head alone a beginning is enough, and what follows it may be anything. */
static void
check_head(void)
{
	static const char text[] = HEAD "<info><title>T</title></info><citation <";
	const char *end = strstr(text, "<citation");
	struct csl_error error = { 0 };

	for (const char *s = end - 1; s <= text + strlen(text); s++) {
		struct csl_style *style =
			csl_style_parse_info(text, (size_t)(s - text), NULL, &error);

		CHECK(!style == (s < end));
		if (style)
			CHECK_STR(csl_style_info(style)->title, "T");
		csl_style_free(style);
	}
	CHECK(!csl_style_parse(text, strlen(text), NULL, &error));
}

/* The second takes the place of the first, with as many fields as it has. */
static void
check_two_infos(void)
{
	static const char text[] =
		HEAD "<info><category field='botany'/><category field='law'/>"
		     "<category field='history'/></info>"
		     "<info><id>x</id><category field='geology'/></info>" CITATION "</style>";
	struct csl_style *style = csl_style_parse(text, strlen(text), NULL, NULL);
	const struct csl_style_info *info = style ? csl_style_info(style) : NULL;

	if (CHECK(info) && CHECK_INT(info->fields, 1))
		CHECK_STR(info->field[0], "geology");
	csl_style_free(style);
}

static const struct csl_locale *
no_locale(void *context, const char *tag)
{
	(void)context;
	(void)tag;
	return NULL;
}

/* A dependent style, and one of which only the head was read, have no layout to work with. */
static void
check_refused(void)
{
	static const char whole[] = HEAD "<info><id>x</id></info>" CITATION "</style>";
	const struct csl_setup setup = { .locale = no_locale };
	struct csl_error error = { 0 };
	struct csl_style *dependent = csl_style_parse(info_text, strlen(info_text), NULL, NULL);
	struct csl_style *head = csl_style_parse_info(whole, strlen(whole), NULL, NULL);
	struct csl_style *style = csl_style_parse(whole, strlen(whole), NULL, NULL);
	struct csl_engine *engine;

	CHECK(dependent && !csl_engine_new(dependent, &setup, NULL, &error));
	CHECK_INT(error.status, CSL_INVALID);
	CHECK(head && !csl_engine_new(head, &setup, NULL, &error));
	CHECK_INT(error.status, CSL_INVALID);
	/* Even without any locale there is something to be seen. */
	engine = style ? csl_engine_new(style, &setup, NULL, &error) : NULL;
	CHECK(engine);
	csl_engine_free(engine);
	csl_style_free(dependent);
	csl_style_free(head);
	csl_style_free(style);
}

static void
check_locale(void)
{
	static const char text[] = "<locale xmlns='http://purl.org/net/xbiblio/csl' "
				   "xml:lang='pt-PT' version='1.0'><terms/></locale>";
	struct csl_error error = { 0 };
	struct csl_locale *locale = csl_locale_parse(text, strlen(text), NULL, &error);

	CHECK(locale);
	csl_locale_free(locale);
	CHECK(!csl_locale_parse("<style/>", 8, NULL, &error));
	CHECK_INT(error.status, CSL_INVALID);
	CHECK_STR(error.sentence, "this is no CSL locale: its first element is <style>");
}

int
main(void)
{
	check_errors();
	check_depth();
	check_info(csl_style_parse(info_text, strlen(info_text), NULL, NULL));
	check_info(csl_style_parse_info(info_text, strlen(info_text), NULL, NULL));
	check_head();
	check_two_infos();
	check_refused();
	check_locale();
	csl_style_free(NULL);
	csl_locale_free(NULL);
	return test_end();
}
