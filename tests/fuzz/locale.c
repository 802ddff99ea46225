/* SPDX-License-Identifier: MIT */
/*
 * A locale and items, parted by a line of "%%", with a style that asks a locale for all that one
 * can have.
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "tests/fuzz/citing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char text[] =
	"<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='note'>"
	"<info><title>t</title><id>i</id><updated>2020-01-01T00:00:00Z</updated></info>"
	"<macro name='people'><names variable='author editor translator' delimiter='; '>"
	"<name and='text' form='long' delimiter-precedes-et-al='always'/><et-al term='et-al'/>"
	"<label form='verb' prefix=' '/></names>"
	"<names variable='editor'><name and='symbol'/><label form='short'/></names></macro>"
	"<macro name='dates'><date variable='issued' form='text'/>"
	"<date variable='accessed' form='numeric'/>"
	"<date variable='event-date'><date-part name='day' form='ordinal'/>"
	"<date-part name='month' form='short'/><date-part name='year'/></date></macro>"
	"<macro name='numbers'><number variable='edition' form='ordinal'/>"
	"<label variable='edition'/><number variable='volume' form='long-ordinal'/>"
	"<label variable='volume' form='symbol' plural='always'/>"
	"<number variable='issue' form='roman'/><text variable='page' form='short'/>"
	"<label variable='page' form='short' text-case='capitalize-first'/></macro>"
	"<macro name='terms'><group delimiter=', '><text term='accessed'/><text term='circa'/>"
	"<text term='no date' form='short'/><text term='ibid' strip-periods='true'/>"
	"<text term='month-07'/><text term='season-01'/><text term='et-al'/><text term='ad'/>"
	"<text term='section' form='symbol' plural='true'/><text term='ordinal-01'/>"
	"</group></macro>"
	"<citation et-al-min='3' et-al-use-first='1'><layout delimiter='; '>"
	"<text macro='people'/><text variable='title' quotes='true' text-case='title'/>"
	"<text macro='dates'/><label variable='locator'/><text variable='locator'/>"
	"<choose><if position='ibid'><text term='ibid'/></if></choose></layout></citation>"
	"<bibliography><sort><key variable='issued'/><key macro='people'/></sort>"
	"<layout suffix='.'><group delimiter='. '><text macro='people'/>"
	"<text variable='title' quotes='true'/><text macro='dates'/><text macro='numbers'/>"
	"<text macro='terms'/></group></layout></bibliography></style>";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part rest = { size ? (const char *)data : "", size };
	struct part locale_part = next_part(&rest), items_part = next_part(&rest);
	struct csl_item *item[ITEMS_MAX];
	struct csl_error error = { 0 };
	struct csl_style *style;
	struct csl_locale *locale;
	size_t count;

	citing_limit(SIZE_MAX);
	style = csl_style_parse(text, sizeof text - 1, &citing_memory, &error);
	assert(style);
	locale = csl_locale_parse(locale_part.s, locale_part.len, &citing_memory, &error);
	if (!locale)
		assert(error.status != CSL_OK && *error.sentence);
	count = citing_items(items_part, item);
	if (locale)
		citing_render(style, locale, item, count, size);
	for (size_t i = 0; i < count; i++)
		csl_item_free(item[i]);
	csl_locale_free(locale);
	csl_style_free(style);
	return 0;
}
