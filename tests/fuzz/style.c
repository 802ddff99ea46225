/* SPDX-License-Identifier: MIT */
/*
 * A style, a locale and items, parted by lines of "%%": whatever they are, the library answers, or
 * says why not; also when memory runs out at any moment: the last part may say at which request.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "tests/fuzz/citing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char english[] =
	"<locale xmlns='http://purl.org/net/xbiblio/csl' version='1.0' xml:lang='en-US'>"
	"<style-options punctuation-in-quote='true'/>"
	"<date form='text'><date-part name='month' suffix=' '/><date-part name='year'/></date>"
	"<terms><term name='and'>and</term><term name='et-al'>et al.</term>"
	"<term name='open-quote'>\xe2\x80\x9c</term><term name='close-quote'>\xe2\x80\x9d</term>"
	"<term name='page' form='short'><single>p.</single><multiple>pp.</multiple></term>"
	"<term name='ordinal'>th</term><term name='month-07'>July</term></terms></locale>";

static size_t
number(struct part part)
{
	size_t n = 0;

	for (size_t i = 0; i < part.len && part.s[i] >= '0' && part.s[i] <= '9' && n < 1000000; i++)
		n = 10 * n + (size_t)(part.s[i] - '0');
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part rest = { size ? (const char *)data : "", size };
	struct part style_part = next_part(&rest), locale_part = next_part(&rest);
	struct part items_part = next_part(&rest), last = next_part(&rest);
	struct csl_item *item[ITEMS_MAX];
	struct csl_error error = { 0 };
	struct csl_style *style, *info;
	struct csl_locale *locale;
	size_t count;

	citing_limit(last.len ? number(last) : SIZE_MAX);
	info = csl_style_parse_info(style_part.s, style_part.len, &citing_memory, NULL);
	csl_style_free(info);
	style = csl_style_parse(style_part.s, style_part.len, &citing_memory, &error);
	if (!style)
		assert(error.status != CSL_OK && *error.sentence);
	locale = csl_locale_parse(locale_part.s, locale_part.len, &citing_memory, &error);
	if (!locale)
		assert(error.status != CSL_OK && *error.sentence);
	if (!locale)
		locale = csl_locale_parse(english, sizeof english - 1, &citing_memory, NULL);
	count = citing_items(items_part, item);
	if (style && !csl_style_info(style)->parent)
		citing_render(style, locale, item, count, size);
	for (size_t i = 0; i < count; i++)
		csl_item_free(item[i]);
	csl_locale_free(locale);
	csl_style_free(style);
	return 0;
}
